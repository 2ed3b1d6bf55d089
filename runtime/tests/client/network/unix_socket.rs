//! A Unix socket in place of the network, by a service of the program's own. `docs/production.md` shows it.

use std::path::PathBuf;

use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use postman_client::http::header::HOST;
use postman_client::http::{HeaderValue, Request, Response, Uri};
use postman_client::{Call, Client, HttpBody};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};

use crate::shop::Variables;

type Failed = Box<dyn std::error::Error + Send + Sync>;

async fn send(socket: PathBuf, mut request: Request<HttpBody>) -> Result<Response<Incoming>, Failed> {
    let uri = std::mem::take(request.uri_mut()).into_parts();
    if let Some(authority) = uri.authority {
        request.headers_mut().entry(HOST).or_insert(HeaderValue::from_str(authority.as_str())?);
    }
    *request.uri_mut() = uri.path_and_query.map_or_else(Uri::default, Uri::from);
    let stream = TokioIo::new(UnixStream::connect(socket).await?);
    let (mut sender, connection) = hyper::client::conn::http1::handshake(stream).await?;
    tokio::spawn(connection);
    Ok(sender.send_request(request).await?)
}

/// Tells the first line and the host of a request.
async fn serve(listener: UnixListener) -> Result<(), Failed> {
    let (mut stream, _) = listener.accept().await?;
    let mut head = [0; 4096];
    let length = stream.read(&mut head).await?;
    let head = String::from_utf8_lossy(&head[..length]).into_owned();
    let host = head.lines().find(|line| line.to_ascii_lowercase().starts_with("host:")).unwrap_or_default();
    let told = format!("{}, {}", head.lines().next().unwrap_or_default(), host.to_ascii_lowercase());
    stream.write_all(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{told}", told.len()).as_bytes()).await?;
    Ok(())
}

#[tokio::test]
async fn a_service_of_the_program_sends_through_a_unix_socket() -> Result<(), Failed> {
    let socket = std::env::temp_dir().join(format!("postman-client-{}.sock", std::process::id()));
    let _absent = std::fs::remove_file(&socket);
    tokio::spawn(serve(UnixListener::bind(&socket)?));
    let path = socket.clone();
    let service = tower::service_fn(move |request| send(path.clone(), request));
    let variables = Variables { url: "http://docker".into(), ..Variables::default() };
    let client = Client::builder(variables).service(service).build();
    let call: Call<String> = client.get("{{url}}/containers").call();
    assert_eq!(call.query("all", 1).await?, "GET /containers?all=1 HTTP/1.1, host: docker");
    std::fs::remove_file(socket)?;
    Ok(())
}
