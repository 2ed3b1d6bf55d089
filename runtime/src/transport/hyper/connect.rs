//! [`Connector`]: connects to a server, directly or through a proxy.

use std::error::Error;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::uri::{Authority, Scheme};
use http::{HeaderValue, Uri};
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use rustls::ClientConfig;
use tower_service::Service;

use super::connection::Connection;
use super::resolve::Resolver;
use crate::transport::BoxFuture;

type Failed = Box<dyn Error + Send + Sync>;

#[derive(Clone)]
pub(super) struct Connector {
    timeout: Duration,
    direct: HttpsConnector<HttpConnector<Resolver>>,
    tls: Arc<ClientConfig>,
    proxies: Arc<Option<Matcher>>,
    /// The server to connect to instead of the one that a URI names.
    server: Option<Authority>,
}

impl Connector {
    pub(super) fn new(
        timeout: Duration,
        local_address: Option<IpAddr>,
        tls: Arc<ClientConfig>,
        proxies: Arc<Option<Matcher>>,
    ) -> Self {
        let mut tcp = HttpConnector::new_with_resolver(Resolver::new());
        // it is also used below TLS
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_local_address(local_address);
        let direct = HttpsConnector::from((tcp, Arc::clone(&tls)));
        Self { timeout, direct, tls, proxies, server: None }
    }

    /// Returns a connector to this server, whatever a URI names; to that of the URI if it is `None`.
    pub(super) fn to(&self, server: Option<Authority>) -> Self {
        Self { server, ..self.clone() }
    }

    /// Returns the credentials for a proxy that reads the request. A tunnel already has them.
    pub(super) fn proxy_authorization(&self, uri: &Uri) -> Option<HeaderValue> {
        let proxy = self.proxy(uri).filter(|_| uri.scheme() == Some(&Scheme::HTTP))?;
        proxy.basic_auth().cloned()
    }

    fn proxy(&self, uri: &Uri) -> Option<Intercept> {
        self.proxies.as_ref().as_ref()?.intercept(uri)
    }

    async fn connect(mut self, mut uri: Uri) -> Result<Connection, Failed> {
        if let Some(server) = self.server.take() {
            let mut parts = uri.into_parts();
            parts.authority = Some(server);
            uri = Uri::from_parts(parts)?;
        }
        let Some(proxy) = self.proxy(&uri) else {
            return Ok(Connection::new(self.direct.call(uri).await?, false));
        };
        if !matches!(proxy.uri().scheme_str(), Some("http" | "https")) {
            return Err("the proxy is neither an HTTP nor an HTTPS one".into());
        }
        if uri.scheme() == Some(&Scheme::HTTP) {
            return Ok(Connection::new(self.direct.call(proxy.uri().clone()).await?, true));
        }
        Ok(Connection::new(HttpsConnector::from((tunnel(&proxy, self.direct), self.tls)).call(uri).await?, false))
    }
}

fn tunnel<C>(proxy: &Intercept, connector: C) -> Tunnel<C> {
    let tunnel = Tunnel::new(proxy.uri().clone(), connector);
    match proxy.basic_auth() {
        Some(credential) => tunnel.with_auth(credential.clone()),
        None => tunnel,
    }
}

impl Service<Uri> for Connector {
    type Response = Connection;
    type Error = Failed;
    type Future = BoxFuture<'static, Result<Connection, Failed>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Failed>> {
        self.direct.poll_ready(context)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let timeout = self.timeout;
        let connecting = self.clone().connect(uri);
        Box::pin(async move {
            match tokio::time::timeout(timeout, connecting).await {
                Ok(connection) => connection,
                Err(elapsed) => Err(io::Error::new(io::ErrorKind::TimedOut, elapsed).into()),
            }
        })
    }
}

/// Returns `true` if an error or one of its sources is a timeout of connecting.
pub(super) fn timed_out(error: &(dyn Error + 'static)) -> bool {
    std::iter::successors(Some(error), |&error| error.source())
        .filter_map(|error| error.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::TimedOut)
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;
    use std::thread::{self, JoinHandle};

    use super::super::tls::TlsSettings;
    use super::*;

    /// A proxy that answers one request, and returns its head.
    fn proxy(answer: &'static str) -> io::Result<(Matcher, JoinHandle<io::Result<String>>)> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let matcher = Matcher::builder().all(format!("http://us:pw@{}", listener.local_addr()?)).no("direct.example");
        let server = thread::spawn(move || {
            let (stream, _) = listener.accept()?;
            let mut reader = BufReader::new(&stream);
            let mut head = String::new();
            while reader.read_line(&mut head)? > 2 {}
            (&stream).write_all(answer.as_bytes())?;
            Ok(head)
        });
        Ok((matcher.build(), server))
    }

    fn connector(proxies: Matcher) -> Result<Connector, Failed> {
        let tls = TlsSettings::default().any_version()?;
        Ok(Connector::new(Duration::from_secs(5), None, tls, Arc::new(Some(proxies))))
    }

    async fn through(proxies: Matcher, url: &'static str) -> Result<Connection, Failed> {
        connector(proxies)?.call(Uri::from_static(url)).await
    }

    #[tokio::test]
    async fn https_goes_through_a_tunnel() -> Result<(), Failed> {
        let (proxies, server) = proxy("HTTP/1.1 403 Forbidden\r\n\r\n")?;
        assert!(through(proxies, "https://far.example/").await.is_err());
        let head = server.join().map_err(|_| "the proxy panicked")??;
        assert!(head.starts_with("CONNECT far.example:443 HTTP/1.1\r\n"), "{head}");
        assert!(head.to_ascii_lowercase().contains("proxy-authorization: basic dxm6chc=\r\n"), "{head}");
        Ok(())
    }

    #[tokio::test]
    async fn http_is_asked_of_the_proxy() -> Result<(), Failed> {
        let (proxies, server) = proxy("")?;
        let mut connector = connector(proxies)?;
        let far = Uri::from_static("http://far.example/");
        assert_eq!(connector.proxy_authorization(&far), Some(HeaderValue::from_static("Basic dXM6cHc=")));
        assert_eq!(connector.proxy_authorization(&Uri::from_static("https://far.example/")), None);
        assert_eq!(connector.proxy_authorization(&Uri::from_static("http://direct.example/")), None);
        let connection = connector.call(far).await?;
        assert!(hyper_util::client::legacy::connect::Connection::connected(&connection).is_proxied());
        drop(connection);
        let _ = server.join();
        Ok(())
    }

    #[tokio::test]
    async fn socks_is_refused() {
        let proxies = Matcher::builder().all("socks5://127.0.0.1:1").build();
        let refused = through(proxies, "http://far.example/").await;
        assert!(refused.is_err_and(|error| error.to_string().contains("neither an HTTP nor an HTTPS")));
    }
}
