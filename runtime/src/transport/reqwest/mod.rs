//! [`ReqwestTransport`]: a [`reqwest::Client`] that the program already has.

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
mod fetch;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod native;

use std::task::{Context, Poll};

use tower_service::Service;

use super::TransportError;
use super::body::HttpBody;
use super::service::{BoxFuture, HttpService, Transport};
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
use fetch::exchange;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
use native::exchange;

/// Sends through a [`reqwest::Client`], with its proxies, certificates and retries.
///
/// Give it a client without redirects and cookies of its own ([`reqwest::redirect::Policy::none`]):
/// the [`Client`](crate::Client) follows redirects and keeps cookies as Postman does. Like
/// every program that goes through [`url::Url`], reqwest resolves dot segments of a path and leaves
/// out default ports, which Postman does not.
///
/// In a browser it calls `fetch`: the browser follows redirects, keeps cookies and undoes compression itself, and bodies are read and
/// written whole.
#[derive(Clone, Debug)]
pub struct ReqwestTransport(reqwest::Client);

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
        Box::pin(exchange(self.0.clone(), request))
    }
}

impl Transport for ReqwestTransport {
    fn into_service(self) -> HttpService {
        HttpService::new(self)
    }
}
