//! The tower service through which a client sends, the types that convert into it, and its requests and answers.

#[cfg(any(feature = "hyper", feature = "reqwest"))]
pub(super) mod framing;
mod http_service;
pub(super) mod message;
mod transport;
#[cfg(not(feature = "hyper"))]
mod unavailable;

pub use self::http_service::{BoxFuture, HttpService, IntoHttpService};
pub use self::transport::Transport;
#[cfg(not(feature = "hyper"))]
pub(crate) use self::unavailable::unavailable;
