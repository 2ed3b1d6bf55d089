//! Warnings of one folder or item.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Place;

/// Collects the oddities of one folder or item.
pub(in crate::read) struct Report<'a> {
    place: Cow<'a, Place>,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Report<'a> {
    pub(in crate::read) fn new(place: &'a Place, diagnostics: &'a mut Diagnostics) -> Self {
        Self { place: Cow::Borrowed(place), diagnostics }
    }

    /// For a part of it, by its pointer from here: `/auth`.
    pub(in crate::read) fn inside(&mut self, pointer: &str) -> Report<'_> {
        let place = Place { names: self.place.names.clone(), pointer: format!("{}{pointer}", self.place.pointer) };
        Report { place: Cow::Owned(place), diagnostics: &mut *self.diagnostics }
    }

    /// Something is read otherwise than it stands there, or left out.
    pub(in crate::read) fn tell(&mut self, code: Code, message: &str, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, message.to_owned()).at(self.place.as_ref().clone()).help(help));
    }
}
