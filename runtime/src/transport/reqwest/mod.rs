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

/// Sends through a [`reqwest::Client`], with its proxies, certificates and connections.
///
/// ```
/// use postman_client::{Client, Variables, reqwest};
///
/// fn client<V: Variables>(variables: V) -> Result<Client<V>, reqwest::Error> {
///     let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
///     Ok(Client::builder(variables).reqwest(http).build())
/// }
/// ```
///
/// Give it a client that follows no redirects and keeps no cookies: [`Client`](crate::Client) does both as Postman does. Since reqwest
/// parses URLs with [`url::Url`], it resolves dot segments of a path and leaves out default ports, which Postman does not.
///
/// On `wasm32-unknown-unknown` it calls `fetch`: the browser follows redirects, keeps cookies and decompresses by itself, and bodies are
/// read and written as a whole.
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
