//! One call after the other, beside reqwest by hand: the time and the allocations of each.

use std::fmt::{Debug, Write as _};
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use postman_client::{Call, FromJson, Json, Retry};
use tokio::runtime::Runtime;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::{Client, Failed, client, server};

const ROUNDS: usize = 200;
/// Calls of one kind in a row, so that caches are warm for them.
const TURN: usize = 50;
const FORM: [(&str, &str); 4] = [
    ("grant_type", "refresh_token"),
    ("client_id", "the-client"),
    ("client_secret", "the-secret"),
    ("refresh_token", "the-refresh-token"),
];
const ANSWER: &str = r#"{"access_token":"00Dxx","signature":"c2ln","scope":"refresh_token api","instance_url":"https://shop.example","id":"https://login.example/id/1","token_type":"Bearer","issued_at":"1278448384422"}"#;

#[derive(FromJson)]
struct Token {
    access_token: Option<String>,
}

#[allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "the result, of small numbers")]
pub(crate) fn measure(runtime: &Runtime) -> Result<(), Failed> {
    let url = server::serve(|received, reader| {
        server::discard(received, reader)?;
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", ANSWER.len());
        reader.get_mut().write_all(format!("{head}{ANSWER}").as_bytes())?;
        Ok(true)
    })?;
    let plain = client(&url).build();
    let retried = client(&url).retry(Retry::standard()).build();
    let by_hand = reqwest::Client::builder().gzip(true).build()?;
    let mut kinds: Vec<Kind<'_>> = vec![
        Kind::new("reqwest, by hand", || runtime.block_on(reqwest(&by_hand, &url))),
        Kind::new("generated, all compiled in and off", || runtime.block_on(generated(&plain))),
        Kind::new("with retries", || runtime.block_on(generated(&retried))),
        Kind::new("with retries and tracing", || {
            let _guard = tracing::subscriber::set_default(Lines::default());
            runtime.block_on(generated(&retried))
        }),
    ];
    for round in 0..ROUNDS + 4 {
        // The first rounds open connections.
        kinds.iter_mut().try_for_each(|kind| kind.turn(round >= 4))?;
    }
    let measured: Vec<_> = kinds.into_iter().map(Kind::median).collect();
    let (_, first_time, first_count) = measured.first().copied().unwrap_or_default();
    println!("| call | time | beside reqwest | allocations | beside reqwest |\n|---|---|---|---|---|");
    for (name, time, count) in measured {
        let (times, counts) = (time.as_secs_f64() / first_time.as_secs_f64(), count as f64 / first_count as f64);
        println!("| {name} | {:.0} µs | {times:.2} | {count} | {counts:.2} |", time.as_secs_f64() * 1e6);
    }
    Ok(())
}

struct Kind<'c> {
    name: &'static str,
    call: Box<dyn FnMut() -> Result<(), Failed> + 'c>,
    times: Vec<Duration>,
    allocations: u64,
}

impl<'c> Kind<'c> {
    fn new(name: &'static str, call: impl FnMut() -> Result<(), Failed> + 'c) -> Self {
        Self { name, call: Box::new(call), times: Vec::new(), allocations: 0 }
    }

    fn turn(&mut self, counts: bool) -> Result<(), Failed> {
        for _ in 0..TURN {
            let (mut result, begun) = (Ok(()), Instant::now());
            let counted = allocation_counter::measure(|| result = (self.call)());
            result?;
            if counts {
                self.times.push(begun.elapsed());
                self.allocations = counted.count_total;
            }
        }
        Ok(())
    }

    fn median(mut self) -> (&'static str, Duration, u64) {
        self.times.sort_unstable();
        (self.name, self.times.get(self.times.len() / 2).copied().unwrap_or_default(), self.allocations)
    }
}

async fn generated(client: &Client) -> Result<(), Failed> {
    let call: Call<Json<Token>> = client.post("{{url}}/token").urlencoded(FORM).call();
    checked(&call.await?)
}

/// What a good engineer writes for one request: it takes compressed answers, and has a time limit, as the generated one.
async fn reqwest(client: &reqwest::Client, url: &str) -> Result<(), Failed> {
    let request = client.post(format!("{url}/token")).form(&FORM).timeout(Duration::from_secs(60));
    checked(&request.send().await?.error_for_status()?.json().await?)
}

fn checked(token: &Token) -> Result<(), Failed> {
    if token.access_token.as_deref() == Some("00Dxx") { Ok(()) } else { Err("another answer".into()) }
}

/// Writes all that it is told as text, as a log would, and keeps none of it.
#[derive(Default)]
struct Lines {
    text: Mutex<String>,
    spans: AtomicU64,
}

struct Fields<'t>(&'t mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // writing to a `String` cannot fail
        let _ = write!(self.0, "{field}={value:?} ");
    }
}

impl Lines {
    fn write(&self, record: impl FnOnce(&mut Fields<'_>)) {
        let mut text = self.text.lock().unwrap_or_else(PoisonError::into_inner);
        text.clear();
        record(&mut Fields(&mut text));
    }
}

impl Subscriber for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(|fields| span.record(fields));
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.write(|fields| values.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.write(|fields| event.record(fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
