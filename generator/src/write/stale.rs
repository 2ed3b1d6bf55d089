//! [`Stale`]: a file on disk that differs from the one in memory.

use std::path::PathBuf;

/// A file that [`Generated::write`](crate::Generated::write) would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Relative to the root.
    pub path: PathBuf,
    /// The way in which it is stale.
    pub kind: Kind,
    /// The text on disk, empty when it is missing.
    pub before: String,
    /// The text in memory, empty when it is surplus.
    pub after: String,
    /// `true` if it was edited since it was generated, according to the lock.
    pub edited: bool,
}

/// The way in which a file is stale.
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
    /// Returns the change as a unified diff.
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
