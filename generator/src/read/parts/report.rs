//! Warnings of one folder or item.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Place;

/// Collects the warnings about one folder or item.
pub(in crate::read) struct Report<'a> {
    place: Cow<'a, Place>,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Report<'a> {
    pub(in crate::read) fn new(place: &'a Place, diagnostics: &'a mut Diagnostics) -> Self {
        Self { place: Cow::Borrowed(place), diagnostics }
    }

    /// Returns a report about a part of it, by the relative pointer: `/auth`.
    pub(in crate::read) fn inside(&mut self, pointer: &str) -> Report<'_> {
        let place = Place { names: self.place.names.clone(), pointer: format!("{}{pointer}", self.place.pointer) };
        Report { place: Cow::Owned(place), diagnostics: &mut *self.diagnostics }
    }

    /// Reports a part that is left out, or read differently from how it is written.
    pub(in crate::read) fn tell(&mut self, code: Code, message: &str, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, message.to_owned()).at(self.place.as_ref().clone()).help(help));
    }
}
