//! [`Mismatches`]: the values of an answer that are of another kind than their type, and were converted or left out.

use std::fmt;
use std::ops::Deref;

use super::json_path;

/// The number of mismatches that are kept one by one.
const MAX_TOLD: usize = 1000;

/// A place of an answer where the value is of another kind than its type. It was converted, or left out.
///
/// It quotes no value of the body, which could be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    path: String,
    message: String,
    lost: bool,
}

impl Mismatch {
    pub(super) fn new(path: String, message: String, lost: bool) -> Self {
        Self { path, message, lost }
    }

    /// Returns the JSON path of the place, `items[2].price`; empty for the whole body.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the kind of the value and the kind that was expected, as a text.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns `true` if the value was left out: its field is `None` or empty, its element or entry is missing. Otherwise it was converted,
    /// for example the text `"12"` to the number 12.
    pub fn is_lost(&self) -> bool {
        self.lost
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}; {}", self.message, if self.lost { "left out" } else { "converted" })
    }
}

/// The mismatches of an answer, in the order of their places: the first thousand, and their number.
///
/// It dereferences to a slice of [`Mismatch`]es, which is empty for an answer that fits its type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mismatches {
    told: Vec<Mismatch>,
    total: usize,
}

impl Mismatches {
    /// Returns their number, including those beyond the first thousand.
    pub fn total(&self) -> usize {
        self.total
    }

    pub(super) fn push(&mut self, mismatch: Mismatch) {
        if self.told.len() < MAX_TOLD {
            self.told.push(mismatch);
        }
        self.total += 1;
    }

    /// Removes those after the first `total`.
    pub(super) fn truncate(&mut self, total: usize) {
        self.told.truncate(total);
        self.total = total;
    }

    /// Returns those of a value as those of its list.
    pub(super) fn within(mut self, index: usize) -> Self {
        self.told.iter_mut().for_each(|mismatch| mismatch.path = json_path::within(index, &mismatch.path));
        self
    }

    pub(super) fn extend(&mut self, more: Self) {
        let untold = more.total - more.told.len();
        more.told.into_iter().for_each(|mismatch| self.push(mismatch));
        self.total += untold;
    }
}

impl Deref for Mismatches {
    type Target = [Mismatch];

    fn deref(&self) -> &[Mismatch] {
        &self.told
    }
}

impl<'m> IntoIterator for &'m Mismatches {
    type Item = &'m Mismatch;
    type IntoIter = std::slice::Iter<'m, Mismatch>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
