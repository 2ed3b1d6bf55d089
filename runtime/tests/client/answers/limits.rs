//! Limits of answers: size, compression, time, headers.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use postman_client::{Call, Client, ClientBuilder, Error, HyperTransport};

use crate::shop::Variables;

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// Answers each connection with this head, and then with what `write` writes.
fn serve(
    head: &'static str,
    write: impl Fn(&mut TcpStream) + Copy + Send + 'static,
) -> Result<ClientBuilder<Variables>, Failed> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            thread::spawn(move || {
                let mut line = String::new();
                let mut reader = BufReader::new(&stream);
                while reader.read_line(&mut line).is_ok_and(|length| length > 2) {}
                let _ = write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n{head}\r\n\r\n");
                write(&mut stream);
            });
        }
    });
    Ok(Client::builder(Variables { url: url.into(), ..Variables::default() }).timeout(Duration::from_secs(20)))
}

async fn get(client: ClientBuilder<Variables>) -> Result<String, Error> {
    let call: Call<String> = client.build().get("{{url}}").call();
    call.await
}

fn is_too_large(result: &Result<String, Error>) -> bool {
    result.as_ref().is_err_and(|error| {
        matches!(error, Error::Transport { source, .. } if source.is_limit())
            && error.to_string().contains("max_answer_size")
    })
}

#[tokio::test]
async fn an_answer_may_be_as_large_as_the_client_says() -> Result<(), Failed> {
    let ten = |stream: &mut TcpStream| drop(stream.write_all(b"0123456789"));
    assert_eq!(get(serve("Content-Length: 10", ten)?.max_answer_size(10)).await?, "0123456789");
    assert!(is_too_large(&get(serve("Content-Length: 10", ten)?.max_answer_size(9)).await));
    assert!(is_too_large(&get(serve("X-A: b", ten)?.max_answer_size(9)).await));
    // Nothing is read of what says that it is too large.
    assert!(is_too_large(&get(serve("Content-Length: 99999999999", |_| {})?).await));
    Ok(())
}

#[tokio::test]
async fn an_endless_answer_is_an_error() -> Result<(), Failed> {
    let endless = |stream: &mut TcpStream| while stream.write_all(&[b'x'; 64 * 1024]).is_ok() {};
    assert!(is_too_large(&get(serve("X-A: b", endless)?.max_answer_size(4 << 20)).await));
    Ok(())
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let _ = gzip.write_all(plain);
    gzip.finish().unwrap_or_default()
}

#[tokio::test]
async fn the_size_without_compression_counts() -> Result<(), Failed> {
    let bomb = |stream: &mut TcpStream| drop(stream.write_all(&gzip(&vec![0; 3 << 20])));
    assert!(is_too_large(&get(serve("Content-Encoding: gzip", bomb)?.max_answer_size(1 << 20)).await));
    let twice = |stream: &mut TcpStream| drop(stream.write_all(&gzip(&gzip(&vec![0; 3 << 20]))));
    let begun = Instant::now();
    assert!(is_too_large(&get(serve("Content-Encoding: gzip, gzip", twice)?.max_answer_size(1 << 20)).await));
    assert!(begun.elapsed() < Duration::from_secs(10));
    Ok(())
}

#[tokio::test]
async fn the_time_limit_holds_while_an_answer_is_decompressed() -> Result<(), Failed> {
    let endless = |stream: &mut TcpStream| {
        let mut gzip = GzEncoder::new(stream, Compression::fast());
        while gzip.write_all(&[0; 64 * 1024]).is_ok() {}
    };
    let client =
        serve("Content-Encoding: gzip", endless)?.max_answer_size(usize::MAX).timeout(Duration::from_millis(200));
    let begun = Instant::now();
    let Err(error) = get(client).await else { panic!("it never ends") };
    assert!(error.is_timeout() && begun.elapsed() < Duration::from_secs(5), "{error:?} {:?}", begun.elapsed());
    Ok(())
}

#[tokio::test]
async fn each_time_limit_says_which_it_is() -> Result<(), Failed> {
    let soon = Duration::from_millis(60);
    let silent = |_: &mut TcpStream| thread::sleep(Duration::from_secs(2));
    let get = |client: ClientBuilder<Variables>| -> Call<String> { client.build().get("{{url}}").call() };
    let reason = |result: Result<String, Error>| match result {
        Err(error) if error.is_timeout() => {
            std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default()
        }
        other => format!("{other:?}"),
    };
    let stalling = || serve("Content-Length: 10", silent);
    let total = reason(get(stalling()?.timeout(soon)).await);
    assert!(total.contains("`timeout`"), "{total}");
    let idle = reason(get(stalling()?.idle_timeout(soon)).await);
    assert!(idle.contains("`idle_timeout`"), "{idle}");
    assert_eq!(reason(get(stalling()?).idle_timeout(soon).await), idle);

    // It accepts, and says nothing.
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    let client = || Client::builder(Variables { url: url.clone().into(), ..Variables::default() });
    let head = reason(get(client().first_byte_timeout(soon)).await);
    assert!(head.contains("`first_byte_timeout`"), "{head}");
    assert_eq!(reason(get(client()).first_byte_timeout(soon).await), head);

    // An address that answers nobody (RFC 5737), if there is a way to it at all.
    let client = Client::builder(Variables { url: "http://192.0.2.1".into(), ..Variables::default() }).no_proxy();
    let Err(error) = get(client.connect_timeout(soon)).await else { panic!("nobody is there") };
    assert!(error.is_timeout() || error.is_connect(), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn an_answer_that_breaks_off_says_so() -> Result<(), Failed> {
    let Err(error) = get(serve("Content-Length: 10", |_| {})?).await else { panic!("nine bytes are missing") };
    assert_eq!(error.to_string(), "GET {{url}}: the answer has broken off");
    Ok(())
}

#[tokio::test]
async fn headers_have_a_limit() -> Result<(), Failed> {
    let many = "X-A: 1\r\nX-A: 2\r\nX-A: 3\r\nContent-Length: 0";
    assert_eq!(get(serve(many, |_| {})?).await?, "");
    let few = HyperTransport::new().max_headers(3, 16 * 1024);
    assert!(get(serve(many, |_| {})?.transport(few)).await.is_err());
    assert!(get(serve(many, |_| {})?.max_headers(3, 16 * 1024)).await.is_err());
    let endless = |stream: &mut TcpStream| while stream.write_all(b"X-A: 0123456789\r\n").is_ok() {};
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
            endless(&mut stream);
        }
    });
    let client = Client::builder(Variables { url: url.into(), ..Variables::default() });
    assert!(get(client).await.is_err());
    Ok(())
}
