//! Measures the inference of types beside parsing the same texts as `serde_json::Value`. `tests/bench/inference.py` runs it, and quicktype
//! beside it.
//!
//! `cargo bench -p conformance --bench inference -- FILE…` prints the best of several runs for each file: a collection, or any other JSON,
//! which counts as one saved answer. The texts are the saved answers that are JSON and the JSON bodies; the inference is the stage `infer`
//! of [`Generated::times`](postman_codegen::Generated::times): shapes, shared types, names and notes.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use postman_codegen::Generator;
use serde_json::{Value, json};

type Failed = Box<dyn std::error::Error>;

/// The largest of the project's own.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../collections/bookshop.postman_collection.json");
const ROUNDS: usize = 9;

#[derive(Default)]
struct Measured {
    texts: usize,
    bytes: usize,
    parsed: Duration,
    inferred: Duration,
}

fn main() -> Result<(), Failed> {
    // cargo passes `--bench`
    let arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let mut files: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    if files.is_empty() {
        files.push(OWN.into());
    }
    let mut all = Measured::default();
    for file in files {
        let measured = measure(&file)?;
        print(&file.display().to_string(), &measured);
        all.texts += measured.texts;
        all.bytes += measured.bytes;
        all.parsed += measured.parsed;
        all.inferred += measured.inferred;
    }
    print("all", &all);
    Ok(())
}

fn measure(file: &Path) -> Result<Measured, Failed> {
    let text = fs::read_to_string(file)?;
    let value: Value = serde_json::from_str(&text)?;
    let collection = if value.get("item").is_some() { value } else { collection_of(&text) };
    let mut texts = Vec::new();
    gather(&collection, &mut texts);
    let generator = Generator::from_bytes("measured.json", serde_json::to_vec(&collection)?);
    let mut inferred = Duration::MAX;
    let mut parsed = Duration::MAX;
    for _ in 0..ROUNDS {
        let generated = generator.generate()?;
        inferred = inferred.min(generated.times().iter().filter(|(stage, _)| *stage == "infer").map(|one| one.1).sum());
        let start = Instant::now();
        let values: Vec<Option<Value>> = texts.iter().map(|text| serde_json::from_str(text).ok()).collect();
        parsed = parsed.min(start.elapsed());
        drop(values);
    }
    Ok(Measured { texts: texts.len(), bytes: texts.iter().map(|text| text.len()).sum(), parsed, inferred })
}

/// A collection of one request with this saved answer.
fn collection_of(answer: &str) -> Value {
    json!({
        "info": { "name": "Measured" },
        "item": [{
            "name": "Get answer",
            "request": { "method": "GET", "url": "https://measured.example/answer" },
            "response": [{ "name": "saved", "code": 200, "body": answer }],
        }],
    })
}

/// The saved answers and bodies that are JSON.
fn gather<'a>(item: &'a Value, texts: &mut Vec<&'a str>) {
    let entries = |key: &str| item.get(key).and_then(Value::as_array).into_iter().flatten();
    let answers = entries("response").filter_map(|answer| answer.get("body"));
    let body = item.pointer("/request/body/raw");
    let found = answers.chain(body).filter_map(Value::as_str);
    texts.extend(found.filter(|text| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()));
    entries("item").for_each(|inner| gather(inner, texts));
}

#[allow(clippy::print_stdout, reason = "the result of the benchmark")]
fn print(name: &str, measured: &Measured) {
    let Measured { texts, bytes, parsed, inferred } = measured;
    let ratio = inferred.as_secs_f64() / parsed.as_secs_f64();
    println!(
        "{name}: {bytes} bytes in {texts} texts, inferred in {inferred:.2?}, parsed as Value in {parsed:.2?}, {ratio:.2}x"
    );
}
