//! A server of HTTP/2 that keeps each request, as the recorder of HTTP/1.1 does.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use conformance::recorder::Request;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use postman_client::http::{self, Response};
use postman_client::rustls::ServerConfig;
use postman_client::rustls::crypto::ring::default_provider;
use postman_client::rustls::pki_types::PrivateKeyDer;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// Answers each request with 200 and `{}`, over TLS and in HTTP/2 alone.
pub struct Recorder {
    pub address: SocketAddr,
    last: Arc<Mutex<Option<Request>>>,
}

impl Recorder {
    pub async fn start() -> Self {
        let signed = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
        let key = PrivateKeyDer::try_from(signed.signing_key.serialize_der()).expect("its key");
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider()));
        let config = config.with_safe_default_protocol_versions().expect("versions of TLS").with_no_client_auth();
        let mut config = config.with_single_cert(vec![signed.cert.der().clone()], key).expect("the key of it");
        config.alpn_protocols = vec![b"h2".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port on loopback");
        let address = listener.local_addr().expect("the listener's address");
        let last = Arc::<Mutex<Option<Request>>>::default();
        let kept = Arc::clone(&last);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, kept) = (acceptor.clone(), Arc::clone(&kept));
                tokio::spawn(async move {
                    let Ok(stream) = acceptor.accept(stream).await else { return };
                    let service = service_fn(move |request| keep(request, Arc::clone(&kept)));
                    let server = Builder::new(TokioExecutor::new());
                    // ends with the connection
                    let _ = server.serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
        Self { address, last }
    }

    /// The request since the last call.
    pub fn take(&self) -> Option<Request> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

async fn keep(
    request: http::Request<Incoming>,
    kept: Arc<Mutex<Option<Request>>>,
) -> Result<Response<String>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes().to_vec()).unwrap_or_default();
    let text = |value: &http::HeaderValue| value.as_bytes().iter().copied().map(char::from).collect::<String>();
    let mut headers: Vec<(String, String)> =
        head.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    // what `Host` says in HTTP/1.1
    if let Some(authority) = head.uri.authority().filter(|_| !head.headers.contains_key("host")) {
        headers.push(("host".to_owned(), authority.to_string()));
    }
    let target = head.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let method = head.method.to_string();
    *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(Request { method, target, headers, body });
    Ok(Response::new("{}".to_owned()))
}
