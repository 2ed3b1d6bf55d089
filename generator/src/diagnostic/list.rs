//! Messages in the order in which they were found.

use std::fmt;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::message::Diagnostic;

/// Messages in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Takes credentials out of messages and names of items.
    pub(crate) fn redact(&mut self, hidden: &[String]) {
        // most messages contain none of the many values, so that building a table of all transitions does not pay
        let any = AhoCorasick::builder().kind(Some(AhoCorasickKind::NoncontiguousNFA)).build(hidden).ok();
        let redact = |text: &mut String| {
            if any.as_ref().is_some_and(|any| !any.is_match(text.as_str())) {
                return;
            }
            for value in hidden {
                if text.contains(value.as_str()) {
                    *text = text.replace(value.as_str(), "redacted");
                }
            }
        };
        for diagnostic in &mut self.0 {
            redact(&mut diagnostic.message);
            if let Some(place) = &mut diagnostic.place {
                place.names.iter_mut().for_each(redact);
            }
        }
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Returns the messages one by one.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Returns the messages that name an item and have no line yet.
    pub(crate) fn unplaced(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.0.iter_mut().filter(|one| one.place.is_some() && one.position.is_none())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        self.0.extend(iter);
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|diagnostic| diagnostic.fmt(f))
    }
}
