//! Warnings of one folder or item.

use crate::diagnostic::{Diagnostic, Diagnostics, Finding};
use crate::source::Place;

/// Where the oddities of one folder or item are told.
pub(super) struct Report<'a> {
    pub(super) place: &'a Place,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Report<'_> {
    /// Something is read otherwise than it stands there, or left out.
    pub(super) fn warn(&mut self, finding: Finding, message: &str, help: &str) {
        self.push(Diagnostic::warning(finding, message.to_owned()), help);
    }

    /// Something that Postman ignores.
    pub(super) fn note(&mut self, finding: Finding, message: &str, help: &str) {
        self.push(Diagnostic::note(finding, message.to_owned()), help);
    }

    fn push(&mut self, diagnostic: Diagnostic, help: &str) {
        self.diagnostics.push(diagnostic.at(self.place.clone()).help(help));
    }
}
