//! [`Transport`]: the one seam between a client and the network.

#[cfg(feature = "hyper")]
mod hyper;
#[cfg(feature = "reqwest")]
mod reqwest;

use std::any::Any;
use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
use crate::request::Request;
use crate::response::Response;

/// Asks for a connection that only the requests with a clone of this use: it is kept here from one to the next.
#[derive(Clone, Default)]
pub(crate) struct OneConnection(Arc<Mutex<Option<Box<dyn Any + Send>>>>);

#[cfg_attr(not(feature = "hyper"), expect(dead_code, reason = "for the network"))]
impl OneConnection {
    /// The transport's connection, until it is put back.
    pub(crate) fn take(&self) -> Option<Box<dyn Any + Send>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(crate) fn put(&self, connection: Box<dyn Any + Send>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(connection);
    }
}

/// Without the headers that say how the message is framed: they are the connection's, and wrong
/// ones would let a request be read as two.
#[cfg(any(feature = "hyper", feature = "reqwest"))]
fn unframed(mut headers: http::HeaderMap) -> http::HeaderMap {
    headers.remove(http::header::CONTENT_LENGTH);
    headers.remove(http::header::TRANSFER_ENCODING);
    headers
}

/// A future on the heap.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests. A closure from [`Request`] to [`Response`] is one, for tests:
///
/// ```
/// use postman_client::{Request, Response, Transport};
///
/// fn offline() -> impl Transport {
///     |request: Request| match request.target() {
///         "/ping" => Response::new(200, "pong"),
///         _ => Response::new(404, ""),
///     }
/// }
/// ```
pub trait Transport: Send + Sync {
    /// Sends the request and reads the whole answer. Any status is an answer, not an error: the
    /// client follows redirects and keeps cookies itself.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>>;
}

impl<F: Fn(Request) -> Response + Send + Sync> Transport for F {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let response = self(request);
        Box::pin(std::future::ready(Ok(response)))
    }
}

/// The transport of clients that were not given one.
#[cfg(feature = "hyper")]
pub(crate) fn network(connect_timeout: Duration) -> Arc<dyn Transport> {
    Arc::new(HyperTransport::new().connect_timeout(connect_timeout))
}

/// The transport of clients that were not given one.
#[cfg(not(feature = "hyper"))]
pub(crate) fn network(_: Duration) -> Arc<dyn Transport> {
    struct Nowhere;

    impl Transport for Nowhere {
        fn send(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            let error = TransportError::new("the client has no transport, and postman-client no feature `hyper`");
            Box::pin(std::future::ready(Err(error)))
        }
    }

    Arc::new(Nowhere)
}

/// Why there was no answer.
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    source: Box<dyn Error + Send + Sync>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Timeout,
    Connect,
    Other,
}

impl TransportError {
    /// A failure that is neither a timeout nor a failed connection. `source` must not show secrets,
    /// such as the URL.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind: Kind::Other, source: source.into() }
    }

    /// The time ran out.
    pub fn timeout(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind: Kind::Timeout, source: source.into() }
    }

    /// No connection was made, so nothing was sent.
    pub fn connect(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind: Kind::Connect, source: source.into() }
    }

    /// Whether the time ran out.
    pub fn is_timeout(&self) -> bool {
        self.kind == Kind::Timeout
    }

    /// Whether no connection was made.
    pub fn is_connect(&self) -> bool {
        self.kind == Kind::Connect
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Timeout => "no answer in time",
            Kind::Connect => "cannot connect",
            Kind::Other => "no answer",
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
