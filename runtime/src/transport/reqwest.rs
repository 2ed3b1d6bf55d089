//! [`ReqwestTransport`]: a [`reqwest::Client`] that the program already has.

use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt;
use tower_service::Service;

use super::body::HttpBody;
use super::error::BoxError;
use super::framing::unframed;
use super::service::{BoxFuture, HttpService};
use super::{Transport, TransportError};

/// Sends through a [`reqwest::Client`], with its proxies, certificates and retries.
///
/// Give it a client without redirects and cookies of its own ([`reqwest::redirect::Policy::none`]):
/// the [`Client`](crate::Client) follows redirects and keeps cookies as Postman does. Like
/// every program that goes through [`url::Url`], reqwest resolves dot segments of a path and leaves
/// out default ports, which Postman does not.
#[derive(Clone, Debug)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    async fn exchange(self, request: http::Request<HttpBody>) -> Result<http::Response<HttpBody>, TransportError> {
        let (parts, body) = request.into_parts();
        let mut builder = self.0.request(parts.method, parts.uri.to_string()).headers(unframed(parts.headers));
        builder = match body.into_bytes() {
            Ok(bytes) if bytes.is_empty() => builder,
            Ok(bytes) => builder.body(bytes),
            Err(stream) => builder.body(reqwest::Body::wrap(Shareable(Mutex::new(stream)))),
        };
        let answer = builder.send().await.map_err(failed)?;
        Ok(http::Response::from(answer).map(|body| HttpBody::new(body.map_err(failed))))
    }
}

/// A body that threads may share, as reqwest asks: only one of them ever reads it.
struct Shareable(Mutex<HttpBody>);

impl Body for Shareable {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Pin::new(self.0.get_mut().unwrap_or_else(PoisonError::into_inner)).poll_frame(context)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}

impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self(client)
    }
}

impl Service<http::Request<HttpBody>> for ReqwestTransport {
    type Response = http::Response<HttpBody>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<Self::Response, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<HttpBody>) -> Self::Future {
        Box::pin(self.clone().exchange(request))
    }
}

impl Transport for ReqwestTransport {
    fn into_service(self) -> HttpService {
        HttpService::new(self)
    }
}

fn failed(error: reqwest::Error) -> TransportError {
    // Its message would show the URL.
    let error = error.without_url();
    if error.is_timeout() {
        TransportError::timeout(error)
    } else if error.is_connect() {
        TransportError::connect(error)
    } else {
        TransportError::new(error)
    }
}
