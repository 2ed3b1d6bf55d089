//! Files that lie beside the project: tests use them where they are there.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of a folder of `../shared`, by name; none, with a word, where it lies neither beside the project nor beside the folder of
/// its worktrees.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../..", "../../.."].map(|up| manifest.join(up).join("shared").join(folder));
    let Some(entries) = folders.iter().find_map(|folder| fs::read_dir(folder).ok()) else {
        eprintln!("passed over: there is no {}", folders[0].display());
        return Vec::new();
    };
    sorted(entries)
}

/// The collections of the corpus, or the project's own where it is absent.
///
/// # Panics
///
/// When the project has no collections.
pub fn collections() -> Vec<PathBuf> {
    let mut files = files("corpus/collections");
    if files.is_empty() {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../collections");
        files = sorted(fs::read_dir(own).expect("the project's collections"));
    }
    files.retain(|file| is_json(file));
    files
}

/// Returns `true` if a file is named as JSON.
pub fn is_json(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "json")
}

fn sorted(entries: fs::ReadDir) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}
