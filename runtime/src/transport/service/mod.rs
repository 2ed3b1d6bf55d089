//! The tower service that a client sends through, what can be given as one, and requests and answers as it has them.

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
