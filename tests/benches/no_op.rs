//! Measures a run in which nothing changed, beside reading the collection and beside the whole work.
//!
//! `cargo bench -p conformance --bench no_op -- COLLECTION [ROUNDS]` prints the medians of one run, in turns, and their ratios to a read of
//! the file: right after the client was written, when its files are too young for their times to tell and are read, and later; and of
//! the whole work to parsing the collection as `serde_json::Value`.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use postman_codegen::{Generator, Layout, Run};
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
    for layout in [Layout::File, Layout::Dir, Layout::Crate] {
        measure(&collection, layout, rounds)?;
    }
    Ok(())
}

#[allow(clippy::print_stdout, reason = "the result of the benchmark")]
fn measure(collection: &Path, layout: Layout, rounds: usize) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let (output, note) = (folder.path().join("client"), folder.path().join("note.json"));
    let generator = || Generator::new(collection).layout(layout).lock(folder.path().join("names.lock"));
    let begin = || Run::begin(&generator(), &output, &note);
    let nothing = || begin().unchanged().map(drop).ok_or_else(|| Failed::from("something was to be done"));

    let [mut read, mut parse, mut whole, mut young, mut old] = [const { Vec::new() }; 5];
    for _ in 0..rounds {
        read.push(timed(|| {
            fs::read(collection)?;
            Ok(())
        })?);
        parse.push(timed(|| parsed(collection).map(drop))?);
        let _ = fs::remove_dir_all(&output).or_else(|_| fs::remove_file(&output));
        let _ = fs::remove_file(&note);
        let mut run = None;
        whole.push(timed(|| {
            let begun = begin();
            let generated = generator().generate()?;
            generated.write(&output)?;
            run = begun.done(&generated, None);
            Ok(())
        })?);
        run.ok_or("no note")?.keep();
        young.push(timed(nothing)?);
        thread::sleep(Duration::from_millis(100));
        nothing()?;
        old.push(timed(nothing)?);
    }
    let [read, parse, whole, young, old] = [read, parse, whole, young, old].map(median);
    let ratio = |time: Duration, to: Duration| time.as_secs_f64() / to.as_secs_f64();
    println!("{}: {} bytes, {layout:?}, {rounds} rounds", collection.display(), fs::metadata(collection)?.len());
    println!(
        "read {read:?}; nothing to do {young:?}, ratio {:.2}, later {old:?}, ratio {:.2}; whole {whole:?}, ratio to a parse {:.1}",
        ratio(young, read),
        ratio(old, read),
        ratio(whole, parse)
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
