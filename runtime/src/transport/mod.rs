//! From a request to its last answer: the network, redirects and cookies.
//!
//! In: a [`Request`](crate::Request). Out: a [`Response`](crate::Response), or why there is none. Rule: [`Transport`] is the
//! one seam between a client and the network, so that a test needs none.

#[cfg(feature = "blocking")]
mod blocking;
#[cfg(feature = "cookies")]
mod cookies;
#[cfg(not(feature = "cookies"))]
#[path = "no_cookies.rs"]
mod cookies;
mod error;
mod exchange;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod framing;
#[cfg(feature = "hyper")]
mod hyper;
mod network;
mod redirect;
#[cfg(feature = "reqwest")]
mod reqwest;
mod transport;

#[cfg(feature = "blocking")]
pub(crate) use self::blocking::wait;
pub(crate) use self::cookies::Jar;
pub use self::error::TransportError;
pub(crate) use self::exchange::exchange;
#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;
pub(crate) use self::network::network;
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
pub use self::transport::{BoxFuture, Transport};
