//! [`Transport`]: the one seam between a client and the network.

use std::pin::Pin;

use super::TransportError;
use crate::answer::Response;
use crate::request::Request;

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
