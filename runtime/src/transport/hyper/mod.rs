//! [`HyperTransport`]: HTTP over hyper and rustls.

#[cfg(feature = "http2")]
mod authority;
mod connect;
mod connection;
mod decompress;
mod held;
mod pool;
mod proxy;
mod resolve;
mod tls;

use std::net::IpAddr;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_LENGTH, HOST, PROXY_AUTHORIZATION};
use http::{HeaderMap, HeaderValue, Method, Uri};
use http_body::Body;
use tower_service::Service;

use self::connect::Connector;
use self::pool::{Pool, PoolSettings};
use self::proxy::Proxies;
use self::tls::TlsSettings;
use super::TransportError;
use super::body::HttpBody;
use super::service::message::Particulars;
use super::service::{BoxFuture, HttpService, Transport};
use crate::request::Behavior;
use crate::transport::service::framing::unframed;

/// The transport of [`Client::new`](crate::Client::new): HTTP over hyper and rustls.
///
/// Create it yourself for settings that [`ClientBuilder`](crate::ClientBuilder) does not have:
///
/// ```
/// use std::net::Ipv4Addr;
///
/// use postman_client::{Client, HyperTransport, Variables};
///
/// fn client<V: Variables>(variables: V) -> Client<V> {
///     let transport = HyperTransport::new().local_address(Some(Ipv4Addr::LOCALHOST.into()));
///     Client::with_transport(variables, transport)
/// }
/// ```
///
/// * It speaks HTTP/1.1 as Postman does: the request target is sent as it is, with dot segments and default ports. With the feature
///   `http2` it speaks HTTP/2 with servers that choose it while TLS is set up (ALPN).
/// * Connections are kept open. Each async runtime has its own, so that they are driven by the runtime that uses them. If the server
///   has closed a kept connection, a request that is safe to repeat (`GET`, `HEAD`, `OPTIONS`, `TRACE`, `PUT`, `DELETE`) is sent once
///   more, on a new one.
/// * Certificates are verified with the platform's authorities. The TLS provider is the default one of the process, or ring if there
///   is none.
/// * Bodies in gzip, deflate and Brotli are decompressed.
/// * The proxies of the environment variables `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in upper or lower case, are
///   used.
#[derive(Clone)]
pub struct HyperTransport {
    connect_timeout: Duration,
    local_address: Option<IpAddr>,
    /// Shared, like the settings of TLS, because each request has a clone of the transport.
    proxies: Arc<Proxies>,
    tls: Arc<TlsSettings>,
    pool: PoolSettings,
    /// Created with the first request, so that building a client cannot fail.
    network: Arc<OnceLock<Result<Network, String>>>,
}

struct Network {
    pool: Pool,
    /// The connector of held connections, which speak HTTP/1.1.
    connector: Connector,
}

impl HyperTransport {
    /// Creates a transport with the default settings: 10 seconds to connect, and the certificate authorities of the platform.
    pub fn new() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            local_address: None,
            proxies: Arc::default(),
            tls: Arc::default(),
            pool: PoolSettings::default(),
            network: Arc::default(),
        }
    }

    /// Limits the time of connecting, TLS included. The default is 10 seconds.
    #[must_use]
    pub fn connect_timeout(self, timeout: Duration) -> Self {
        Self { connect_timeout: timeout, ..self }.without_connections()
    }

    /// Sets the configuration of TLS: other authorities, client certificates. [`root_certificates`](Self::root_certificates) and
    /// [`danger_accept_invalid_certs`](Self::danger_accept_invalid_certs) have no effect then.
    #[must_use]
    pub fn tls(mut self, config: rustls::ClientConfig) -> Self {
        Arc::make_mut(&mut self.tls).config = Some(config);
        self.without_connections()
    }

    /// Trusts these certificate authorities, in PEM, in addition to those of the platform. If they cannot be read, each call to `https`
    /// fails.
    #[must_use]
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        Arc::make_mut(&mut self.tls).roots.push(pem.into());
        self.without_connections()
    }

    /// Accepts every certificate. Whoever is between the client and the server can then read and change everything, credentials
    /// included.
    #[must_use]
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        Arc::make_mut(&mut self.tls).accepts_invalid = accept;
        self.without_connections()
    }

    /// Sends all requests through this HTTP or HTTPS proxy, `http://user:password@proxy.example:3128`, in place of those that the
    /// environment variables name.
    #[must_use]
    pub fn proxy(self, url: impl Into<String>) -> Self {
        Self { proxies: Arc::new(Proxies::All(url.into())), ..self }.without_connections()
    }

    /// Uses no proxy, even if environment variables name one.
    #[must_use]
    pub fn no_proxy(self) -> Self {
        Self { proxies: Arc::new(Proxies::None), ..self }.without_connections()
    }

    /// Connects from this address of the machine.
    #[must_use]
    pub fn local_address(self, address: impl Into<Option<IpAddr>>) -> Self {
        Self { local_address: address.into(), ..self }.without_connections()
    }

    /// Drops its connections, because settings have changed.
    fn without_connections(self) -> Self {
        Self { network: Arc::default(), ..self }
    }

    /// Limits the number of headers of an answer, and the bytes of its head. The default is 100 headers and about 400 KiB. An answer
    /// beyond that is an error.
    #[must_use]
    pub fn max_headers(self, number: usize, bytes: usize) -> Self {
        // hyper accepts no less
        let head = Some((number, bytes.max(8 * 1024)));
        Self { pool: PoolSettings { head, ..self.pool }, ..self }.without_connections()
    }

    /// Sets how long a connection without a request is kept open. The default is 90 seconds; `None` is as long as the server keeps it.
    #[must_use]
    pub fn pool_idle_timeout(self, timeout: impl Into<Option<Duration>>) -> Self {
        let pool = PoolSettings { idle_timeout: timeout.into(), ..self.pool };
        Self { pool, ..self }.without_connections()
    }

    /// Limits the connections to one server that are kept open without a request. By default there is no limit; with 0 each request
    /// has a connection of its own.
    #[must_use]
    pub fn pool_max_idle(self, connections: usize) -> Self {
        let pool = PoolSettings { max_idle: connections, ..self.pool };
        Self { pool, ..self }.without_connections()
    }

    fn network(&self) -> Result<&Network, TransportError> {
        let made = self.network.get_or_init(|| {
            let proxies = Arc::new(self.proxies.matcher()?);
            let connector = |tls| Connector::new(self.connect_timeout, self.local_address, tls, Arc::clone(&proxies));
            let pool = Pool::new(connector(self.tls.any_version()?), self.pool);
            Ok(Network { pool, connector: connector(self.tls.http1()?) })
        });
        made.as_ref().map_err(|error| TransportError::new(error.as_str()))
    }

    async fn exchange<E: From<TransportError>>(
        self,
        request: http::Request<HttpBody>,
    ) -> Result<http::Response<HttpBody>, E> {
        let network = self.network()?;
        let (mut parts, body) = request.into_parts();
        let particulars = parts.extensions.remove::<Particulars>();
        let behavior = particulars.as_ref().map_or(Behavior::DEFAULT, |particulars| particulars.behavior);
        parts.headers = unframed(parts.headers);
        add_system(&mut parts.headers, &behavior, &parts.uri);
        trim(&mut parts.headers);
        if let Some(length) = body.size_hint().exact()
            && (length > 0 || !without_length(&parts.method))
        {
            parts.headers.insert(CONTENT_LENGTH, number(length));
        }
        if let Some(credential) = network.connector.proxy_authorization(&parts.uri) {
            parts.headers.entry(PROXY_AUTHORIZATION).or_insert(credential);
        }
        let answer = match particulars.and_then(|particulars| particulars.connection) {
            Some(held) => {
                let message = http::Request::from_parts(parts, body);
                held::send(&held, network.connector.clone(), message).await?
            }
            None => {
                #[cfg(feature = "http2")]
                let server = authority::from_host(&mut parts);
                #[cfg(not(feature = "http2"))]
                let server = None;
                network.pool.send(http::Request::from_parts(parts, body), server).await?
            }
        };
        let (mut parts, body) = answer.into_parts();
        let body = decompress::decode(&mut parts.headers, HttpBody::incoming(body))?;
        Ok(http::Response::from_parts(parts, body))
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

impl Service<http::Request<HttpBody>> for HyperTransport {
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

impl Transport for HyperTransport {
    fn into_service(self) -> HttpService {
        HttpService::of(move |request| Box::pin(self.clone().exchange(request)))
    }
}

/// Adds the headers that Postman adds by itself, unless the request has them or disables them.
fn add_system(headers: &mut HeaderMap, behavior: &Behavior, uri: &Uri) {
    for (name, value) in [(ACCEPT, "*/*"), (ACCEPT_ENCODING, decompress::ACCEPTED)] {
        if !behavior.disables(name.as_str()) {
            headers.entry(name).or_insert(HeaderValue::from_static(value));
        }
    }
    // with the port as it is written, because hyper would leave out a default one
    if let Some(host) = uri.authority().and_then(|authority| HeaderValue::from_str(authority.as_str()).ok()) {
        headers.entry(HOST).or_insert(host);
    }
}

/// Returns a number as the value of a header, without the extra buffer of `HeaderValue::from`.
fn number(number: u64) -> HeaderValue {
    HeaderValue::from_maybe_shared(Bytes::from(number.to_string())).unwrap_or_else(|_| number.into())
}

/// Removes spaces around values: they have no meaning in HTTP/1.1, and are forbidden in HTTP/2 (RFC 9113, section 8.2.1).
fn trim(headers: &mut HeaderMap) {
    for value in headers.values_mut() {
        let trimmed = value.as_bytes().trim_ascii();
        if trimmed.len() < value.len()
            && let Ok(mut new) = HeaderValue::from_bytes(trimmed)
        {
            new.set_sensitive(value.is_sensitive());
            *value = new;
        }
    }
}

/// Returns `true` if a request with this method and without a body has no `Content-Length`.
fn without_length(method: &Method) -> bool {
    [Method::GET, Method::HEAD, Method::TRACE, Method::DELETE, Method::CONNECT, Method::OPTIONS].contains(method)
}
