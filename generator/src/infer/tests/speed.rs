//! Time against parsing the same text as `serde_json::Value`: `cargo test --release -- --ignored --nocapture speed`.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::*;

#[test]
#[ignore = "a measurement: run it in release"]
fn speed_against_parsing_as_value() {
    let text = records(40_000);
    let sites = [answer("list events", &text)];
    let inferred = best(|| drop(infer(&sites, &VariableValues::new())));
    let parsed = best(|| drop(serde_json::from_str::<serde_json::Value>(&text)));
    let ratio = inferred.as_secs_f64() / parsed.as_secs_f64();
    eprintln!("{} MB: {inferred:?} against {parsed:?}, {ratio:.2}x", text.len() >> 20);
    assert!(ratio < 0.5);
}

fn best(mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..5).map(time).min().unwrap_or_default()
}

fn records(count: usize) -> String {
    let mut text = String::from("[");
    for n in 0..count {
        let comma = if n == 0 { "" } else { "," };
        let _ = write!(
            text,
            r#"{comma}{{"id": {n}, "type": "PushEvent", "actor": {{"id": {n}, "login": "user{n}", "url": "https://example.com/{n}"}},
            "public": true, "score": {n}.5, "payload": {{"commits": [{{"sha": "{n:040x}", "message": "fix {n}", "distinct": true}}]}},
            "created_at": "2024-01-01T00:00:00Z", "org": null}}"#
        );
    }
    text.push(']');
    text
}
