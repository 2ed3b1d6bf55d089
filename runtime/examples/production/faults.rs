//! Calls to servers that fail.

use std::collections::{BTreeMap, HashSet};
use std::io::{BufReader, Result as IoResult, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::{StreamExt, stream};
use postman_client::{Call, Error, Response, Retry};

use crate::process::{forget_peak, peak, shown};
use crate::server::Received;
use crate::{Client, Failed, client, server};

const CALLS: usize = 1_000;
const MAX_BYTES: usize = 1 << 20;
const OK: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

/// `true` if the connection stays open.
type Kept = IoResult<bool>;

#[allow(clippy::print_stdout, reason = "the result")]
pub(crate) async fn measure() -> Result<(), Failed> {
    println!("| fault | outcome of {CALLS} calls | attempts a call | time | peak of memory |\n|---|---|---|---|---|");
    report("no fault", 16, |_, reader| write(reader, OK, true)).await?;
    // What was not read makes the system reset the connection.
    report("reset before the answer", 16, |_, _| Ok(false)).await?;
    let short = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort";
    report("truncated body", 16, |_, reader| write(reader, short, false)).await?;
    report("head after 400 ms, where 100 ms are allowed", 64, |_, reader| {
        sleep(Duration::from_millis(400));
        write(reader, OK, true)
    })
    .await?;
    let seen = Seen::default();
    let busy = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";
    report("503, then 200", 16, move |received, reader| write(reader, seen.first(received, busy), true)).await?;
    let seen = Seen::default();
    let later = b"HTTP/1.1 429 Later\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n";
    report("429 with Retry-After: 1, then 200", 128, move |received, reader| {
        write(reader, seen.first(received, later), true)
    })
    .await?;
    let bomb: Arc<[u8]> = bomb()?.into();
    report("gzip bomb: 64 MB in 64 KB", 16, move |_, reader| write(reader, &bomb, false)).await?;
    report("endless body", 16, |_, reader| {
        write(reader, b"HTTP/1.1 200 OK\r\n\r\n", true)?;
        while reader.get_mut().write_all(&[b'x'; 16 * 1024]).is_ok() {}
        Ok(false)
    })
    .await?;
    report("connection closed after each answer without notice", 16, |_, reader| write(reader, OK, false)).await?;
    Ok(())
}

/// The requests that a server has seen.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<HashSet<String>>>);

impl Seen {
    /// This answer for the first of a call's requests, and 200 after it.
    fn first(&self, received: &Received, answer: &'static [u8]) -> &'static [u8] {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.insert(received.target.clone()) { answer } else { OK }
    }
}

fn write(reader: &mut BufReader<TcpStream>, answer: &[u8], kept: bool) -> Kept {
    reader.get_mut().write_all(answer)?;
    Ok(kept)
}

fn bomb() -> IoResult<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&vec![0; 64 << 20])?;
    let body = gzip.finish()?;
    let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", body.len());
    Ok([head.as_bytes(), &body].concat())
}

#[allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "the result, of small numbers")]
async fn report(
    fault: &str,
    in_flight: usize,
    answer: impl Fn(&Received, &mut BufReader<TcpStream>) -> Kept + Clone + Send + 'static,
) -> Result<(), Failed> {
    let url = server::serve(answer)?;
    let client = client(&url)
        .max_answer_size(MAX_BYTES)
        .first_byte_timeout(Duration::from_millis(if fault.starts_with("head") { 100 } else { 10_000 }));
    let client = client.build();
    forget_peak();
    let begun = Instant::now();
    let outcomes = stream::iter(0..CALLS).map(|number| call(&client, number)).buffer_unordered(in_flight);
    let outcomes: Vec<(String, u32)> = outcomes.collect().await;
    let time = begun.elapsed();
    let mut counts = BTreeMap::<_, usize>::new();
    outcomes.iter().for_each(|(outcome, _)| *counts.entry(outcome.as_str()).or_default() += 1);
    let counts: Vec<String> = counts.iter().map(|(outcome, count)| format!("{count} {outcome}")).collect();
    let attempts: u32 = outcomes.iter().map(|(_, attempts)| attempts).sum();
    println!(
        "| {fault} | {} | {:.2} | {:.1} s | {} |",
        counts.join(", "),
        f64::from(attempts) / CALLS as f64,
        time.as_secs_f64(),
        shown(peak())
    );
    Ok(())
}

/// One call, retried with a budget of its own: what came of it, and after how many attempts.
async fn call(client: &Client, number: usize) -> (String, u32) {
    let retry = Retry::standard().backoff(Duration::from_millis(5), Duration::from_secs(2));
    let call: Call<Response> = client.get("{{url}}/call").call();
    match call.query("number", number).retry(retry).await {
        Ok(response) => (response.status().as_u16().to_string(), response.attempts()),
        Err(error) => {
            let outcome = match &error {
                Error::Transport { source, .. } if source.is_timeout() => "timeout".to_owned(),
                Error::Transport { source, .. } if source.is_limit() => "too large".to_owned(),
                Error::Transport { source, .. } if source.is_connect() => "no connection".to_owned(),
                Error::Transport { .. } => "no answer".to_owned(),
                other => other.status().map_or_else(|| other.to_string(), |status| status.as_u16().to_string()),
            };
            (outcome, error.attempts())
        }
    }
}
