//! A server that answers each request with the examples that it has saved, in turn.

use std::collections::HashMap;
use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

use conformance::recorder::read;
use serde_json::Value;

use crate::collection::NUMBER;

/// A saved example.
#[derive(Clone)]
pub struct Example {
    pub status: u16,
    pub content_type: Option<String>,
    pub body: String,
}

impl Example {
    /// A saved example; none where there is no final answer that a server can send.
    pub fn of(saved: &Value) -> Option<Self> {
        let status = saved["code"].as_u64().map_or(Some(200), |code| u16::try_from(code).ok())?;
        let mut headers = saved["header"].as_array().into_iter().flatten();
        let is_type =
            |header: &&Value| header["key"].as_str().is_some_and(|key| key.eq_ignore_ascii_case("content-type"));
        let content_type = headers.find(is_type).and_then(|header| header["value"].as_str()).map(str::to_owned);
        let body = saved["body"].as_str().unwrap_or_default().to_owned();
        (200..600).contains(&status).then_some(Self { status, content_type, body })
    }

    fn send(&self, method: &str, stream: &mut TcpStream) -> io::Result<()> {
        let Self { status, content_type, body } = self;
        let has_body = method != "HEAD" && !matches!(status, 204 | 304);
        let body = if has_body { body.as_str() } else { "" };
        let plain = |text: &&String| text.bytes().all(|byte| (b' '..0x7f).contains(&byte));
        let content_type = content_type.as_ref().filter(plain).map(|text| format!("Content-Type: {text}\r\n"));
        let head = format!("HTTP/1.1 {status} x\r\n{}Connection: close\r\n", content_type.unwrap_or_default());
        stream.write_all(format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes())
    }
}

/// Listens at the address that is returned, as the proxy of whoever sends the requests, until the process ends.
///
/// # Errors
///
/// No port is free.
pub fn serve(examples: Vec<Vec<Example>>) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        let mut seen = HashMap::<usize, usize>::new();
        for mut stream in listener.incoming().flatten() {
            let Ok(request) = read(&stream) else { continue };
            let number = request.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(NUMBER));
            let number = number.and_then(|(_, number)| number.parse().ok()).unwrap_or(usize::MAX);
            let own = examples.get(number).map(Vec::as_slice).unwrap_or_default();
            let at = seen.entry(number).or_default();
            // one without an example gives what is no evidence
            let none = Example { status: 200, content_type: None, body: String::new() };
            let example = own.get(*at % own.len().max(1)).unwrap_or(&none);
            *at += 1;
            let _closed = example.send(&request.method, &mut stream);
        }
    });
    Ok(address)
}
