//! Measurements over whole collections that need private parts of the crate.

mod corpus_observed;
mod corpus_privacy;
mod corpus_round_trip;

use std::path::{Path, PathBuf};

/// Returns the files of the corpus, sorted by name; none, with a message, if it is not beside the project or the folder of its
/// worktrees.
pub(crate) fn corpus() -> Vec<PathBuf> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../..", "../../.."].map(|up| manifest.join(up).join("shared/corpus/collections"));
    let Some(entries) = folders.iter().find_map(|folder| std::fs::read_dir(folder).ok()) else {
        eprintln!("passed over: there is no {}", folders[0].display());
        return Vec::new();
    };
    let mut files: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}
