//! From a request to its last answer: the network, redirects and cookies.
//!
//! In: a [`Request`](crate::Request). Out: a [`Response`](crate::Response), or the reason why there is none. Rule: a tower service
//! ([`HttpService`]) is the only interface between a client and the network, so that tests need no network.

#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod error;
mod exchange;
#[cfg(feature = "hyper")]
mod hyper;
#[cfg(feature = "reqwest")]
mod reqwest;
mod service;
mod time;

#[cfg(feature = "blocking")]
pub(crate) use self::blocking::wait;
pub use self::body::HttpBody;
#[cfg(feature = "stream")]
pub(crate) use self::body::Pieces;
pub use self::error::TransportError;
pub(crate) use self::exchange::{Arriving, Jar, Limits, Sender};
#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(not(feature = "hyper"))]
pub(crate) use self::service::unavailable;
pub use self::service::{BoxFuture, HttpService, IntoHttpService, Transport};
#[cfg(feature = "retry")]
pub(crate) use self::time::wait_for;
#[cfg(any(feature = "oauth2", feature = "renewal"))]
pub(crate) use self::time::within;
