//! Measures the stages of a generation, and the whole beside parsing the collection once as `serde_json::Value`.
//!
//! `cargo bench -p conformance --bench stages -- [COLLECTION…]` prints, for each collection and the layouts `file` and `crate`, the medians of
//! one run in turns: the ratio of the whole to a parse, and the share of each stage. `emit` is tokens and printing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use postman_codegen::{Generator, Layout};
use serde_json::Value;

type Failed = Box<dyn std::error::Error>;

/// The largest of the project's own.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../collections/bookshop.postman_collection.json");
const ROUNDS: usize = 7;
const STAGES: [&str; 8] = ["read", "resolve", "inputs", "infer", "lower", "emit", "review", "write"];

fn main() -> Result<(), Failed> {
    // cargo passes `--bench`
    let arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let mut collections: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    if collections.is_empty() {
        collections.push(OWN.into());
    }
    // removed at the end: ext4 does not give the inodes of files away that were removed within five seconds, and looks at each of them
    // whenever a file is made
    let folder = tempfile::tempdir()?;
    for collection in collections {
        for layout in [Layout::File, Layout::Crate] {
            let name = collection.file_name().unwrap_or_default();
            measure(&collection, layout, &folder.path().join(name).join(format!("{layout:?}")))?;
        }
    }
    Ok(())
}

#[allow(clippy::print_stdout, reason = "the result of the benchmark")]
fn measure(collection: &Path, layout: Layout, folder: &Path) -> Result<(), Failed> {
    let (mut parses, mut wholes) = (Vec::new(), Vec::new());
    let mut stages: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for round in 0..ROUNDS {
        let start = Instant::now();
        let value: Value = serde_json::from_slice(&fs::read(collection)?)?;
        parses.push(start.elapsed());
        drop(value);

        let start = Instant::now();
        let generated = Generator::new(collection).layout(layout).generate()?;
        let written = Instant::now();
        generated.write(folder.join(format!("client{round}")))?;
        let mut times: BTreeMap<&str, Duration> = BTreeMap::from([("write", written.elapsed())]);
        for (stage, time) in generated.times() {
            *times.entry(stage).or_default() += *time;
        }
        drop(generated);
        wholes.push(start.elapsed());
        times.into_iter().for_each(|(stage, time)| stages.entry(stage).or_default().push(time));
    }
    let (parse, whole) = (median(parses).as_secs_f64(), median(wholes).as_secs_f64());
    let shares: Vec<String> = STAGES
        .iter()
        .map(|stage| {
            let time = median(stages.remove(stage).unwrap_or_default()).as_secs_f64();
            format!("{stage} {:.1} % ({:.2})", 100.0 * time / whole, time / parse)
        })
        .collect();
    let name = collection.file_name().unwrap_or_default().to_string_lossy();
    println!(
        "{name}, {layout:?}: {:.1} times a parse ({:.1} ms): {}",
        whole / parse,
        1000.0 * parse,
        shares.join(", ")
    );
    Ok(())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
