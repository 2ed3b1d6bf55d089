//! From a request to its last answer: the network, redirects and cookies.
//!
//! In: a [`Request`](crate::Request). Out: a [`Response`](crate::Response), or why there is none. Rule: a tower service
//! ([`HttpService`]) is the one seam between a client and the network, so that a test needs none.

#[cfg(feature = "blocking")]
mod blocking;
mod body;
#[cfg(feature = "cookies")]
mod cookies;
#[cfg(not(feature = "cookies"))]
#[path = "no_cookies.rs"]
mod cookies;
mod error;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod framing;
#[cfg(feature = "hyper")]
mod hyper;
mod message;
#[cfg(not(feature = "hyper"))]
mod nowhere;
#[cfg(feature = "stream")]
mod pieces;
mod read;
mod redirect;
#[cfg(feature = "reqwest")]
mod reqwest;
mod sender;
mod service;
mod time;
mod transport;
mod upload;

#[cfg(feature = "blocking")]
pub(crate) use self::blocking::wait;
pub use self::body::HttpBody;
pub(crate) use self::cookies::Jar;
pub use self::error::TransportError;
#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;
#[cfg(not(feature = "hyper"))]
pub(crate) use self::nowhere::nowhere;
#[cfg(feature = "stream")]
pub(crate) use self::pieces::Pieces;
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
pub(crate) use self::sender::{Arriving, Limits, Sender};
pub use self::service::{BoxFuture, HttpService, IntoHttpService};
#[cfg(feature = "retry")]
pub(crate) use self::time::wait_for;
pub use self::transport::Transport;
