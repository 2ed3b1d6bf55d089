//! Tests of the bytes that the transport puts on the wire, seen by a server on this machine.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use postman_client::codegen::RequestBuilder;

use postman_client::{Behavior, Client, Error};

use crate::shop::{Plain, Variables};

pub(super) type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A thread that answers requests, and gives what was asked.
pub(super) type Server = JoinHandle<Result<Vec<String>, std::io::Error>>;

/// Answers one connection after the other with these answers.
pub(super) fn serve(answers: Vec<String>) -> Result<(Client<Variables>, Server), Failed> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    let server = thread::spawn(move || {
        let mut asked = Vec::new();
        for answer in answers {
            let (stream, _) = listener.accept()?;
            let mut reader = BufReader::new(&stream);
            let (mut head, mut length) = (String::new(), 0);
            while reader.read_line(&mut head)? > 2 {
                let line = head.lines().last().unwrap_or_default().to_ascii_lowercase();
                length = line.strip_prefix("content-length: ").and_then(|text| text.parse().ok()).unwrap_or(length);
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body)?;
            asked.push(head + &String::from_utf8_lossy(&body));
            (&stream).write_all(answer.as_bytes())?;
        }
        Ok(asked)
    });
    Ok((Client::builder(Variables { url: url.into(), ..Variables::default() }).build(), server))
}

pub(super) fn answer(head: &str, body: &str) -> String {
    format!("HTTP/1.1 {head}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

pub(super) fn joined(server: Server) -> Result<Vec<String>, Failed> {
    Ok(server.join().map_err(|_| "the server panicked")??)
}

#[tokio::test]
async fn request_and_answer() -> Result<(), Failed> {
    let (client, server) = serve(vec![answer("201 Created\r\nX-A: b", "done")])?;
    let call: postman_client::Call<String> =
        client.post("{{url}}/a'b|é//./c/..?d={}&&e=%zz'").urlencoded([("a", "b c")]).call();
    let done = call.send().await?;
    assert_eq!((done.status.as_u16(), done.header("x-a"), done.as_str()), (201, Some("b"), "done"));
    let asked = joined(server)?;
    let asked = asked.join("");
    assert!(asked.starts_with("POST /a'b|%C3%A9//./c/..?d={}&&e=%zz%27 HTTP/1.1\r\n"), "{asked}");
    for line in [
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Accept: */*\r\n",
        "Accept-Encoding: gzip, deflate, br\r\n",
        "Content-Length: 7\r\n",
        "\r\n\r\na=b%20c",
    ] {
        assert!(asked.contains(line), "{line}: {asked}");
    }
    Ok(())
}

/// Sends one request, and gives what was asked.
async fn asked(request: impl Fn(&Client<Variables>) -> RequestBuilder) -> Result<String, Failed> {
    let (client, server) = serve(vec![answer("200 OK", "")])?;
    let call: Plain = request(&client).call();
    call.await?;
    Ok(joined(server)?.join(""))
}

#[tokio::test]
async fn lengths_are_said_as_postman_says_them() -> Result<(), Failed> {
    for (method, said) in
        [("GET", false), ("DELETE", false), ("OPTIONS", false), ("POST", true), ("PUT", true), ("COPY", true)]
    {
        let head = asked(|client| client.request(method, "{{url}}")).await?;
        assert_eq!(head.contains("Content-Length: 0\r\n"), said, "{head}");
    }
    let wrong =
        asked(|client| client.post("{{url}}").header("content-length", "99").text("text/plain", "four")).await?;
    // the port of the host may hold the digits of the wrong length
    let said: Vec<&str> =
        wrong.lines().filter(|line| line.to_ascii_lowercase().starts_with("content-length")).collect();
    assert_eq!(said, ["Content-Length: 4"], "{wrong}");
    Ok(())
}

#[tokio::test]
async fn system_headers_give_way() -> Result<(), Failed> {
    let own = asked(|client| {
        client.get("{{url}}").header("accept", "").header("Host", "elsewhere").header("accept-encoding", "br")
    });
    let own = own.await?;
    for line in ["Accept: \r\n", "Host: elsewhere\r\n", "Accept-Encoding: br\r\n"] {
        assert!(own.contains(line) && own.matches(&line[..6]).count() <= 2, "{line}: {own}");
    }
    let behavior = Behavior { disabled_system_headers: &["accept", "accept-encoding"], ..Behavior::DEFAULT };
    let none = asked(|client| client.get("{{url}}").behavior(behavior)).await?;
    assert!(!none.contains("Accept"), "{none}");
    Ok(())
}

#[tokio::test]
async fn nothing_is_encoded_where_the_collection_says_so() -> Result<(), Failed> {
    let behavior = Behavior { disable_url_encoding: true, ..Behavior::DEFAULT };
    let plain = asked(|client| client.get("{{url}}/a{}|^[]%\"`?b='{}`\\\"<>").behavior(behavior)).await?;
    assert!(plain.starts_with("GET /a{}|^[]%\"%60?b='{}`\\%22%3C%3E HTTP/1.1\r\n"), "{plain}");
    let client = Client::new(Variables { url: "http://h".into(), ..Variables::default() });
    for template in ["{{url}}/a b", "{{url}}/é", "{{url}}/?\n"] {
        let call: Plain = client.get(template).behavior(behavior).call();
        assert!(matches!(call.request(), Err(Error::Invalid { .. })), "{template}");
    }
    Ok(())
}

#[cfg(feature = "cookies")]
#[tokio::test]
async fn cookies_are_kept_and_stay_with_their_client() -> Result<(), Failed> {
    let answers = [
        "302 Found\r\nLocation: /b\r\nSet-Cookie: s=1; Path=/",
        "200 OK",
        "200 OK",
        "200 OK\r\nSet-Cookie: s=2; Path=/",
        "200 OK",
    ];
    let (client, server) = serve(answers.map(|head| answer(head, "")).to_vec())?;
    let get = |client: &Client<Variables>| -> Plain { client.get("{{url}}/a").call() };
    get(&client).await?;
    get(&client.clone()).await?;
    get(&client.with_variables(|_| {})).await?;
    get(&client).await?;
    let asked = joined(server)?;
    let cookies =
        asked.iter().map(|head| head.lines().find_map(|line| line.strip_prefix("Cookie: "))).collect::<Vec<_>>();
    assert_eq!(cookies, [None, Some("s=1"), Some("s=1"), Some("s=1"), Some("s=1")]);
    Ok(())
}

#[tokio::test]
async fn redirects_are_followed_up_to_their_limit() -> Result<(), Failed> {
    let (client, server) = serve(vec![answer("302 Found\r\nLocation: /b?c", ""), answer("200 OK", "")])?;
    let call: Plain = client.post("{{url}}/a").text("text/plain", "x").call();
    call.await?;
    let asked = joined(server)?;
    assert!(asked[1].starts_with("GET /b?c HTTP/1.1\r\n") && asked[1].contains("/a\r\n"), "{asked:?}");

    let (client, server) = serve(vec![answer("302 Found\r\nLocation: /b", "")])?;
    let one = Behavior { max_redirects: 0, ..Behavior::DEFAULT };
    let error = client
        .get("{{url}}")
        .behavior(one)
        .call::<(), postman_client::NoFailure, _>()
        .with(postman_client::codegen::NoOptions)
        .await;
    assert!(matches!(error, Err(Error::Transport { .. })), "{error:?}");
    joined(server)?;
    Ok(())
}

#[tokio::test]
async fn timeouts_and_refused_connections() -> Result<(), Failed> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}/s3cret", listener.local_addr()?);
    let client = Client::new(Variables { url: url.into(), ..Variables::default() });
    let call: Plain = client.get("{{url}}").call();
    let Err(error) = call.clone().timeout(Duration::from_millis(20)).await else { panic!("nobody answers") };
    assert!(error.is_timeout() && !error.is_connect(), "{error:?}");
    drop(listener);
    let Err(error) = call.clone().await else { panic!("nobody listens") };
    assert!(error.is_connect() && error.response().is_none(), "{error:?}");
    assert_eq!(error.to_string(), "GET {{url}}: cannot connect");
    let replayed = call.replay().await;
    assert!(replayed.as_ref().is_err_and(|text| text.contains("refused") && !text.contains("s3cret")), "{replayed:?}");
    Ok(())
}

#[cfg(feature = "blocking")]
#[test]
fn a_call_can_be_sent_again_without_a_runtime() -> Result<(), Failed> {
    let (client, server) = serve(vec![answer("200 OK", "hi"), answer("200 OK", "again")])?;
    let call: postman_client::Call<String> = client.get("{{url}}").call();
    assert_eq!(call.clone().send_blocking()?.into_inner(), "hi");
    assert_eq!(call.clone().send_blocking()?.into_inner(), "again");
    joined(server)?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let inside = runtime.block_on(async { call.send_blocking() });
    assert!(matches!(inside, Err(Error::Transport { .. })), "{inside:?}");
    Ok(())
}
