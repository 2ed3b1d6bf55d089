//! Digest and NTLM against a server that asks for them, over real connections.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use postman_client::codegen::{Auth, Digest, Ntlm};
use postman_client::{Call, Client, Error};

use crate::Variables;

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A request: which connection it came on, and its `Authorization`.
type Asked = Arc<Mutex<Vec<(usize, Option<String>)>>>;

/// Answers requests on this machine for as long as the test runs: a status and a `WWW-Authenticate`
/// for each `Authorization`.
fn serve(
    answer: impl Fn(Option<&str>) -> (u16, &'static str) + Send + Sync + 'static,
) -> Result<(Client<Variables>, Asked), Failed> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    let asked = Asked::default();
    let (seen, answer) = (Arc::clone(&asked), Arc::new(answer));
    thread::spawn(move || {
        for (connection, stream) in listener.incoming().flatten().enumerate() {
            let (seen, answer) = (Arc::clone(&seen), Arc::clone(&answer));
            // The client closes the connection when it is dropped.
            thread::spawn(move || converse(&stream, connection, &seen, &*answer));
        }
    });
    Ok((Client::builder(Variables { url: url.into() }).seed(1).build(), asked))
}

fn converse(
    stream: &TcpStream,
    connection: usize,
    seen: &Asked,
    answer: &dyn Fn(Option<&str>) -> (u16, &'static str),
) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    loop {
        let (mut authorization, mut line) = (None, String::new());
        while reader.read_line(&mut line)? > 2 {
            if let Some(value) = line.strip_prefix("Authorization: ") {
                authorization = Some(value.trim().to_owned());
            }
            line.clear();
        }
        if line.is_empty() {
            return Ok(());
        }
        let (status, challenge) = answer(authorization.as_deref());
        seen.lock().unwrap_or_else(PoisonError::into_inner).push((connection, authorization));
        let challenge = if challenge.is_empty() { String::new() } else { format!("WWW-Authenticate: {challenge}\r\n") };
        write!(&*stream, "HTTP/1.1 {status} X\r\n{challenge}Content-Length: 0\r\n\r\n")?;
    }
}

fn taken(asked: &Asked) -> Vec<(usize, Option<String>)> {
    std::mem::take(&mut *asked.lock().unwrap_or_else(PoisonError::into_inner))
}

fn get(client: &Client<Variables>, auth: Auth) -> Call<()> {
    client.get("{{url}}/a?b=c d").header("Authorization", "mine").auth(auth).call()
}

fn status(result: Result<(), Error>) -> u16 {
    match result {
        Ok(()) => 200,
        Err(error) => error.response().map_or(0, |response| response.status().as_u16()),
    }
}

const DIGEST: Digest = Digest { username: "u", password: "p", ..Digest::DEFAULT };

/// The value of a parameter of the header, without quotes.
fn parameter<'h>(header: &'h str, name: &str) -> &'h str {
    let rest = header.split_once(&format!(" {name}=")).map_or("", |(_, rest)| rest);
    rest.split(',').next().unwrap_or_default().trim_matches('"')
}

#[tokio::test]
async fn digest_signs_again_and_then_at_once() -> Result<(), Failed> {
    let challenge = r#"Digest realm="R, r", nonce="N=", qop="auth,auth-int", algorithm=SHA-256, opaque="O""#;
    let (client, asked) = serve(move |header| match header {
        Some(header) if header.starts_with("Digest ") => (200, ""),
        _ => (401, challenge),
    })?;
    assert_eq!(status(get(&client, Auth::digest(DIGEST)).await), 200);
    assert_eq!(status(get(&client, Auth::digest(DIGEST)).await), 200);
    let headers: Vec<String> = taken(&asked).into_iter().map(|(_, header)| header.unwrap_or_default()).collect();
    assert_eq!(headers.len(), 3, "{headers:?}");
    assert_eq!(headers[0], "mine");
    for (at, header) in headers.iter().enumerate().skip(1) {
        let wanted = [
            ("realm", "R"),
            ("nonce", "N="),
            ("uri", "/a?b=c%20d"),
            ("algorithm", "SHA-256"),
            ("qop", "auth"),
            ("opaque", "O"),
        ];
        for (name, value) in wanted {
            assert_eq!(parameter(header, name), value, "{header}");
        }
        assert_eq!(parameter(header, "nc"), format!("{at:08x}"));
        let hash = |text: &str| {
            let hash = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
            hash.as_ref().iter().map(|byte| format!("{byte:02x}")).collect::<String>()
        };
        let cnonce = parameter(header, "cnonce");
        let expected = hash(&format!("{}:N=:{at:08x}:{cnonce}:auth:{}", hash("u:R, r:p"), hash("GET:/a?b=c%20d")));
        assert_eq!(parameter(header, "response"), expected);
    }
    Ok(())
}

#[tokio::test]
async fn the_time_limit_is_for_the_challenge_and_its_answer_together() -> Result<(), Failed> {
    let slow = |authorization: Option<&str>| {
        thread::sleep(Duration::from_millis(300));
        let answers = authorization.is_some_and(|value| value.starts_with("Digest "));
        if answers { (200, "") } else { (401, r#"Digest realm="r", nonce="n""#) }
    };
    let (client, asked) = serve(slow)?;
    // the first request of a client reads the certificates of the platform
    assert_eq!(status(get(&client, Auth::none()).await), 401);
    taken(&asked);
    let error = get(&client, Auth::digest(DIGEST)).timeout(Duration::from_millis(500)).await.err();
    assert!(error.as_ref().is_some_and(Error::is_timeout), "{error:?}");
    assert_eq!(taken(&asked).len(), 1, "the challenge has come in time");
    assert_eq!(status(get(&client, Auth::digest(DIGEST)).timeout(None).await), 200);
    Ok(())
}

#[tokio::test]
async fn digest_gives_up_on_wrong_credentials_and_follows_a_new_nonce() -> Result<(), Failed> {
    let count = std::sync::atomic::AtomicUsize::new(0);
    let (client, asked) = serve(move |_| {
        const NONCES: [&str; 4] = [
            r#"Digest realm="R", nonce="1""#,
            r#"Digest realm="R", nonce="2""#,
            r#"Digest realm="R", nonce="3""#,
            r#"Digest realm="R", nonce="4""#,
        ];
        (401, NONCES[count.fetch_add(1, std::sync::atomic::Ordering::SeqCst).min(3)])
    })?;
    assert_eq!(status(get(&client, Auth::digest(DIGEST)).await), 401);
    assert_eq!(taken(&asked).len(), 2);
    // The nonce that is known is no longer good: once more with the next one.
    assert_eq!(status(get(&client, Auth::digest(DIGEST)).await), 401);
    let headers = taken(&asked);
    assert_eq!(headers.len(), 2);
    assert_eq!(parameter(headers[0].1.as_deref().unwrap_or_default(), "nonce"), "1");
    assert_eq!(parameter(headers[1].1.as_deref().unwrap_or_default(), "nonce"), "3");
    let once = Digest { disable_retry_request: true, username: "other", ..DIGEST };
    assert_eq!(status(get(&client, Auth::digest(once)).await), 401);
    assert_eq!(taken(&asked).len(), 1);
    Ok(())
}

const NTLM: Ntlm = Ntlm { username: "DOM\\user", password: "SecREt01", ..Ntlm::DEFAULT };

/// A challenge with Unicode, extended security and target information.
fn challenge() -> String {
    let mut message = b"NTLMSSP\0\x02\0\0\0".to_vec();
    message.extend([6, 0, 6, 0, 48, 0, 0, 0]);
    message.extend(0x0088_8201_u32.to_le_bytes());
    message.extend(b"\x01\x23\x45\x67\x89\xab\xcd\xef");
    message.extend([0; 8]);
    message.extend([4, 0, 4, 0, 54, 0, 0, 0]);
    message.extend(b"D\0O\0M\0");
    message.extend([0, 0, 0, 0]);
    format!("NTLM {}", STANDARD.encode(message))
}

#[tokio::test]
async fn ntlm_takes_three_requests_on_one_connection() -> Result<(), Failed> {
    let challenge = crate::text(&challenge());
    let (client, asked) = serve(move |header| match header.and_then(|header| header.strip_prefix("NTLM ")) {
        None => (401, "Negotiate, NTLM"),
        Some(message) if message.starts_with("TlRMTVNTUAAB") => (401, challenge),
        Some(_) => (200, ""),
    })?;
    assert_eq!(status(get(&client, Auth::ntlm(NTLM)).await), 200);
    let requests = taken(&asked);
    assert_eq!(requests.iter().map(|(connection, _)| *connection).collect::<Vec<_>>(), [0, 0, 0]);
    assert_eq!(requests[0].1, None);
    let last = requests[2].1.as_deref().and_then(|header| header.strip_prefix("NTLM ")).unwrap_or_default();
    let last = STANDARD.decode(last)?;
    assert_eq!(&last[..12], b"NTLMSSP\0\x03\0\0\0");
    let names: Vec<u8> = "DOMuser".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(&last[72..72 + names.len()], names);
    Ok(())
}

#[tokio::test]
async fn ntlm_keeps_each_handshake_on_its_connection_among_many() -> Result<(), Failed> {
    let challenge = crate::text(&challenge());
    let (client, asked) = serve(move |header| match header.and_then(|header| header.strip_prefix("NTLM ")) {
        None => (401, "NTLM"),
        Some(message) if message.starts_with("TlRMTVNTUAAB") => (401, challenge),
        Some(_) => (200, ""),
    })?;
    for _ in 0..5 {
        let calls: Vec<_> = (0..10).map(|_| tokio::spawn(get(&client, Auth::ntlm(NTLM)).into_future())).collect();
        for call in calls {
            assert_eq!(status(call.await?), 200);
        }
    }
    let mut by_connection: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (connection, header) in taken(&asked) {
        let message = header.as_deref().and_then(|header| header.get(..17)).unwrap_or("none").to_owned();
        by_connection.entry(connection).or_default().push(message);
    }
    assert_eq!(by_connection.len(), 50, "a connection for each handshake");
    for steps in by_connection.values() {
        assert_eq!(steps, &["none", "NTLM TlRMTVNTUAAB", "NTLM TlRMTVNTUAAD"]);
    }
    Ok(())
}

#[tokio::test]
async fn ntlm_stops_when_refused() -> Result<(), Failed> {
    let (client, asked) = serve(|_| (401, "NTLM"))?;
    assert_eq!(status(get(&client, Auth::ntlm(NTLM)).await), 401);
    assert_eq!(taken(&asked).len(), 2);
    assert_eq!(status(get(&client, Auth::ntlm(Ntlm { disable_retry_request: true, ..NTLM })).await), 401);
    assert_eq!(taken(&asked).len(), 1);
    let version_1 =
        crate::text(&format!("NTLM {}", STANDARD.encode([b"NTLMSSP\0\x02\0\0\0".as_slice(), &[0; 40]].concat())));
    let (client, _) = serve(move |header| (401, if header.is_none() { "NTLM" } else { version_1 }))?;
    let error = get(&client, Auth::ntlm(NTLM)).await.err().map(|error: Error<_>| error.to_string());
    assert!(error.as_deref().is_some_and(|text| text.contains("NTLM version 1")), "{error:?}");
    Ok(())
}
