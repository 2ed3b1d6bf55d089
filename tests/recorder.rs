//! A server on loopback that keeps each request as it came.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// A request as it was on the wire. Head bytes beyond ASCII are read as latin-1, which keeps each.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The target of the request.
    pub target: String,
    /// Names and values, in order.
    pub headers: Vec<(String, String)>,
    /// The body's bytes.
    pub body: Vec<u8>,
}

/// Answers each request with 200 and `{}`.
pub struct Recorder {
    /// The address that it listens at.
    pub address: SocketAddr,
    last: Arc<Mutex<Option<Request>>>,
}

impl Recorder {
    /// Listens on a free port.
    ///
    /// # Panics
    ///
    /// When no loopback port is free.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
        let address = listener.local_addr().expect("the listener's address");
        let last = Arc::new(Mutex::new(None));
        let kept = Arc::clone(&last);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kept = Arc::clone(&kept);
                std::thread::spawn(move || serve(stream, &kept));
            }
        });
        Self { address, last }
    }

    /// The request since the last call.
    pub fn take(&self) -> Option<Request> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A request that cannot be read is none.
fn serve(mut stream: TcpStream, kept: &Mutex<Option<Request>>) {
    let Ok(request) = read(&stream) else { return };
    let body = if request.method == "HEAD" { "" } else { "{}" };
    *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(request);
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n";
    let _written = stream.write_all(format!("{head}{body}").as_bytes());
}

/// The next request on a connection.
///
/// # Errors
///
/// The connection is closed, or what comes is no request.
pub fn read(stream: &TcpStream) -> io::Result<Request> {
    let mut reader = BufReader::new(stream);
    let first = line(&mut reader)?;
    let (method, rest) = first.split_once(' ').unwrap_or((&first, ""));
    let target = rest.strip_suffix(" HTTP/1.1").unwrap_or(rest);
    let mut request = Request { method: method.to_owned(), target: target.to_owned(), ..Request::default() };
    loop {
        let header = line(&mut reader)?;
        let Some((name, value)) = header.split_once(':') else { break };
        request.headers.push((name.to_owned(), value.trim_matches([' ', '\t']).to_owned()));
    }
    let named = |name: &str| request.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
    if named("transfer-encoding").is_some() {
        loop {
            let size = usize::from_str_radix(&line(&mut reader)?, 16).map_err(io::Error::other)?;
            let mut chunk = vec![0; size];
            reader.read_exact(&mut chunk)?;
            request.body.extend(chunk);
            line(&mut reader)?;
            if size == 0 {
                return Ok(request);
            }
        }
    }
    let length = named("content-length").and_then(|(_, length)| length.parse().ok()).unwrap_or(0);
    request.body = vec![0; length];
    reader.read_exact(&mut request.body)?;
    Ok(request)
}

fn line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut bytes = Vec::new();
    reader.read_until(b'\n', &mut bytes)?;
    let bytes = bytes.strip_suffix(b"\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    Ok(bytes.iter().copied().map(char::from).collect())
}
