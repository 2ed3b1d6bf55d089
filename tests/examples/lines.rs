//! Lines of generated code per operation, types aside.
//!
//! usage: cargo run -p conformance --example lines -- FOLDER...
//!
//! Each folder holds a generated client (`--layout dir`, or the `src` of a crate). Counted are functions and `impl` blocks of options, forms
//! and saved values, without doc comments and blank lines; texts of saved bodies are counted apart. Types are structs and enums with their
//! attributes and their own `impl` blocks.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

#[derive(Default)]
struct Count {
    operations: usize,
    code: usize,
    saved_bodies: usize,
    types: usize,
    docs: usize,
}

fn main() -> ExitCode {
    let mut total = Count::default();
    for folder in std::env::args().skip(1) {
        let mut count = Count::default();
        if let Err(error) = folder_lines(Path::new(&folder), &mut count) {
            eprintln!("{folder}: {error}");
            return ExitCode::from(2);
        }
        show(&folder, &count);
        total.operations += count.operations;
        total.code += count.code;
        total.saved_bodies += count.saved_bodies;
        total.types += count.types;
        total.docs += count.docs;
    }
    show("all", &total);
    ExitCode::SUCCESS
}

#[expect(clippy::print_stdout, reason = "this is what the command is for")]
fn show(name: &str, count: &Count) {
    let per = |lines: usize| lines as f64 / count.operations.max(1) as f64;
    println!(
        "{name}: {} operations; lines per operation: code {:.1}, saved bodies {:.1}, types {:.1}, docs {:.1}",
        count.operations,
        per(count.code),
        per(count.saved_bodies),
        per(count.types),
        per(count.docs)
    );
}

fn folder_lines(folder: &Path, count: &mut Count) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            folder_lines(&path, count)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            file_lines(&fs::read_to_string(&path)?, count);
        }
    }
    Ok(())
}

/// Items start at the margin and end with a line that is a closing brace at the margin, or on the line they start on.
fn file_lines(source: &str, count: &mut Count) {
    let mut item: Option<(&str, usize, usize)> = None;
    let mut text: Option<String> = None;
    for line in source.lines() {
        let trimmed = line.trim_start();
        if item.is_none() && (trimmed.starts_with("//") || trimmed.starts_with("#") || trimmed.is_empty()) {
            count.docs += usize::from(trimmed.starts_with("///") || trimmed.starts_with("//!"));
            continue;
        }
        let (head, lines, saved) = item.get_or_insert((line, 0, 0));
        if text.is_some() {
            *saved += 1;
        } else if trimmed.starts_with("///") {
            count.docs += 1;
        } else if !trimmed.is_empty() {
            *lines += 1;
        }
        text = match text {
            Some(end) => (!line.contains(&end)).then_some(end),
            None => raw_text_opens(line),
        };
        if text.is_none() && (line.starts_with('}') || (!line.starts_with(' ') && line.ends_with([';', '}']))) {
            let (head, lines, saved) = (*head, *lines, *saved);
            if head.starts_with("pub fn") {
                count.operations += usize::from(!head.starts_with("pub fn capture_") && !head.contains("_saved()"));
                count.code += lines;
            } else if head.starts_with("impl Options for")
                || head.starts_with("impl Form for")
                || (head.starts_with("impl ") && !head.contains(" for "))
            {
                count.code += lines;
            } else if !head.starts_with("use ") && !head.starts_with("pub mod") {
                count.types += lines;
            }
            count.saved_bodies += saved;
            item = None;
        }
    }
}

/// What ends the raw string that the line opens and does not close.
fn raw_text_opens(line: &str) -> Option<String> {
    let at = line.find("r#")?;
    let hashes: String = line[at + 1..].chars().take_while(|c| *c == '#').collect();
    let rest = line[at + 1 + hashes.len()..].strip_prefix('"')?;
    let end = format!("\"{hashes}");
    (!rest.contains(&end)).then_some(end)
}
