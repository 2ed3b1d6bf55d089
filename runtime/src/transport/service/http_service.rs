//! [`HttpService`]: the tower service through which a client sends.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::Body;
use tower_service::Service;

use crate::transport::body::HttpBody;
use crate::transport::error::BoxError;

/// A future on the heap.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A type-erased [`tower::Service`](Service) from requests to answers. It is cheap to clone.
///
/// It is the service that a layer of `ClientBuilder::layer` wraps.
#[derive(Clone)]
pub struct HttpService(Arc<Sends>);

type Sends = dyn Fn(http::Request<HttpBody>) -> Sent + Send + Sync;
type Sent = BoxFuture<'static, Result<http::Response<HttpBody>, BoxError>>;

impl HttpService {
    /// Wraps a service. Each request is sent by a clone of it, once that is ready.
    pub fn new(service: impl IntoHttpService) -> Self {
        service.into_http_service()
    }

    /// Wraps a service that is always ready.
    #[cfg(feature = "hyper")]
    pub(in crate::transport) fn of(send: impl Fn(http::Request<HttpBody>) -> Sent + Send + Sync + 'static) -> Self {
        Self(Arc::new(send))
    }

    pub(in crate::transport) fn send(&self, request: http::Request<HttpBody>) -> Sent {
        (self.0)(request)
    }
}

/// A tower service through which a client can send, or that a layer creates: from `http::Request<HttpBody>` to an `http::Response` with a
/// body of [`Bytes`].
///
/// The service has to be `Clone + Send + Sync + 'static`, and its futures `Send`. One that is not `Clone`, such as tower's rate limit,
/// needs a `tower::buffer` around it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no tower service that a client can send through",
    note = "it needs `Service<http::Request<HttpBody>, Response = http::Response<_>> + Clone + Send + Sync + 'static`, futures that are `Send`, and a body of `Bytes`"
)]
pub trait IntoHttpService {
    /// Wraps the service.
    fn into_http_service(self) -> HttpService;
}

impl<S, B> IntoHttpService for S
where
    S: Service<http::Request<HttpBody>, Response = http::Response<B>, Error: Into<BoxError>, Future: Send>
        + Clone
        + Send
        + Sync
        + 'static,
    B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    fn into_http_service(self) -> HttpService {
        HttpService(Arc::new(move |request| {
            let mut service = self.clone();
            Box::pin(async move {
                poll_fn(|context| service.poll_ready(context)).await.map_err(Into::into)?;
                let answer = service.call(request).await.map_err(Into::into)?;
                Ok(answer.map(HttpBody::new))
            })
        }))
    }
}

impl Service<http::Request<HttpBody>> for HttpService {
    type Response = http::Response<HttpBody>;
    type Error = BoxError;
    type Future = Sent;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<HttpBody>) -> Sent {
        self.send(request)
    }
}

impl fmt::Debug for HttpService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HttpService")
    }
}
