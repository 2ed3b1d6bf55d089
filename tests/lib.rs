//! Helpers of the tests: the command line, and mock servers that speak raw bytes where a library would be too well-behaved.

pub mod batch;
pub mod cargo;
pub mod command;
pub mod recorder;
pub mod shared;
pub mod tables;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use generated::bookshop;

/// Answers one request on a real socket with these bytes, after a delay; gives the address.
///
/// # Panics
///
/// When no loopback port is free.
pub fn answer_once(delay: Duration, answer: Vec<u8>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
    let address = listener.local_addr().expect("the listener's address");
    std::thread::spawn(move || {
        if let Ok((mut stream, _)) = listener.accept() {
            let mut buffer = [0; 65536];
            let _read = stream.read(&mut buffer);
            std::thread::sleep(delay);
            let _written = stream.write_all(&answer);
        }
    });
    address
}

/// An address on loopback that nobody listens on.
///
/// # Panics
///
/// When no loopback port is free.
pub fn closed_port() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port on loopback")
}

/// Variables of the bookshop with every secret set.
pub fn bookshop_variables() -> bookshop::Variables {
    bookshop::Variables::default()
        .api_key("k&1")
        .currency("EUR")
        .password("p:w&d")
        .party_password("p:w&d")
        .token("tok")
        .user("ada")
}
