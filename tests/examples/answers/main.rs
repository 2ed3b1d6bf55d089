//! Measures where the types of answers come from: how many operations have a type by each source, and how right each source is where the
//! collection has saved an example, too.
//!
//! usage: cargo run -p conformance --example answers -- COLLECTION|FOLDER...
//!
//! Prints a table with a line for each source of `types-from`:
//!
//! - operations of which it tells the answer, and those of them that have no saved example;
//! - the share of all operations that have a type with this source and those above it;
//! - precision: a client is generated from the source alone, without the examples, and compared with the client from the examples alone. Of the
//!   fields of its types those that the types from examples have, and of the kinds of these those that are the same.

mod compare;
mod declared;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use compare::Agreement;
use declared::Declared;
use postman_codegen::{Generator, TypeSource};
use serde_json::Value;

const SOURCES: [TypeSource; 5] = [
    TypeSource::Examples,
    TypeSource::Observations,
    TypeSource::Schemas,
    TypeSource::Documentation,
    TypeSource::Assertions,
];

/// The counts of one source.
#[derive(Default)]
struct Row {
    operations: usize,
    without_example: usize,
    /// Operations with a type by this source or one above.
    typed: usize,
    agreement: Agreement,
}

#[expect(clippy::print_stdout, reason = "this is what the command is for")]
fn main() -> ExitCode {
    let mut rows: [Row; SOURCES.len()] = Default::default();
    let (mut operations, mut collections) = (0, 0);
    for path in std::env::args().skip(1).flat_map(|path| files(Path::new(&path))) {
        match measure(&path, &mut rows) {
            Ok(count) => (operations, collections) = (operations + count, collections + 1),
            Err(error) => eprintln!("passed over: {}: {error}", path.display()),
        }
    }
    let percent = |part: usize| format!("{part} ({:.1} %)", 100.0 * part as f64 / operations.max(1) as f64);
    println!("{operations} operations of {collections} collections\n");
    println!("| source | operations | without an example | typed with it and those above | fields | kinds |");
    println!("|---|---|---|---|---|---|");
    for (source, row) in SOURCES.iter().zip(&rows) {
        let Agreement { fields, found, kinds, right } = row.agreement;
        let of = |part: usize, all: usize| if all == 0 { String::new() } else { format!("{part} of {all}") };
        println!(
            "| {source:?} | {} | {} | {} | {} | {} |",
            row.operations,
            row.without_example,
            percent(row.typed),
            of(found, fields),
            of(right, kinds)
        );
    }
    ExitCode::SUCCESS
}

fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = path.read_dir() else { return vec![path.to_owned()] };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// Counts one collection; returns the number of its operations.
fn measure(path: &Path, rows: &mut [Row; SOURCES.len()]) -> Result<usize, postman_codegen::Error> {
    let from = |sources: &[TypeSource]| {
        sources.iter().fold(Generator::new(path), |generator, source| generator.types_from(*source))
    };
    let tree: Value = serde_json::from_str(&from(&SOURCES).inspect()?.to_json()).unwrap_or_default();
    let mut operations = Vec::new();
    gather(&tree["tree"], &mut operations);
    for sources in &operations {
        let mut is_typed = false;
        for (source, row) in SOURCES.iter().zip(rows.iter_mut()) {
            let tells = sources.contains(source);
            is_typed |= tells;
            row.operations += usize::from(tells);
            row.without_example += usize::from(tells && !sources.contains(&TypeSource::Examples));
            row.typed += usize::from(is_typed);
        }
    }
    let both =
        |source: TypeSource| operations.iter().any(|all| all.contains(&source) && all.contains(&TypeSource::Examples));
    let wanted: Vec<usize> = (1..SOURCES.len()).filter(|at| both(SOURCES[*at])).collect();
    if !wanted.is_empty() {
        let examples = Declared::of(&from(&SOURCES[..1]).generate()?.text());
        for at in wanted {
            let source = Declared::of(&from(&SOURCES[at..=at]).generate()?.text());
            rows[at].agreement.add(compare::answers(&source, &examples));
        }
    }
    Ok(operations.len())
}

/// The sources of each operation's answer.
fn gather(folder: &Value, found: &mut Vec<BTreeSet<TypeSource>>) {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    for operation in list(&folder["operations"]) {
        let names = list(&operation["answer_from"]);
        found.push(names.iter().filter_map(|name| name.as_str()?.parse().ok()).collect());
    }
    list(&folder["folders"]).iter().for_each(|inner| gather(inner, found));
}
