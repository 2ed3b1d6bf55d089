//! Decides whether a name and a value in a text are a credential.

use std::collections::HashMap;

use super::window::window;
use crate::credentials::reason::Reason;
use crate::credentials::{forms, names, placeholder, randomness};

/// Remembers the names that it has judged: a collection asks for the same ones many times.
#[derive(Default)]
pub(super) struct Judge {
    names: HashMap<String, Says>,
}

/// The verdict of a name on its value.
#[derive(Clone, Copy, PartialEq)]
enum Says {
    Credential,
    /// A credential if the value is random.
    Perhaps,
    Nothing,
}

impl Judge {
    fn says(&mut self, name: &str) -> Says {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let says = match name {
            _ if names::is_credential_name(name) => Says::Credential,
            _ if names::may_hold_key(name) => Says::Perhaps,
            _ => Says::Nothing,
        };
        self.names.insert(name.to_owned(), says);
        says
    }

    pub(super) fn is_name(&mut self, name: &str) -> bool {
        self.says(name) == Says::Credential
    }

    /// Returns `true` if a value under this name may be a credential for the sake of the name.
    pub(super) fn may_name_credential(&mut self, name: &str) -> bool {
        self.says(name) != Says::Nothing
    }

    /// Returns `true` if it is worth to look where the value ends.
    pub(super) fn may_be_credential(&mut self, name: &str, value: &str) -> bool {
        let (_, credential) = forms::without_scheme(value);
        self.may_name_credential(name) || forms::form_at(window(credential, 0)).is_some()
    }

    /// Returns the reason for which the literal under this name is a credential, if it is one.
    pub(super) fn judge(&mut self, name: &str, value: &str) -> Option<Reason> {
        if placeholder::is_placeholder(value)
            || placeholder::is_stand_in(value)
            || value.contains("{{")
            || forms::is_public(value)
        {
            return None;
        }
        if self.is_name(name) {
            return Some(Reason::Name);
        }
        if let Some(form) = forms::form_of(value) {
            return Some(Reason::Form(form));
        }
        (self.may_name_credential(name) && randomness::is_random(value)).then_some(Reason::Random)
    }
}
