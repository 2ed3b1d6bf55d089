//! Calls that are dropped before they end.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use postman_client::{Call, Client, Decode};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use crate::shop::{Shop, Variables};

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A server that keeps its connections, reads what it is sent, and answers in two pieces.
async fn serve() -> Result<Shop, Failed> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut stream = BufReader::new(stream);
                loop {
                    let (mut line, mut length) = (String::new(), 0);
                    loop {
                        line.clear();
                        if stream.read_line(&mut line).await? == 0 {
                            return Ok::<(), std::io::Error>(());
                        }
                        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                            length = value.trim().parse().unwrap_or_default();
                        }
                        if line == "\r\n" {
                            break;
                        }
                    }
                    tokio::io::copy(&mut (&mut stream).take(length), &mut tokio::io::sink()).await?;
                    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nto").await?;
                    stream.flush().await?;
                    tokio::task::yield_now().await;
                    stream.write_all(b"ld").await?;
                    stream.flush().await?;
                }
            });
        }
    });
    let variables = Variables { url: url.into(), ..Variables::default() };
    Ok(Client::builder(variables).timeout(Duration::from_secs(20)).build())
}

fn post(client: &Shop) -> Call<String> {
    client.post("{{url}}").text("text/plain", "some text").call()
}

/// Lets a call go on so many times, and drops it; its answer, if it was done before.
pub(crate) async fn dropped_after<T: Decode>(call: Call<T>, polls: usize) -> Result<Option<T::Output>, Failed> {
    let mut future = pin!(call.into_future());
    let mut polled = 0;
    let done = poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(answer) => Poll::Ready(Some(answer)),
        Poll::Pending if polled == polls => Poll::Ready(None),
        Poll::Pending => {
            polled += 1;
            Poll::Pending
        }
    });
    Ok(done.await.transpose()?)
}

#[tokio::test]
async fn a_client_can_be_used_wherever_a_call_was_dropped() -> Result<(), Failed> {
    let client = serve().await?;
    let mut done = 0;
    for polls in 0..200 {
        let answer = dropped_after(post(&client), polls % 8).await?;
        done += usize::from(answer.is_some_and(|answer| answer == "told"));
        assert_eq!(post(&client).await?, "told", "{polls}");
    }
    assert!(done > 0, "some calls end before they are dropped");
    Ok(())
}

#[cfg(feature = "stream")]
#[tokio::test]
async fn a_client_can_be_used_when_a_stream_was_dropped() -> Result<(), Failed> {
    use futures_util::StreamExt;

    let client = serve().await?;
    for pieces in [0, 1, 0, 1, 2] {
        let mut body = post(&client).stream().await?.into_inner();
        for _ in 0..pieces {
            body.next().await.transpose()?;
        }
        drop(body);
        assert_eq!(post(&client).await?, "told");
    }
    Ok(())
}
