//! [`ObservedAnswers`]: the outcome of observing, which can be written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error};

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
        if fs::read(&self.path).is_ok_and(|text| text == self.text.as_bytes()) {
            return Ok(false);
        }
        // first beside it, so that a failure leaves the file unchanged
        let beside = with_end(&self.path, ".new");
        let written = fs::write(&beside, &self.text).and_then(|()| fs::rename(&beside, &self.path));
        written.map_err(|error| {
            let _ = fs::remove_file(&beside);
            Error::from(Diagnostic::new(Code::CannotWrite, format!("cannot write {}: {error}", self.path.display())))
        })?;
        Ok(true)
    }
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(end);
    path.with_file_name(name)
}
