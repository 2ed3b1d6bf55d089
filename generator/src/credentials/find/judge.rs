//! Decides whether a name and a value in a text are a credential.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::window::window;
use crate::credentials::names::Verdict;
use crate::credentials::reason::Reason;
use crate::credentials::{forms, placeholder, randomness};

/// Caches its judgements of names, because names repeat in a collection.
#[derive(Default)]
pub(super) struct Judge {
    names: HashMap<String, Verdict, RandomState>,
    /// Passwords are the topic: `old` and `new` are names of them.
    pub(super) about_passwords: bool,
    /// The names in the text.
    pub(super) met: Met,
}

/// The kinds of names that a text has.
#[derive(Clone, Copy, Default)]
pub(super) struct Met {
    pub(super) password: bool,
    pub(super) which_password: bool,
}

/// A shorter value is no password.
const MIN_PASSWORD_LENGTH: usize = 4;

impl Judge {
    pub(super) fn verdict(&mut self, name: &str) -> Verdict {
        let mut verdict = match self.names.get(name) {
            Some(known) => *known,
            None => {
                let verdict = unescaped(name).map_or_else(|| Verdict::of(name), |unescaped| Verdict::of(&unescaped));
                self.names.insert(name.to_owned(), verdict);
                verdict
            }
        };
        self.met.password |= verdict.is_password;
        self.met.which_password |= verdict.is_which_password;
        verdict.is_credential |= self.about_passwords && verdict.is_which_password;
        verdict
    }

    pub(super) fn is_name(&mut self, name: &str) -> bool {
        self.verdict(name).is_credential
    }

    /// Returns `true` if a value may be a credential because of its name.
    pub(super) fn may_name_credential(&mut self, name: &str) -> bool {
        self.verdict(name).may_be_credential()
    }

    /// Returns `true` if it is worth finding the end of the value.
    pub(super) fn may_be_credential(&mut self, name: &str, value: &str) -> bool {
        let (_, credential) = forms::without_scheme(value);
        self.may_name_credential(name) || forms::form_at(window(credential, 0)).is_some()
    }

    /// Returns the reason why the literal under this name is a credential, if it is one.
    pub(super) fn judge(&mut self, name: &str, value: &str) -> Option<Reason> {
        let verdict = self.verdict(name);
        let reason = if verdict.is_credential {
            Reason::Name
        } else if let Some(form) = forms::form_of(value) {
            Reason::Form(form)
        } else if verdict.may_be_key && randomness::is_random(value) {
            Reason::Random
        } else {
            return None;
        };
        let is_none = verdict.is_which_password && value.len() < MIN_PASSWORD_LENGTH
            || placeholder::is_placeholder(value)
            || placeholder::is_stand_in(value)
            || value.contains("{{")
            || forms::is_public(value);
        (!is_none).then_some(reason)
    }
}

/// Returns the name without the escapes of JSON: `contraseña` for `contrase\u00f1a`.
fn unescaped(name: &str) -> Option<String> {
    name.contains("\\u").then(|| serde_json::from_str(&format!("\"{name}\"")).ok()).flatten()
}
