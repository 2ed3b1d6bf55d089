//! What is on disk against what would be written.

use std::path::{Path, PathBuf};

use super::error::WriteError;
use super::{disk, lock, surplus};
use crate::emit::Files;
use crate::lock::FileHashes;

/// A file that [`Generated::write`](crate::Generated::write) would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Relative to the root.
    pub path: PathBuf,
    /// How it is stale.
    pub kind: Kind,
    /// The text on disk, empty when it is missing.
    pub before: String,
    /// The text in memory, empty when it is surplus.
    pub after: String,
    /// Somebody edited it since it was generated, as far as a lock tells.
    pub edited: bool,
}

/// How a file is stale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is not on disk.
    Missing,
    /// It has another text on disk.
    Changed,
    /// It is on disk only, and was generated.
    Surplus,
}

#[cfg(feature = "cli")]
impl Stale {
    /// The change as a unified diff.
    pub fn diff(&self) -> String {
        let path = self.path.to_string_lossy().replace('\\', "/");
        let (from, to) = (format!("a/{path}"), format!("b/{path}"));
        let none = String::from("/dev/null");
        let (from, to) = match self.kind {
            Kind::Missing => (none, to),
            Kind::Changed => (from, to),
            Kind::Surplus => (from, none),
        };
        similar::TextDiff::from_lines(&self.before, &self.after).unified_diff().header(&from, &to).to_string()
    }
}

/// Every file that is stale, sorted by path; none when the disk is as it should be.
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
