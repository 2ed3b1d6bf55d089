//! What `generate` and `check` cost when nothing changed, beside parsing the collection once as `serde_json::Value`.
//!
//! `cargo bench -p conformance --bench no_op -- COLLECTION [ROUNDS]` prints the medians of one run, in turns, and their ratios to the
//! parsing. Each turn reads the file anew; the client is of the layout `dir`, with a lock.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use postman_codegen::{Generator, Layout};
use serde_json::Value;

type Failed = Box<dyn std::error::Error>;

/// The largest of the project's own.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../collections/bookshop.postman_collection.json");

#[allow(clippy::print_stdout, reason = "the result of the benchmark")]
fn main() -> Result<(), Failed> {
    // cargo passes `--bench`
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let collection = PathBuf::from(arguments.first().map_or(OWN, String::as_str));
    let rounds = arguments.get(1).map_or(Ok(9), |rounds| rounds.parse())?;
    let folder = tempfile::tempdir()?;
    let output = folder.path().join("client");
    let generator = || Generator::new(&collection).layout(Layout::Dir).lock(folder.path().join("names.lock"));
    generator().generate()?.write(&output)?;

    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..rounds {
        let [parse, generate, check] = &mut times;
        parse.push(timed(|| parsed(&collection).map(drop))?);
        generate.push(timed(|| {
            let summary = generator().generate()?.write(&output)?;
            if summary.written.is_empty() { Ok(()) } else { Err("something was written".into()) }
        })?);
        check.push(timed(|| {
            let stale = generator().generate()?.compare(&output)?;
            if stale.is_empty() { Ok(()) } else { Err("something is stale".into()) }
        })?);
    }
    let [parse, generate, check] = times.map(median);
    let ratio = |time: Duration| time.as_secs_f64() / parse.as_secs_f64();
    println!("{}: {} bytes, {rounds} rounds", collection.display(), fs::metadata(&collection)?.len());
    println!(
        "parse {parse:?}; generate {generate:?}, ratio {:.1}; check {check:?}, ratio {:.1}",
        ratio(generate),
        ratio(check)
    );
    Ok(())
}

fn parsed(collection: &Path) -> Result<Value, Failed> {
    Ok(serde_json::from_slice(&fs::read(collection)?)?)
}

fn timed(run: impl FnOnce() -> Result<(), Failed>) -> Result<Duration, Failed> {
    let start = Instant::now();
    run()?;
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
