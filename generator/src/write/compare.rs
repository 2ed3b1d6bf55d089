//! Compares the files on disk with those in memory.

use std::path::Path;

use super::error::WriteError;
use super::stale::{Kind, Stale};
use super::{disk, lock, surplus};
use crate::emit::Files;
use crate::lock::FileHashes;

/// Returns every stale file, sorted by path; none if the disk is up to date.
pub fn compare(files: &Files, root: &Path, known: Option<&FileHashes>) -> Result<Vec<Stale>, WriteError> {
    let mut stale = Vec::new();
    for (path, text) in &files.0 {
        disk::check(path)?;
        let (kind, before) = match disk::read(&root.join(path))? {
            Some(old) if old == text.as_bytes() => continue,
            Some(old) => (Kind::Changed, old),
            None => (Kind::Missing, Vec::new()),
        };
        let edited = kind == Kind::Changed && lock::is_edited(known, path, &before);
        stale.push(Stale { path: path.clone(), kind, before: lossy(before), after: text.clone(), edited });
    }
    for path in surplus::find(files, root)? {
        let before = disk::read(&root.join(&path))?.unwrap_or_default();
        let edited = lock::is_edited(known, &path, &before);
        stale.push(Stale { path, kind: Kind::Surplus, before: lossy(before), after: String::new(), edited });
    }
    stale.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(stale)
}

fn lossy(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}
