//! HTTP/2: the same requests as over HTTP/1.1, on one connection.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use futures_util::future::join_all;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use postman_client::http::{HeaderValue, Request, Response, Version};
use postman_client::rustls::pki_types::PrivateKeyDer;
use postman_client::rustls::{ClientConfig, RootCertStore, ServerConfig};
use postman_client::{Call, Client, File, HyperTransport, codegen};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::sending::cancelled::dropped_after;
use crate::shop::Variables;

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A server that tells what it got, in either version of HTTP.
struct Server {
    url: String,
    roots: RootCertStore,
    connections: Arc<AtomicUsize>,
}

impl Server {
    async fn start() -> Result<Self, Failed> {
        let signed = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()])?;
        let mut roots = RootCertStore::empty();
        roots.add(signed.cert.der().clone())?;
        let key = PrivateKeyDer::try_from(signed.signing_key.serialize_der())?;
        let provider = Arc::new(postman_client::rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let mut config = config.with_no_client_auth().with_single_cert(vec![signed.cert.der().clone()], key)?;
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("https://localhost:{}", listener.local_addr()?.port());
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, count) = (acceptor.clone(), Arc::clone(&count));
                tokio::spawn(async move {
                    let Ok(stream) = acceptor.accept(stream).await else { return };
                    count.fetch_add(1, Ordering::Relaxed);
                    let server = auto::Builder::new(TokioExecutor::new());
                    let _ = server.serve_connection(TokioIo::new(stream), service_fn(tell)).await;
                });
            }
        });
        Ok(Self { url, roots, connections })
    }

    /// A client that offers these versions, or what it offers by itself.
    fn client(&self, versions: &[&[u8]]) -> Result<Client<Variables>, Failed> {
        let provider = Arc::new(postman_client::rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        let mut config = config.with_root_certificates(self.roots.clone()).with_no_client_auth();
        config.alpn_protocols = versions.iter().map(|version| version.to_vec()).collect();
        let variables = Variables { url: self.url.clone().into(), token: "tok-1".into(), ..Variables::default() };
        Ok(Client::builder(variables).transport(HyperTransport::new().tls(config)).build())
    }
}

/// The answer says what the request was.
async fn tell(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let version = request.version();
    let target = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let mut response = Response::builder().header("x-version", format!("{version:?}")).header("set-cookie", "id=7");
    if target == "/old" {
        response = response.status(307).header("location", "/new");
    }
    let authority = request.uri().authority().map(ToString::to_string).unwrap_or_default();
    let host = request.headers().get("host").cloned().unwrap_or(HeaderValue::from_static(""));
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in request.headers().iter().filter(|(name, _)| *name != "host") {
        headers.insert(name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned());
    }
    let method = request.method().clone();
    let body = request.into_body().collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let body = String::from_utf8_lossy(&body).into_owned();
    let response = response.header("x-authority", authority).header("x-host", host);
    let text = format!("{method} {target}\n{headers:#?}\n{body}");
    Ok(response.body(Full::from(text)).unwrap_or_default())
}

struct Form;

impl codegen::Form for Form {
    fn fields(&self, form: &mut codegen::Fields) {
        form.text("a", &"b c&d");
        form.file("file", &File::bytes("f.txt", "content"));
    }
}

/// One of each kind of request.
fn calls(client: &Client<Variables>) -> Vec<Call<postman_client::Response>> {
    let multipart = "multipart/form-data; boundary=b";
    vec![
        client.get("{{url}}").call(),
        client.get("{{url}}/a//b/../c%2Fd?x=1&y=ü z&x=2").header("X-Tenant", "one").call(),
        client.get("{{url}}/:id").path("id", "a/b").auth(codegen::Auth::bearer("{{token}}")).call(),
        client.post("{{url}}/empty").call(),
        client.post("{{url}}/form").urlencoded([("a", "b c"), ("d", "é")]).call(),
        client.put("{{url}}/json").json(postman_client::Body::<()>::saved(r#"{"a": 1}"#)).call(),
        client.post("{{url}}/multipart").header("Content-Type", multipart).multipart_form(&Form).call(),
        client.delete("{{url}}/d").call(),
        client.request("PROPFIND", "{{url}}/p").text("text/xml", "<a/>").call(),
        client.post("{{url}}/old").text("text/plain", "again").call(),
    ]
}

async fn answers(client: &Client<Variables>, version: Version) -> Result<Vec<String>, Failed> {
    let mut texts = Vec::new();
    for call in calls(client) {
        let answer = call.await?;
        assert_eq!(answer.header("x-version"), Some(format!("{version:?}").as_str()));
        texts.push(answer.text().into_owned());
    }
    Ok(texts)
}

#[tokio::test]
async fn requests_are_the_same_in_both_versions() -> Result<(), Failed> {
    let server = Server::start().await?;
    let old = answers(&server.client(&[b"http/1.1"])?, Version::HTTP_11).await?;
    let new = answers(&server.client(&[])?, Version::HTTP_2).await?;
    assert_eq!(old.len(), new.len());
    for (old, new) in old.iter().zip(&new) {
        assert_eq!(old, new);
    }
    assert!(new[1].starts_with("GET /a//b/../c%2Fd?x=1&y=%C3%BC%20z&x=2\n"), "{}", new[1]);
    assert!(new[9].starts_with("POST /new\n") && new[9].ends_with("\nagain"), "{}", new[9]);
    Ok(())
}

#[tokio::test]
async fn the_host_is_the_authority() -> Result<(), Failed> {
    let (server, twin) = (Server::start().await?, Server::start().await?);
    let own = server.url.trim_start_matches("https://");
    for (given, expected) in [(None, own), (Some(own), own), (Some("other.example"), "other.example")] {
        for (versions, authority, host) in [(&[][..], expected, ""), (&[&b"http/1.1"[..]], "", expected)] {
            let client = server.client(versions)?;
            for _ in 0..2 {
                let call: Call<postman_client::Response> = client.get("{{url}}/a").call();
                let answer = match given {
                    Some(host) => call.header("Host", host).await?,
                    None => call.await?,
                };
                assert_eq!((answer.header("x-authority"), answer.header("x-host")), (Some(authority), Some(host)));
            }
        }
    }
    // Each client has one connection, whatever the server is called.
    assert_eq!(server.connections.load(Ordering::Relaxed), 6);

    // Two servers that are called by one name are not mixed up.
    let roots = [&server, &twin].map(|server| server.roots.clone());
    let both =
        Server { roots: RootCertStore { roots: roots.into_iter().flat_map(|roots| roots.roots).collect() }, ..server };
    let client = both.client(&[])?;
    let other = client.with_variables(|variables| variables.url = twin.url.clone().into());
    for client in [&client, &other, &client, &other] {
        let call: Call<String> = client.get("{{url}}/a").call();
        call.header("Host", "other.example").await?;
    }
    assert_eq!(twin.connections.load(Ordering::Relaxed), 1);
    Ok(())
}

#[tokio::test]
async fn calls_at_once_share_a_connection() -> Result<(), Failed> {
    let server = Server::start().await?;
    let client = server.client(&[])?;
    let get = || -> Call<String> { client.get("{{url}}/a").call() };
    get().await?;
    for answer in join_all((0..100).map(|_| get().into_future())).await {
        answer?;
    }
    assert_eq!(server.connections.load(Ordering::Relaxed), 1);
    Ok(())
}

#[tokio::test]
async fn a_call_that_is_dropped_leaves_the_connection_to_the_others() -> Result<(), Failed> {
    let server = Server::start().await?;
    let client = server.client(&[])?;
    let post = || -> Call<String> { client.post("{{url}}/a").text("text/plain", "some text").call() };
    post().await?;
    for polls in 0..100 {
        dropped_after(post(), polls % 8).await?;
        assert!(post().await?.ends_with("some text"), "{polls}");
    }
    assert_eq!(server.connections.load(Ordering::Relaxed), 1);
    Ok(())
}
