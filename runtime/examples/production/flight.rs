//! Many calls at once.

use std::io::Write;
use std::time::{Duration, Instant};

use futures_util::{StreamExt, stream};
use postman_client::Call;

use crate::{Client, Failed, client, http2, server};

const IN_FLIGHT: usize = 256;
const CALLS: usize = 20_000;

#[allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "the result, of small numbers")]
pub(crate) async fn measure() -> Result<(), Failed> {
    let url = server::serve(|received, reader| {
        server::discard(received, reader)?;
        reader.get_mut().write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")?;
        Ok(true)
    })?;
    let ours = client(&url).build();
    let theirs = reqwest::Client::builder().gzip(true).build()?;
    let target = format!("{url}/ok");
    // In turns, the first of which opens connections.
    for turn in 0..4 {
        let mine = run(|| generated(&ours)).await?;
        let by_hand = run(|| reqwest(&theirs, &target)).await?;
        if turn > 0 {
            for (name, time) in [("generated", mine), ("reqwest", by_hand)] {
                println!(
                    "HTTP/1.1, {IN_FLIGHT} in flight, {name}: {:.0} calls a second",
                    CALLS as f64 / time.as_secs_f64()
                );
            }
        }
    }
    let ours = client(&http2::serve()?).danger_accept_invalid_certs(true).build();
    for turn in 0..3 {
        let time = run(|| generated(&ours)).await?;
        if turn > 0 {
            println!(
                "HTTP/2, {IN_FLIGHT} in flight, generated: {:.0} calls a second",
                CALLS as f64 / time.as_secs_f64()
            );
        }
    }
    Ok(())
}

async fn generated(client: &Client) -> Result<(), Failed> {
    let call: Call<String> = client.get("{{url}}/ok").call();
    if call.await? == "ok" { Ok(()) } else { Err("another answer".into()) }
}

async fn reqwest(client: &reqwest::Client, url: &str) -> Result<(), Failed> {
    let text = client.get(url).timeout(Duration::from_secs(60)).send().await?.error_for_status()?.text().await?;
    if text == "ok" { Ok(()) } else { Err("another answer".into()) }
}

async fn run<F: Future<Output = Result<(), Failed>>>(call: impl Fn() -> F) -> Result<Duration, Failed> {
    let begun = Instant::now();
    let mut calls = stream::iter(0..CALLS).map(|_| call()).buffer_unordered(IN_FLIGHT);
    while let Some(result) = calls.next().await {
        result?;
    }
    Ok(begun.elapsed())
}
