//! The tower service through which a client sends, the types that convert into it, and its requests and answers.

#[cfg(any(feature = "hyper", feature = "reqwest"))]
pub(super) mod framing;
mod http_service;
pub(super) mod message;
#[cfg(not(feature = "hyper"))]
mod nowhere;
mod transport;

pub use self::http_service::{BoxFuture, HttpService, IntoHttpService};
#[cfg(not(feature = "hyper"))]
pub(crate) use self::nowhere::nowhere;
pub use self::transport::Transport;
