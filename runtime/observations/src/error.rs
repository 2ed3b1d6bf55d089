//! [`ParseError`]: why a file of observations cannot be read.

use std::fmt;

/// The reason for which a file of observations cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The reason.
    pub reason: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
}

impl ParseError {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), line: None }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for ParseError {}
