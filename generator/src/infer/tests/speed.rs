//! Time against parsing the same texts as `serde_json::Value`; `tests/bench/inference.py` runs it, and quicktype beside it.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::*;

/// The files to measure with, one on a line: JSON, or collections whose saved answers are meant.
const FILES: &str = "POSTMAN_CODEGEN_SPEED";

#[test]
#[ignore = "a measurement: run it in release"]
fn speed_against_parsing_as_value() {
    let files = std::env::var(FILES).unwrap_or_default();
    for file in files.lines() {
        let text = std::fs::read_to_string(file).expect("a text file");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let mut answers = Vec::new();
        saved_answers(&value, &mut answers);
        let answers = if value.get("item").is_some() { answers } else { vec![text] };
        compare(file, &answers);
    }
    if files.is_empty() {
        compare("records", &[records(40_000)]);
    }
}

fn compare(name: &str, texts: &[String]) {
    let names: Vec<String> = (0..texts.len()).map(|at| format!("get answer {at}")).collect();
    let sites: Vec<Site<'_>> = names.iter().zip(texts).map(|(name, text)| answer(name, text)).collect();
    let parsed = best(|| texts.iter().for_each(|text| drop(serde_json::from_str::<Value>(text))));
    let inferred = best(|| drop(infer(&sites, &VariableValues::new())));
    let bytes: usize = texts.iter().map(String::len).sum();
    let ratio = inferred.as_secs_f64() / parsed.as_secs_f64();
    eprintln!("{name}: {bytes} bytes, inferred in {inferred:.2?}, parsed as Value in {parsed:.2?}, {ratio:.2}x");
}

fn best(mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..7).map(time).min().unwrap_or_default()
}

/// The bodies of all saved examples.
fn saved_answers(value: &Value, found: &mut Vec<String>) {
    if let Some(items) = value.as_array() {
        items.iter().for_each(|item| saved_answers(item, found));
    }
    if let Some(examples) = value.get("response").and_then(Value::as_array) {
        let bodies = examples.iter().filter_map(|example| example.get("body")?.as_str());
        found.extend(bodies.filter(|body| serde_json::from_str::<Value>(body).is_ok()).map(str::to_owned));
    }
    if let Some(items) = value.get("item") {
        saved_answers(items, found);
    }
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
