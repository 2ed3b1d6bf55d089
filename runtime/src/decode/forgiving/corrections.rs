//! [`Corrections`]: the state of reading an answer forgivingly.

use serde_json::Value;

use super::misfit::{self, Misfit};
use crate::decode::json_path;
use crate::decode::mismatch::{Mismatch, Mismatches};

/// The current place, and the corrections so far.
pub(super) struct Corrections {
    path: String,
    found: Mismatches,
    /// `false` if nothing is corrected.
    pub(super) forgives: bool,
}

/// A step from a value into it.
#[derive(Clone, Copy)]
pub(super) enum Step<'s> {
    Key(&'s str),
    Index(usize),
}

impl Corrections {
    pub(super) fn new(forgives: bool) -> Self {
        Self { path: String::new(), found: Mismatches::default(), forgives }
    }

    pub(super) fn into_mismatches(self) -> Mismatches {
        self.found
    }

    /// Reads a value one step further.
    pub(super) fn at<T>(&mut self, step: Step<'_>, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        match step {
            Step::Key(key) => json_path::push_key(&mut self.path, key),
            Step::Index(index) => json_path::push_index(&mut self.path, index),
        }
        let value = read(self);
        self.path.truncate(length);
        value
    }

    /// Returns the number of corrections so far.
    pub(super) fn total(&self) -> usize {
        self.found.total()
    }

    /// Removes all but the first `total` corrections, because the value around the others is itself left out.
    pub(super) fn rewind(&mut self, total: usize) {
        self.found.truncate(total);
    }

    /// Records that the current value was converted.
    pub(super) fn converted(&mut self, message: String) {
        self.found.push(Mismatch::new(self.path.clone(), message, false));
    }

    /// Records that the current value is left out.
    pub(super) fn lost(&mut self, misfit: &Misfit) {
        self.found.push(Mismatch::new(self.path.clone(), misfit.message_at(&self.path), true));
    }

    /// Returns the misfit of the current value, which is of another kind.
    pub(super) fn refuse(&self, value: &Value, expected: &str) -> Misfit {
        self.misfit(misfit::of_kind(value, expected))
    }

    pub(super) fn misfit(&self, message: String) -> Misfit {
        Misfit::new(self.path.clone(), message)
    }
}
