//! [`ReqwestTransport`]: a [`reqwest::Client`] that the program already has.

use super::framing::unframed;
use super::{BoxFuture, Transport, TransportError};
use crate::answer::Response;
use crate::request::Request;

/// Sends through a [`reqwest::Client`], with its proxies, certificates and retries.
///
/// Give it a client without redirects and cookies of its own ([`reqwest::redirect::Policy::none`]):
/// the [`Client`](crate::Client) follows redirects and keeps cookies as Postman does. Like
/// every program that goes through [`url::Url`], reqwest resolves dot segments of a path and leaves
/// out default ports, which Postman does not.
#[derive(Clone, Debug)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let mut builder = self.0.request(request.method, &request.url).headers(unframed(request.headers));
        if !request.body.is_empty() {
            builder = builder.body(request.body);
        }
        if let Some(timeout) = request.timeout {
            builder = builder.timeout(timeout);
        }
        let mut answer = builder.send().await.map_err(failed)?;
        let status = answer.status();
        let headers = std::mem::take(answer.headers_mut());
        let body = answer.bytes().await.map_err(failed)?;
        Ok(Response::from_parts(status, headers, body))
    }
}

impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self(client)
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
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
