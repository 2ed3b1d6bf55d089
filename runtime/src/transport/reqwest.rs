//! [`ReqwestTransport`]: HTTP/1.1 over reqwest and rustls.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use reqwest::redirect::Policy;

use super::{BoxFuture, Transport, TransportError, redirect};
use crate::request::Request;
use crate::response::Response;

/// The transport of [`Client::new`](crate::Client::new).
///
/// HTTP/1.1, certificates verified, gzip and deflate, proxies of the environment, redirects as the
/// request's [`Behavior`](crate::Behavior) says. Like every program that goes through [`url::Url`],
/// it resolves dot segments of a path and leaves out default ports, which Postman does not. There
/// is no cookie jar. Make a [`reqwest::Client`] for anything else.
///
/// The TLS provider is the process's default one, or ring when there is none.
#[derive(Debug)]
pub struct ReqwestTransport {
    connect_timeout: Duration,
    /// Made at the first request, so that making a client cannot fail.
    client: OnceLock<Result<reqwest::Client, String>>,
    /// Whether redirects are followed here, rather than by a client of the program's own.
    redirects: bool,
}

impl ReqwestTransport {
    /// With this limit on the time to connect.
    pub fn new(connect_timeout: Duration) -> Self {
        Self { connect_timeout, client: OnceLock::new(), redirects: true }
    }

    fn client(&self) -> Result<&reqwest::Client, TransportError> {
        let client = self.client.get_or_init(|| {
            if rustls::crypto::CryptoProvider::get_default().is_none() {
                // An error means that another thread was faster.
                let _ = rustls::crypto::ring::default_provider().install_default();
            }
            let builder = reqwest::Client::builder().connect_timeout(self.connect_timeout);
            builder.redirect(Policy::none()).build().map_err(|error| error.to_string())
        });
        client.as_ref().map_err(|error| TransportError::new(error.as_str()))
    }

    /// Sends one request, and those that its answers redirect to.
    async fn exchange(&self, mut request: Request) -> Result<Response, TransportError> {
        let client = self.client()?;
        let deadline = request.timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let mut redirects = 0;
        loop {
            let mut builder =
                client.request(request.method.clone(), &request.url).headers(framed(request.headers.clone()));
            if !request.body.is_empty() {
                builder = builder.body(request.body.clone());
            }
            if let Some(deadline) = deadline {
                builder = builder.timeout(deadline.saturating_duration_since(Instant::now()));
            }
            let mut answer = builder.send().await.map_err(failed)?;
            let status = answer.status();
            let headers = std::mem::take(answer.headers_mut());
            if self.redirects
                && let Some(next) = redirect::next(&request, status, &headers)?
            {
                if redirects == request.behavior.max_redirects {
                    return Err(TransportError::new(format!("more than {redirects} redirects")));
                }
                redirects += 1;
                request = next;
                continue;
            }
            let body = answer.bytes().await.map_err(failed)?;
            return Ok(Response::from_parts(status, headers, body));
        }
    }
}

/// A client of the program's own; its settings apply, those for redirects too.
impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self { connect_timeout: Duration::MAX, client: OnceLock::from(Ok(client)), redirects: false }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

/// Without the headers that say how the message is framed: that is the connection's business.
fn framed(mut headers: http::HeaderMap) -> http::HeaderMap {
    headers.remove(CONTENT_LENGTH);
    headers.remove(TRANSFER_ENCODING);
    headers
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
