//! Answers that are read while they arrive.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use futures_util::StreamExt;
use postman_client::{Call, Client, ClientBuilder, Error, FromJson};
use tokio::io::AsyncReadExt;

use crate::shop::Variables;

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A server that sends each piece when it is told to, and the way to tell it.
fn serve(head: &'static str) -> Result<(ClientBuilder<Variables>, mpsc::Sender<&'static str>), Failed> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    let (tell, told) = mpsc::channel();
    thread::spawn(move || -> Result<(), std::io::Error> {
        let (mut stream, _): (TcpStream, _) = listener.accept()?;
        let (mut reader, mut line) = (BufReader::new(stream.try_clone()?), String::new());
        while reader.read_line(&mut line)? > 2 {}
        write!(stream, "HTTP/1.1 {head}\r\nConnection: close\r\n\r\n")?;
        for piece in told {
            stream.write_all(str::as_bytes(piece))?;
        }
        Ok(())
    });
    Ok((Client::builder(Variables { url: url.into(), ..Variables::default() }), tell))
}

fn get(client: ClientBuilder<Variables>) -> Call<()> {
    client.build().get("{{url}}").call()
}

#[tokio::test]
async fn pieces_come_when_the_server_sends_them() -> Result<(), Failed> {
    let (client, tell) = serve("200 OK\r\nX-A: b")?;
    // The time limit of the call is for the head alone.
    let mut answer = get(client.timeout(Duration::from_millis(1500))).stream().await?;
    assert_eq!((answer.status.as_u16(), answer.header("x-a")), (200, Some("b")));
    for piece in ["one", "two"] {
        tokio::time::sleep(Duration::from_millis(800)).await;
        tell.send(piece)?;
        assert_eq!(answer.next().await.transpose()?.as_deref(), Some(piece.as_bytes()));
    }
    drop(tell);
    assert!(answer.next().await.is_none());
    Ok(())
}

#[tokio::test]
async fn a_body_can_be_read_as_bytes() -> Result<(), Failed> {
    let (client, tell) = serve("200 OK")?;
    tell.send("some text")?;
    drop(tell);
    let mut text = String::new();
    get(client).stream().await?.into_inner().into_reader().read_to_string(&mut text).await?;
    assert_eq!(text, "some text");
    Ok(())
}

#[tokio::test]
async fn a_failure_is_read_as_ever() -> Result<(), Failed> {
    let (client, tell) = serve("404 Not Found")?;
    tell.send("nothing here")?;
    drop(tell);
    let Err(error) = get(client).stream().await else { panic!("404 is a failure") };
    assert!(
        error.status().is_some_and(|status| status == 404) && error.to_string().contains("nothing here"),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn silence_and_truncation_are_errors() -> Result<(), Failed> {
    let (client, tell) = serve("200 OK")?;
    let mut answer = get(client.idle_timeout(Duration::from_millis(50))).stream().await?;
    let error = answer.next().await;
    assert!(error.is_some_and(|error| error.is_err_and(|error| error.is_timeout())));
    assert!(answer.next().await.is_none());
    drop(tell);

    let (client, tell) = serve("200 OK\r\nContent-Length: 10")?;
    tell.send("short")?;
    drop(tell);
    let mut answer = get(client).stream().await?;
    assert!(answer.next().await.is_some_and(|piece| piece.is_ok()));
    let error = answer.next().await;
    let is_told = |error: Error| error.to_string().starts_with("GET {{url}}: ");
    assert!(error.is_some_and(|error| error.is_err_and(is_told)));
    Ok(())
}

#[tokio::test]
async fn events_have_names_ids_and_data() -> Result<(), Failed> {
    let (client, tell) = serve("200 OK\r\nContent-Type: text/event-stream")?;
    let mut events = get(client).events().await?;
    tell.send(": hello\nretry: 1500\n\nid: 7\nevent: price\ndata: {\"total\":\ndata: 9.5}\n\nda")?;
    #[derive(FromJson)]
    struct Price {
        total: f64,
    }
    let Some(event) = events.next().await.transpose()? else { panic!("there is an event") };
    assert_eq!((event.event.as_str(), event.id.as_deref()), ("price", Some("7")));
    assert_eq!(event.json::<Price>()?.total, 9.5);
    assert_eq!((events.last_id(), events.retry()), (Some("7"), Some(Duration::from_millis(1500))));
    tell.send("ta: next\r\n\r\n")?;
    let Some(event) = events.next().await.transpose()? else { panic!("there is an event") };
    assert_eq!((event.event.as_str(), event.data.as_str(), event.id), ("message", "next", None));
    assert_eq!(events.last_id(), Some("7"));
    drop(tell);
    assert!(events.next().await.is_none());
    Ok(())
}

#[tokio::test]
async fn an_event_and_a_line_have_a_largest_size() -> Result<(), Failed> {
    const LONG: &str = "data: 0123456789012345678901234567890123456789\n";
    let is_limit = |error: &Error| matches!(error, Error::Transport { source, .. } if source.is_limit());
    let (client, tell) = serve("200 OK")?;
    let mut events = get(client.max_answer_size(64)).events().await?;
    thread::spawn(move || {
        while tell.send(LONG).is_ok() {
            thread::sleep(Duration::from_millis(5));
        }
    });
    assert!(events.next().await.is_some_and(|event| event.is_err_and(|error| is_limit(&error))));
    let (client, tell) = serve("200 OK")?;
    let mut lines = get(client.max_answer_size(16)).lines::<u32>().await?;
    tell.send("12345678901234567890")?;
    assert!(lines.next().await.is_some_and(|line| line.is_err_and(|error| is_limit(&error))));
    Ok(())
}

#[tokio::test]
async fn lines_are_read_one_by_one() -> Result<(), Failed> {
    #[derive(Debug, FromJson, PartialEq)]
    struct Row {
        id: u32,
    }
    let (client, tell) = serve("200 OK\r\nContent-Type: application/x-ndjson")?;
    let mut rows = get(client).lines::<Row>().await?;
    tell.send("{\"id\":1}\r\n\n{\"id\":")?;
    assert_eq!(rows.next().await.transpose()?, Some(Row { id: 1 }));
    tell.send("2}\n{\"id\":\"x\"}\n{\"id\":3}")?;
    drop(tell);
    assert_eq!(rows.next().await.transpose()?, Some(Row { id: 2 }));
    let wrong = rows.next().await;
    assert!(wrong.is_some_and(|row| row.is_err_and(|error| error.path() == Some("id"))));
    assert_eq!(rows.next().await.transpose()?, Some(Row { id: 3 }));
    assert!(rows.next().await.is_none());
    Ok(())
}
