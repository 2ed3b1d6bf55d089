//! [`Transport`]: the types through which a client can send.

use std::sync::Arc;
use std::task::{Context, Poll};

use tower_service::Service;

use super::{BoxFuture, HttpService};
use crate::request::Request;
use crate::response::Response;
use crate::transport::TransportError;
use crate::transport::body::HttpBody;

/// A transport through which a client sends its requests: a closure from [`Request`] to [`Response`], for tests, or a transport of this crate. Any
/// other tower service can be passed to [`ClientBuilder::service`](crate::ClientBuilder::service).
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
pub trait Transport {
    /// Converts the transport into the service that sends.
    fn into_service(self) -> HttpService;
}

impl<F: Fn(Request) -> Response + Send + Sync + 'static> Transport for F {
    fn into_service(self) -> HttpService {
        HttpService::new(Answering(Arc::new(self)))
    }
}

/// A closure as a service.
struct Answering<F>(Arc<F>);

impl<F> Clone for Answering<F> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<F: Fn(Request) -> Response + Send + Sync + 'static> Service<http::Request<HttpBody>> for Answering<F> {
    type Response = http::Response<HttpBody>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<Self::Response, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<HttpBody>) -> Self::Future {
        let answer = Arc::clone(&self.0);
        Box::pin(async move { Ok(answer(Request::read(request).await?).into()) })
    }
}
