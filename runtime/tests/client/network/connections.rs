//! Connections that are kept open: by whom they are used, and what happens when the server closes them.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

use postman_client::{Call, Client, HyperTransport};
use tokio::runtime::{Builder, Runtime};

use crate::shop::Variables;

pub(crate) type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A server that keeps connections open.
pub(crate) struct Server {
    pub(crate) client: Client<Variables>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// Closes a connection on which nothing has been asked for this long.
    fn closing_after(idle: Duration) -> Result<Self, Failed> {
        Self::start(move |stream| {
            let _ = stream.set_read_timeout(Some(idle));
            while answer(stream).is_ok() {}
        })
    }

    /// Answers one request on each connection, and closes it when the next one has come.
    fn closing_at_the_second_request() -> Result<Self, Failed> {
        Self::start(|stream| {
            if answer(stream).is_ok() {
                let _ = asked(stream);
            }
        })
    }

    pub(crate) fn start(serve: impl Fn(&TcpStream) + Copy + Send + 'static) -> Result<Self, Failed> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                count.fetch_add(1, SeqCst);
                thread::spawn(move || serve(&stream));
            }
        });
        let variables = Variables { url: url.into(), ..Variables::default() };
        Ok(Self { client: Client::builder(variables).timeout(Duration::from_secs(5)).build(), connections })
    }

    pub(crate) fn get(&self) -> Call<String> {
        self.client.get("{{url}}").call()
    }

    fn post(&self) -> Call<String> {
        self.client.post("{{url}}").text("text/plain", "x").call()
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(SeqCst)
    }
}

pub(crate) fn asked(stream: &TcpStream) -> Result<(), std::io::Error> {
    let mut reader = BufReader::new(stream);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let read = reader.read_line(&mut head)?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let line = head.lines().last().unwrap_or_default().to_ascii_lowercase();
        length = line.strip_prefix("content-length: ").and_then(|text| text.parse().ok()).unwrap_or(length);
        if read <= 2 {
            return reader.read_exact(&mut vec![0; length]);
        }
    }
}

pub(crate) fn answer(mut stream: &TcpStream) -> Result<(), std::io::Error> {
    asked(stream)?;
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
}

fn runtime() -> Result<Runtime, Failed> {
    Ok(Builder::new_current_thread().enable_all().build()?)
}

#[cfg(feature = "blocking")]
#[test]
fn blocking_calls_see_what_the_server_has_closed() -> Result<(), Failed> {
    let server = Server::closing_after(Duration::from_millis(300))?;
    for _ in 0..4 {
        // Not safe to repeat: it must not meet a closed connection.
        server.post().send_blocking()?;
        server.get().send_blocking()?;
        thread::sleep(Duration::from_millis(600));
    }
    assert_eq!(server.connections(), 4);
    Ok(())
}

#[cfg(feature = "blocking")]
#[test]
fn awaited_calls_do_not_wait_for_connections_of_blocking_ones() -> Result<(), Failed> {
    let server = Server::closing_after(Duration::from_secs(5))?;
    server.get().send_blocking()?;
    let answer = runtime()?.block_on(async { tokio::time::timeout(Duration::from_secs(3), server.get()).await });
    assert_eq!(answer??, "hi");
    server.get().send_blocking()?;
    Ok(())
}

#[test]
fn runtimes_share_a_client_but_no_connection() -> Result<(), Failed> {
    let server = Server::closing_after(Duration::from_secs(5))?;
    let (one, other) = (runtime()?, runtime()?);
    for runtime in [&one, &other, &one, &other] {
        assert_eq!(
            runtime.block_on(async { tokio::time::timeout(Duration::from_secs(3), server.get()).await })??,
            "hi"
        );
    }
    assert_eq!(server.connections(), 2);
    drop(one);
    for _ in 0..3 {
        assert_eq!(
            runtime()?.block_on(async { tokio::time::timeout(Duration::from_secs(3), server.get()).await })??,
            "hi"
        );
    }
    Ok(())
}

#[test]
fn a_runtime_that_rests_sees_what_was_closed_meanwhile() -> Result<(), Failed> {
    let server = Server::closing_after(Duration::from_millis(40))?;
    let runtime = runtime()?;
    for _ in 0..4 {
        runtime.block_on(server.post().send())?;
        thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

#[tokio::test]
async fn what_is_safe_to_repeat_goes_out_once_more_on_a_new_connection() -> Result<(), Failed> {
    let server = Server::closing_at_the_second_request()?;
    for _ in 0..4 {
        assert_eq!(server.get().await?, "hi");
    }
    // The first connection is kept, each further one meets its end or is new.
    assert!(server.connections() >= 3, "{}", server.connections());
    let server = Server::closing_at_the_second_request()?;
    server.post().await?;
    assert!(server.post().await.is_err_and(|error| !error.is_connect()));
    Ok(())
}

#[tokio::test]
async fn a_pool_keeps_as_many_connections_and_as_long_as_it_is_told() -> Result<(), Failed> {
    let server = Server::closing_after(Duration::from_secs(5))?;
    let builder = || Client::builder(Variables::clone(&server.client.variables()));
    for (client, connections) in [
        (builder(), 1),
        (builder().transport(HyperTransport::new().pool_max_idle(0)), 3),
        (builder().pool_max_idle(0), 3),
        (builder().pool_idle_timeout(Duration::from_millis(1)), 3),
    ] {
        let (client, before) = (client.build(), server.connections());
        for _ in 0..3 {
            let call: Call<String> = client.get("{{url}}").call();
            call.await?;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(server.connections() - before, connections);
    }
    Ok(())
}

#[tokio::test]
async fn a_new_connection_that_fails_is_not_tried_again() -> Result<(), Failed> {
    let server = Server::start(|stream| drop(asked(stream)))?;
    assert!(server.get().await.is_err());
    assert_eq!(server.connections(), 1);
    Ok(())
}
