//! Random collections, and mutations of those of the project's corpus: each gives a client that clippy takes without a warning, in every
//! layout, with its tests and its replay.
//!
//! `POSTMAN_CODEGEN_RANDOM=SEED:COUNT` tries others than the fixed ones of CI. A failure names the file of the collection that gave it.

mod auth;
mod body;
mod collection;
mod json;
mod mutation;
mod request;
mod script;
mod words;

use std::fs;
use std::path::PathBuf;

use conformance::batch::Batch;
use conformance::shared::collections;
use postman_codegen::Layout;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

/// The size of the run in CI.
const SEED: u64 = 1;
const RANDOM: usize = 500;
const MUTATED: usize = 120;

/// Larger collections of the corpus take longer to compile than they are worth.
const MAX_BYTES: u64 = 200_000;

const LAYOUTS: [Layout; 8] =
    [Layout::File, Layout::Dir, Layout::Crate, Layout::File, Layout::Dir, Layout::Include, Layout::File, Layout::Dir];

/// Values of options, of which some are taken for each collection.
const OPTIONS: [(&str, &str); 9] = [
    ("saved", "true"),
    ("mode", "observed"),
    ("mode", "strict"),
    ("dates", "time"),
    ("dates", "chrono"),
    ("dates", "jiff"),
    ("uuid", "true"),
    ("enums", "true"),
    ("folder_features", "true"),
];

/// Adds a collection in one of the layouts, with some of the options.
fn add(batch: &mut Batch, collection: &Value, runner: &mut TestRunner) {
    let layout = LAYOUTS[sample(runner, &(0..LAYOUTS.len()))];
    let mut options = OPTIONS.to_vec();
    options.retain(|_| sample(runner, &(0..6)) == 0);
    batch.add(collection, layout, &options);
}

fn runner(seed: u64) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    TestRunner::new_with_rng(Config::default(), rng)
}

fn sample<T>(runner: &mut TestRunner, strategy: &impl Strategy<Value = T>) -> T {
    strategy.new_tree(runner).expect("no strategy filters").current()
}

/// The seed and the number of collections.
fn asked(count: usize) -> (u64, usize) {
    let Ok(text) = std::env::var("POSTMAN_CODEGEN_RANDOM") else { return (SEED, count) };
    let numbers = text.split_once(':').and_then(|(seed, count)| Some((seed.parse().ok()?, count.parse().ok()?)));
    numbers.expect("POSTMAN_CODEGEN_RANDOM is SEED:COUNT")
}

#[test]
#[ignore = "compiles 500 clients: `.ci/random` runs it"]
fn random_collections_compile() {
    let (seed, count) = asked(RANDOM);
    let mut runner = runner(seed);
    let strategy = collection::collection();
    let mut batch = Batch::new("random_collections");
    for _ in 0..count {
        add(&mut batch, &sample(&mut runner, &strategy), &mut runner);
    }
    assert!(batch.refused().is_empty(), "{}", batch.refused().join("\n"));
    batch.check();
}

#[test]
#[ignore = "compiles clients of the corpus: `.ci/random` runs it"]
fn mutated_collections_of_the_corpus_compile() {
    let (seed, count) = asked(MUTATED);
    let files = corpus();
    let mut runner = runner(seed);
    let mut batch = Batch::new("mutated_collections");
    for file in files.iter().cycle().take(if files.is_empty() { 0 } else { count }) {
        let text = fs::read(file).expect("a file");
        let Ok(mut collection) = serde_json::from_slice::<Value>(&text) else { continue };
        mutation::mutate(&mut collection, &mut runner);
        add(&mut batch, &collection, &mut runner);
    }
    batch.check();
}

/// The smaller collections of the corpus, when it lies beside the project; else the project's own.
fn corpus() -> Vec<PathBuf> {
    let mut files = collections();
    files.retain(|file| fs::metadata(file).is_ok_and(|data| data.len() < MAX_BYTES));
    files
}
