//! Collections of others, when the project's corpus lies beside it: none may panic, all must give Rust.

use std::path::{Path, PathBuf};
use std::time::Instant;

use conformance::shared;
use postman_codegen::{Generator, Layout};

/// Larger files take minutes in a debug build.
const MAX_BYTES: u64 = 400_000;

/// The files of a corpus folder, sorted; none when the folder is absent.
fn corpus(folder: &str) -> Vec<PathBuf> {
    let mut files = shared::files(&format!("corpus/{folder}"));
    files.retain(|file| std::fs::metadata(file).is_ok_and(|data| data.len() < MAX_BYTES));
    files
}

/// Returns the error of a file that does not generate; fails on code that is no Rust.
fn refusal(file: &Path, layout: Layout) -> Result<Option<String>, String> {
    let generated = match Generator::new(file).layout(layout).generate() {
        Ok(generated) => generated,
        Err(error) => return Ok(Some(error.to_string())),
    };
    for (path, text) in &generated.files.0 {
        if path.extension().is_some_and(|extension| extension == "rs") {
            syn::parse_file(text).map_err(|error| format!("{} is no Rust: {error}", path.display()))?;
        }
    }
    Ok(None)
}

/// Returns the faults of each file, found on two threads; a panic counts as one.
fn complaints(files: &[PathBuf], check: impl Fn(&Path) -> Result<(), String> + Sync) -> Vec<String> {
    let guarded = |file: &PathBuf| {
        let checked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(file)));
        let complaint = checked.unwrap_or_else(|_| Err("a panic".to_owned())).err()?;
        Some(format!("{}: {complaint}", file.file_name().unwrap_or_default().display()))
    };
    let (even, odd): (Vec<_>, Vec<_>) = files.iter().enumerate().partition(|(index, _)| index % 2 == 0);
    std::thread::scope(|scope| {
        let halves = [even, odd].map(|half| {
            scope.spawn(move || half.into_iter().filter_map(|(_, file)| guarded(file)).collect::<Vec<_>>())
        });
        halves.into_iter().flat_map(|half| half.join().expect("panics are caught")).collect()
    })
}

#[test]
fn every_collection_generates_rust() {
    let files = corpus("collections");
    let start = Instant::now();
    let complaints = complaints(&files, |file| match refusal(file, Layout::File)? {
        None => Ok(()),
        Some(reason) => Err(reason),
    });
    eprintln!("{} collections in {:.1} s", files.len(), start.elapsed().as_secs_f64());
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn bad_files_are_refused_with_a_message_or_read_leniently() {
    let complaints = complaints(&corpus("bad"), |file| match refusal(file, Layout::Dir)? {
        Some(reason) if !reason.starts_with("error[") => Err(format!("the message has no level: {reason}")),
        Some(reason) if !reason.contains("= help: ") => Err(format!("the message says no way out: {reason}")),
        _ => Ok(()),
    });
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
