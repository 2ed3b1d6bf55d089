//! Servers of one thread a connection, which do what they are told.

use std::io::{BufRead, BufReader, Read, Result};
use std::net::{TcpListener, TcpStream};
use std::thread;

/// A request that a server has read, but for its body.
pub(crate) struct Received {
    pub(crate) target: String,
    pub(crate) length: u64,
}

/// Answers each request with `answer`, which says whether the connection stays open.
pub(crate) fn serve(
    answer: impl Fn(&Received, &mut BufReader<TcpStream>) -> Result<bool> + Clone + Send + 'static,
) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            thread::spawn(move || -> Result<()> {
                stream.set_nodelay(true)?;
                let mut reader = BufReader::new(stream);
                while let Some(received) = receive(&mut reader)? {
                    if !answer(&received, &mut reader)? {
                        break;
                    }
                }
                Ok(())
            });
        }
    });
    Ok(url)
}

fn receive(reader: &mut impl BufRead) -> Result<Option<Received>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let target = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut length = 0;
    loop {
        line.clear();
        if reader.read_line(&mut line)? <= 2 {
            return Ok(Some(Received { target, length }));
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or_default();
        }
    }
}

/// Reads the body of a request, and forgets it.
pub(crate) fn discard(received: &Received, reader: &mut impl Read) -> Result<u64> {
    std::io::copy(&mut reader.take(received.length), &mut std::io::sink())
}
