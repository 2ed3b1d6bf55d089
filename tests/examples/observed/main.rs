//! Measures the types that a user gets who has no saved examples and runs the requests once: each request of a collection is answered, over a
//! socket, with the examples that it has saved, the replay of the generated crate observes, and the client that is generated from the observations
//! alone is compared with the client from the examples alone.
//!
//! usage: cargo run -p conformance --example observed -- WORK COLLECTION|FOLDER...
//!
//! WORK is a folder for the crates, which is emptied. They are compiled together, in the target folder of cargo. Prints each answer whose type
//! differs, with the reason as far as it can be told, and the totals.

mod collection;
mod differences;
mod examples;
mod replay;
mod types;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use collection::Prepared;
use differences::Compared;

#[expect(clippy::print_stdout, reason = "this is what the command is for")]
fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(work) = arguments.next() else {
        eprintln!("usage: observed WORK COLLECTION|FOLDER...");
        return ExitCode::from(2);
    };
    let collections = arguments.flat_map(|path| files(&path)).enumerate();
    let prepared: Vec<Prepared> = collections.filter_map(|(number, file)| prepare(number, &file)).collect();
    if let Err(error) = replay::build(&work, &prepared) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    let (mut clients, mut requests, mut unanswered) = (0, 0, 0);
    let (mut all, mut equal, mut reasons) = (0, 0, BTreeMap::<&str, usize>::new());
    for one in &prepared {
        let outcome = replay::run(&work, one).and_then(|sent| Ok((sent, Compared::of(&work, one)?)));
        let (sent, compared) = match outcome {
            Ok(outcome) => outcome,
            Err(error) => {
                println!("{}: passed over: {error}", one.title);
                continue;
            }
        };
        clients += 1;
        requests += sent.answered + sent.errors.len();
        unanswered += sent.errors.len();
        sent.errors.iter().for_each(|error| println!("{}: no answer: {error}", one.title));
        all += compared.answers;
        equal += compared.answers - compared.different.len();
        for (function, reason) in &compared.different {
            println!("{}: {function}: {reason}", one.title);
            *reasons.entry(reason).or_default() += 1;
        }
        compared.values.iter().for_each(|value| println!("{}: in the observations: {value}", one.title));
    }
    println!("{clients} clients, {requests} requests with an example, {unanswered} without an answer");
    println!("{equal} of {all} answers have the same type");
    reasons.iter().for_each(|(reason, count)| println!("{count}: {reason}"));
    ExitCode::SUCCESS
}

fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = path.read_dir() else { return vec![path.to_owned()] };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// A collection that can be replayed; others are passed over, with the reason.
fn prepare(number: usize, file: &Path) -> Option<Prepared> {
    let title = file.file_stem()?.to_string_lossy().into_owned();
    let name = format!("observed-{number:03}");
    let text = fs::read_to_string(file).map_err(|error| error.to_string());
    match text.and_then(|text| Prepared::of(name, title.clone(), &text)) {
        Ok(prepared) => Some(prepared),
        Err(error) => {
            eprintln!("{title}: passed over: {error}");
            None
        }
    }
}
