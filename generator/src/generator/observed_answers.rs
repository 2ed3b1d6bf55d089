//! [`ObservedAnswers`]: the outcome of observing, which can be written.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostics, Error};
use crate::write;

pub use crate::observe::record::Recordings;

/// The file of observations with the answers that were added to it, in memory.
#[derive(Clone, Debug)]
pub struct ObservedAnswers {
    /// The path of the file.
    pub path: PathBuf,
    /// The new content of the file.
    pub text: String,
    /// The number of answers that were added.
    pub answers: usize,
    /// The number of requests that they belong to.
    pub requests: usize,
    /// The exchanges that match no request of the collection, as `METHOD URL`, and how often each was recorded.
    pub unmatched: BTreeMap<String, usize>,
    /// Places whose answers are of another kind than those before, and exchanges that were recorded without a body.
    pub diagnostics: Diagnostics,
}

impl ObservedAnswers {
    /// Writes the file if it differs. Returns `true` if it did.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    pub fn write(&self) -> Result<bool, Error> {
        Ok(write::write_if_changed(&self.path, &self.text)?)
    }
}
