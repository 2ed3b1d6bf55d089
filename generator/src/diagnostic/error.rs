//! Errors because of which nothing was generated or written.

use std::fmt;

use super::list::Diagnostics;
use super::message::Diagnostic;
use crate::source::Unreadable;

/// One or more errors, because of which nothing was generated. `Debug` prints the same text as `Display`, because `main` prints the errors that it
/// returns with `Debug`.
pub struct Error {
    diagnostics: Diagnostics,
}

impl Error {
    /// Returns each error with its place.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }
}

impl From<Diagnostics> for Error {
    fn from(diagnostics: Diagnostics) -> Self {
        Self { diagnostics }
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostics: std::iter::once(diagnostic).collect() }
    }
}

impl From<Unreadable> for Error {
    fn from(error: Unreadable) -> Self {
        Diagnostic::from(error).into()
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.diagnostics.to_string().trim_end())
    }
}

impl std::error::Error for Error {}
