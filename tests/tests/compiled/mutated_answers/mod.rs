//! Saved answers, changed as real APIs vary, are read by the compiled types of the clients.
//!
//! The clients are those of the project's corpus, when it lies beside it, else those of its own collections. What is measured is told: run
//! with `--nocapture`.

use std::fs;

use conformance::batch::Batch;
use conformance::shared::collections;
use postman_codegen::Layout;

/// Of so many answers of each kind of change one may be unread.
const UNREAD_OF: u64 = 1000;

#[test]
#[ignore = "compiles the clients of the corpus: `.ci/mutated-answers` runs it"]
fn answers_that_vary_are_read() {
    let mut batch = Batch::new("mutated_answers");
    for file in collections() {
        let text = fs::read(&file).expect("a file");
        if let Ok(collection) = serde_json::from_slice(&text) {
            batch.add(&collection, Layout::Crate, &[]);
        }
    }
    let check = format!("mod check {{\n{}}}\n", include_str!("check.rs"));
    let told = batch.test_with(&check);
    let mut faults = Vec::new();
    let mut kinds = std::collections::BTreeMap::<&str, [u64; 3]>::new();
    for line in told.lines().filter_map(|line| line.split_once("#changed ")).map(|(_, line)| line) {
        let mut words = line.splitn(5, ' ');
        let (Some(kind), Some(answers), Some(unread), Some(untold)) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            continue;
        };
        let counts = [answers, unread, untold].map(|count| count.parse::<u64>().expect("a count"));
        let sum = kinds.entry(kind).or_default();
        sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        if counts[1] + counts[2] > 0 {
            faults.push(line);
        }
    }
    for (kind, [answers, unread, untold]) in &kinds {
        eprintln!("{kind}: {answers} answers, {unread} unread, {untold} not told");
    }
    faults.iter().for_each(|line| eprintln!("{line}"));
    assert!(!kinds.is_empty(), "{told}");
    for (kind, [answers, unread, untold]) in kinds {
        assert!(
            unread * UNREAD_OF <= answers && untold == 0,
            "{kind}: {unread} unread, {untold} not told of {answers}"
        );
    }
}
