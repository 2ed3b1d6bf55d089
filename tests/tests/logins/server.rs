//! A server that answers 200 to whom it knows, 401 to others, and gives OAuth 2 tokens.

use std::io::Write;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use conformance::recorder::{self, Request};

use crate::signatures;

pub const TOKEN: &str = "t0ken-t0ken";
pub const USER: &str = "ada";
pub const PASSWORD: &str = "p4ss:w&rd";
pub const KEY: &str = "k3y-k3y";
pub const SECRET: &str = "s3cret/s3cret";
pub const REFRESH_TOKEN: &str = "r3fresh-r3fresh";

/// Its answer to a request.
enum Answer {
    Known(bool),
    /// A challenge.
    Ask(String),
    /// A token for whom it is.
    Token(Option<&'static str>),
}

/// Listens until the test ends. The key is that of whom it knows.
pub fn start(public_key: Vec<u8>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
    let address = listener.local_addr().expect("the listener's address");
    let public_key = Arc::new(public_key);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let public_key = Arc::clone(&public_key);
            std::thread::spawn(move || {
                // the client closes the connection when it is dropped
                while let Ok(request) = recorder::read(&stream) {
                    if write(&stream, &answer(&request, &public_key)).is_err() {
                        break;
                    }
                }
            });
        }
    });
    address
}

fn write(mut stream: &TcpStream, answer: &Answer) -> std::io::Result<()> {
    let (status, header, body) = match answer {
        Answer::Known(true) => (200, String::new(), String::new()),
        Answer::Known(false) | Answer::Token(None) => (401, String::new(), String::new()),
        Answer::Ask(challenge) => (401, format!("WWW-Authenticate: {challenge}\r\n"), String::new()),
        Answer::Token(Some(token)) => {
            let body = format!("{{\"access_token\": \"{token}\", \"token_type\": \"Bearer\", \"expires_in\": 3600}}");
            (200, "Content-Type: application/json\r\n".to_owned(), body)
        }
    };
    stream.write_all(format!("HTTP/1.1 {status} X\r\n{header}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes())
}

fn answer(request: &Request, public_key: &[u8]) -> Answer {
    let authorization = signatures::header(request, "Authorization");
    let bears = |token: &str| Answer::Known(authorization.strip_prefix("Bearer ") == Some(token));
    let token = authorization.strip_prefix("Bearer ").unwrap_or_default();
    match request.target.split('?').next().unwrap_or_default() {
        "/bearer" => bears(TOKEN),
        "/basic" => Answer::Known(authorization == basic(USER, PASSWORD)),
        "/key" => Answer::Known(signatures::header(request, "X-Api-Key") == KEY),
        "/query-key" => Answer::Known(request.target == format!("/query-key?shop_key={KEY}")),
        "/digest" if authorization.is_empty() => {
            Answer::Ask(r#"Digest realm="shop", nonce="n0nce", qop="auth", algorithm=SHA-256"#.to_owned())
        }
        "/digest" => Answer::Known(signatures::digest(request)),
        "/ntlm" => ntlm(authorization),
        "/oauth1" => Answer::Known(signatures::oauth1(request)),
        "/token" => Answer::Token(token_for(request, authorization)),
        "/oauth2/client" => bears("of-the-client"),
        "/oauth2/password" => bears("of-the-user"),
        "/oauth2/refresh" => bears("once-more"),
        "/aws" => Answer::Known(signatures::aws(request)),
        "/hawk" => Answer::Known(signatures::hawk(request)),
        "/edgegrid" => Answer::Known(signatures::edgegrid(request)),
        "/jwt/secret" => Answer::Known(signatures::signed_with_secret(token)),
        "/jwt/key" => Answer::Known(signatures::signed_with_key(token, public_key)),
        _ => Answer::Known(false),
    }
}

fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

/// The token of a grant.
fn token_for(request: &Request, authorization: &str) -> Option<&'static str> {
    let body = String::from_utf8_lossy(&request.body);
    let pairs: Vec<(&str, String)> = body
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| (key, signatures::decoded(value)))
        .collect();
    let is = |key: &str, value: &str| pairs.iter().any(|(other, given)| *other == key && given == value);
    if is("grant_type", "client_credentials") && authorization == basic("shop", &signatures::encoded(SECRET)) {
        Some("of-the-client")
    } else if is("grant_type", "password") && is("username", USER) && is("password", PASSWORD) {
        Some("of-the-user")
    } else if is("grant_type", "refresh_token") && is("refresh_token", REFRESH_TOKEN) {
        Some("once-more")
    } else {
        None
    }
}

/// Three messages; the proof in the last is tested where it is made.
fn ntlm(authorization: &str) -> Answer {
    let message = authorization.strip_prefix("NTLM ").and_then(|message| STANDARD.decode(message).ok());
    match message.as_deref() {
        Some(message) if message.starts_with(b"NTLMSSP\0\x01") => {
            let mut challenge = b"NTLMSSP\0\x02\0\0\0".to_vec();
            challenge.extend([6, 0, 6, 0, 48, 0, 0, 0]);
            challenge.extend(0x0088_8201_u32.to_le_bytes());
            challenge.extend(b"\x01\x23\x45\x67\x89\xab\xcd\xef");
            challenge.extend([0; 8]);
            challenge.extend([4, 0, 4, 0, 54, 0, 0, 0]);
            challenge.extend(b"D\0O\0M\0\0\0\0\0");
            Answer::Ask(format!("NTLM {}", STANDARD.encode(challenge)))
        }
        Some(message) if message.starts_with(b"NTLMSSP\0\x03") => {
            let user: Vec<u8> = USER.encode_utf16().flat_map(u16::to_le_bytes).collect();
            Answer::Known(message.windows(user.len()).any(|part| part == user))
        }
        _ => Answer::Ask("NTLM".to_owned()),
    }
}
