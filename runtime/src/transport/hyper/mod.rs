//! [`HyperTransport`]: HTTP/1.1 over hyper and rustls.

mod compression;
mod connect;
mod connection;
mod held;
mod resolve;

use std::sync::OnceLock;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_LENGTH, HOST, PROXY_AUTHORIZATION};
use http::{HeaderMap, HeaderValue, Method, Uri};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::{Client, Error};
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use self::connect::Connector;
use super::{BoxFuture, Transport, TransportError};
use crate::answer::Response;
use crate::request::Behavior;
use crate::request::Request;
use crate::transport::framing::unframed;

/// The transport of [`Client::new`](crate::Client::new).
///
/// HTTP/1.1 as Postman speaks it: the request target goes out as it is, with its dot segments and
/// default ports. Connections are kept open, certificates are verified with the platform's roots,
/// bodies in gzip, deflate and Brotli are decompressed, and the proxies of `HTTP_PROXY`,
/// `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` are used, in either case.
///
/// The TLS provider is the process's default one, or ring when there is none.
pub struct HyperTransport {
    connect_timeout: Duration,
    tls: Option<rustls::ClientConfig>,
    /// Made at the first request, so that making a client cannot fail.
    network: OnceLock<Result<Network, String>>,
}

struct Network {
    client: Client<Connector, Full<Bytes>>,
    connector: Connector,
}

impl HyperTransport {
    /// With 10 seconds to connect, and the platform's certificates.
    pub fn new() -> Self {
        Self { connect_timeout: Duration::from_secs(10), tls: None, network: OnceLock::new() }
    }

    /// How long connecting may take, TLS included.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Certificates of the program's own: further authorities, client certificates.
    #[must_use]
    pub fn tls(mut self, config: rustls::ClientConfig) -> Self {
        self.tls = Some(config);
        self
    }

    fn network(&self) -> Result<&Network, TransportError> {
        let made = self.network.get_or_init(|| {
            let connector = Connector::new(self.connect_timeout, self.tls.clone(), Matcher::from_env())
                .map_err(|error| error.to_string())?;
            let client = Client::builder(TokioExecutor::new())
                .pool_timer(TokioTimer::new())
                .http1_title_case_headers(true)
                .build(connector.clone());
            Ok(Network { client, connector })
        });
        made.as_ref().map_err(|error| TransportError::new(error.as_str()))
    }

    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let network = self.network()?;
        let uri: Uri = request.url.parse().map_err(TransportError::new)?;
        let Request { method, headers, behavior, body, connection, .. } = request;
        let mut headers = unframed(headers);
        add_system(&mut headers, &behavior, &uri);
        if !body.is_empty() || !without_length(&method) {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        }
        if let Some(credential) = network.connector.proxy_authorization(&uri) {
            headers.entry(PROXY_AUTHORIZATION).or_insert(credential);
        }
        let mut message = http::Request::new(Full::new(body));
        *message.headers_mut() = headers;
        *message.method_mut() = method;
        *message.uri_mut() = uri;
        let answer = match connection {
            Some(held) => held::send(&held, network.connector.clone(), message).await?,
            None => network.client.request(message).await.map_err(failed)?,
        };
        let (mut parts, body) = answer.into_parts();
        let body = body.collect().await.map_err(TransportError::new)?.to_bytes();
        let body = compression::decode(&mut parts.headers, body).map_err(TransportError::new)?;
        Ok(Response::from_parts(parts.status, parts.headers, body))
    }
}

impl Default for HyperTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HyperTransport").field("connect_timeout", &self.connect_timeout).finish_non_exhaustive()
    }
}

impl Transport for HyperTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let Some(timeout) = request.timeout else { return self.exchange(request).await };
            match tokio::time::timeout(timeout, self.exchange(request)).await {
                Ok(answer) => answer,
                Err(elapsed) => Err(TransportError::timeout(elapsed)),
            }
        })
    }
}

/// Adds the headers that Postman adds by itself, unless the request has them or does without.
fn add_system(headers: &mut HeaderMap, behavior: &Behavior, uri: &Uri) {
    for (name, value) in [(ACCEPT, "*/*"), (ACCEPT_ENCODING, compression::ACCEPTED)] {
        if !behavior.disables(name.as_str()) {
            headers.entry(name).or_insert(HeaderValue::from_static(value));
        }
    }
    // With the port as it is written: hyper would leave out a default one.
    if let Some(host) = uri.authority().and_then(|authority| HeaderValue::from_str(authority.as_str()).ok()) {
        headers.entry(HOST).or_insert(host);
    }
}

/// Whether a request with this method says nothing of its length when it has no body.
fn without_length(method: &Method) -> bool {
    [Method::GET, Method::HEAD, Method::TRACE, Method::DELETE, Method::CONNECT, Method::OPTIONS].contains(method)
}

fn failed(error: Error) -> TransportError {
    if connect::timed_out(&error) {
        TransportError::timeout(error)
    } else if error.is_connect() {
        TransportError::connect(error)
    } else {
        TransportError::new(error)
    }
}
