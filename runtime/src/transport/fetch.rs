//! [`ReqwestTransport`] in a browser, where reqwest calls `fetch`.

use std::task::{Context, Poll};

use send_wrapper::SendWrapper;
use tower_service::Service;

use super::body::HttpBody;
use super::framing::unframed;
use super::read;
use super::service::{BoxFuture, HttpService};
use super::{Transport, TransportError};
use crate::response::Response;

/// Sends with `fetch`, through a [`reqwest::Client`]. The browser follows redirects, keeps cookies and undoes compression
/// itself. Bodies are read and written whole.
#[derive(Clone, Debug)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    async fn exchange(self, request: http::Request<HttpBody>) -> Result<http::Response<HttpBody>, TransportError> {
        let (parts, body) = request.into_parts();
        let body = read::all(body).await?;
        let mut builder = self.0.request(parts.method, parts.uri.to_string()).headers(unframed(parts.headers));
        if !body.is_empty() {
            builder = builder.body(body);
        }
        let answer = builder.send().await.map_err(failed)?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = answer.bytes().await.map_err(failed)?;
        Ok(Response::from_parts(status, headers, body).into())
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
        // A page has one thread.
        Box::pin(SendWrapper::new(self.clone().exchange(request)))
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
    if error.is_timeout() { TransportError::timeout(error) } else { TransportError::new(error) }
}
