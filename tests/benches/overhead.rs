//! Measures a generated call beside hand-written reqwest that sends the same bytes: the seed's
//! token refresh, to a server on the same thread, in turns, on one connection each.
//!
//! `cargo bench -p conformance --bench overhead [ROUNDS]` prints medians of the time for a call, the allocations,
//! and their ratios. The server checks that both sent the same body.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use generated::salesforce::auth::{RefreshTokenResponse, refresh_token};
use generated::salesforce::{Client, Variables};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};

type Failed = Box<dyn std::error::Error + Send + Sync>;

const BODY: &str =
    "grant_type=refresh_token&client_id=the-client&client_secret=the-secret&refresh_token=the-refresh-token";
const ANSWER: &str = r#"{"access_token":"00Dxx","signature":"c2ln","scope":"refresh_token api","instance_url":"https://shop.example","id":"https://login.example/id/1","token_type":"Bearer","issued_at":"1278448384422"}"#;

/// Calls of one kind in a row, so that caches are warm for them.
const TURN: usize = 50;

#[allow(clippy::print_stdout, reason = "the result of the benchmark")]
fn main() -> Result<ExitCode, Failed> {
    // cargo passes `--bench`.
    let rounds = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(60);
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let url = serve(&runtime)?;
    let ours = Ours::new(&url);
    let theirs = Theirs::new(&url)?;

    let mut times = [Vec::new(), Vec::new()];
    let mut allocations = [0, 0];
    for round in 0..rounds + 4 {
        for (side, times) in times.iter_mut().enumerate() {
            for _ in 0..TURN {
                let mut result = Ok(Duration::ZERO);
                let counted = allocation_counter::measure(|| {
                    result = if side == 0 { ours.call(&runtime) } else { theirs.call(&runtime) };
                });
                // The first rounds open connections.
                let time = result?;
                if round >= 4 {
                    times.push(time);
                    allocations[side] = counted.count_total;
                }
            }
        }
    }
    let [ours, theirs] = times.map(median);
    println!(
        "median time: generated {ours:?}, reqwest {theirs:?}, ratio {:.3}",
        ours.as_secs_f64() / theirs.as_secs_f64()
    );
    #[allow(clippy::cast_precision_loss, reason = "counts of a few hundred")]
    let ratio = allocations[0] as f64 / allocations[1] as f64;
    println!("allocations: generated {}, reqwest {}, ratio {ratio:.3}", allocations[0], allocations[1]);
    Ok(ExitCode::SUCCESS)
}

struct Ours(Client);

impl Ours {
    fn new(url: &str) -> Self {
        Self(Client::new(
            Variables::default()
                .url(url)
                .site("")
                .client_id("the-client")
                .client_secret("the-secret")
                .refresh_token("the-refresh-token"),
        ))
    }

    fn call(&self, runtime: &Runtime) -> Result<Duration, Failed> {
        let start = Instant::now();
        let answer = runtime.block_on(async { refresh_token(&self.0).without_captures().await })?;
        checked(&answer, start)
    }
}

/// The client that a good engineer writes for one request.
struct Theirs {
    client: reqwest::Client,
    url: String,
}

impl Theirs {
    fn new(url: &str) -> Result<Self, Failed> {
        Ok(Self { client: reqwest::Client::builder().gzip(true).build()?, url: url.to_owned() })
    }

    fn call(&self, runtime: &Runtime) -> Result<Duration, Failed> {
        let start = Instant::now();
        let answer = runtime.block_on(async {
            let form = [
                ("grant_type", "refresh_token"),
                ("client_id", "the-client"),
                ("client_secret", "the-secret"),
                ("refresh_token", "the-refresh-token"),
            ];
            let url = format!("{}/services/oauth2/token", self.url);
            let response = self.client.post(url).form(&form).timeout(Duration::from_secs(60)).send().await?;
            response.error_for_status()?.json::<RefreshTokenResponse>().await
        })?;
        checked(&answer, start)
    }
}

fn checked(answer: &RefreshTokenResponse, start: Instant) -> Result<Duration, Failed> {
    let time = start.elapsed();
    if answer.access_token.as_deref() == Some("00Dxx") { Ok(time) } else { Err("another answer".into()) }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Starts a server that answers every request for a token, as fast as it can. It runs on the thread of the calls, so that no time depends on
/// how the system wakes another one.
fn serve(runtime: &Runtime) -> Result<String, Failed> {
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
    let url = format!("http://{}", listener.local_addr()?);
    runtime.spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream));
        }
    });
    Ok(url)
}

async fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let answer = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{ANSWER}",
        ANSWER.len()
    );
    let mut received = [0; 4096];
    let mut length = 0;
    loop {
        match stream.read(&mut received[length..]).await? {
            0 => return Ok(()),
            read => length += read,
        }
        let Some(head) = received[..length].windows(4).position(|end| end == b"\r\n\r\n") else { continue };
        let body = &received[head + 4..length];
        if body.len() >= BODY.len() {
            let answer = if body == BODY.as_bytes() { answer.as_str() } else { "HTTP/1.1 400 Bad Request\r\n\r\n" };
            stream.write_all(answer.as_bytes()).await?;
            length = 0;
        }
    }
}
