//! Replaces credentials by variables in values and texts that are sent.

use std::borrow::Cow;
use std::ops::Range;

use super::search::Search;
use super::shown::without_braces;
use crate::credentials::{
    Class, Reason, Spot, is_blank, is_common, is_placeholder, is_scheme, is_which_password, looks_like_credential,
    may_be_credential_name,
};
use crate::resolve::variables::template;

/// The name of a password that only says which one it is: `new password` for `new`.
fn in_full(name: &str, reason: Reason) -> Cow<'_, str> {
    match reason == Reason::Name && is_which_password(name) {
        true => Cow::Owned(format!("{name} password")),
        false => Cow::Borrowed(name),
    }
}

impl Search {
    /// Returns the value of a named place, with credentials replaced.
    pub(super) fn value(&mut self, what: &str, name: &str, mut value: String) -> String {
        without_braces(&mut value);
        self.use_variables(&value);
        if name.eq_ignore_ascii_case("cookie") && template::has_variables(&value) {
            return self.cookies(&value);
        }
        match self.shown.finder.classify(name, &value, Spot::Named) {
            Class::Credential(reason) | Class::Placeholder(reason) => {
                self.replace(what, &in_full(name, reason), &value).unwrap_or(value)
            }
            Class::Suspected(_) | Class::Plain => {
                self.within(what, &mut value);
                value
            }
        }
    }

    /// Replaces the literal name of who logs in, so that others can: a key in its place is a credential with the name `key`.
    pub(super) fn login(&mut self, what: &str, name: &str, key: &str, text: &mut String) {
        let value = text.trim();
        if is_blank(value) || template::has_variables(value) {
            return;
        }
        let variable = match self.shown.finder.classify(name, value, Spot::Named) {
            Class::Credential(_) | Class::Suspected(Reason::Random) => self.variable(what, key, value),
            _ => self.open_variable(what, name, value),
        };
        if let Some(variable) = variable {
            *text = format!("{{{{{variable}}}}}");
        }
    }

    /// `session={{sid}}; theme=dark`: variables and harmless cookies stay.
    fn cookies(&mut self, value: &str) -> String {
        let cookies = value.split(';').map(|cookie| match cookie.split_once('=') {
            Some((name, value)) if !template::has_variables(value) => {
                let harmless = !may_be_credential_name(name) && !looks_like_credential(value) && is_common(value);
                let replaced = if harmless { None } else { self.replace("cookie", name.trim(), value) };
                format!("{name}={}", replaced.as_deref().unwrap_or(value))
            }
            _ => cookie.to_owned(),
        });
        cookies.collect::<Vec<_>>().join(";")
    }

    /// Replaces the credentials within a text that is sent.
    pub(super) fn within(&mut self, what: &str, text: &mut String) {
        without_braces(text);
        self.use_variables(text);
        let found = self.shown.finder.find_sent(text);
        for literal in found.into_iter().rev() {
            let name = in_full(&literal.name, literal.reason);
            if let Some(variable) = self.variable(what, &name, &text[literal.range.clone()]) {
                text.replace_range(literal.range, &format!("{{{{{variable}}}}}"));
            }
        }
    }

    /// Returns the text with its literal part replaced by a variable; `None` if there is nothing to hide.
    pub(super) fn replace(&mut self, what: &str, name: &str, text: &str) -> Option<String> {
        let (scheme, credential) = match text.split_once(' ') {
            Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
            _ => (None, text),
        };
        let literal = template::literal_part(credential);
        let mixed_and_harmless =
            literal.len() < credential.len() && literal.chars().filter(|c| c.is_alphanumeric()).count() < 8;
        if is_blank(credential) || mixed_and_harmless {
            return None;
        }
        if literal.len() < credential.len() {
            return self.pieces(what, name, text);
        }
        let value = credential.trim();
        let variable = self.variable(what, name, value)?;
        // a line that was pasted with its end
        let token = credential.replacen(value, &format!("{{{{{variable}}}}}"), 1);
        let token = if ["header", "auth"].contains(&what) { token.trim_end_matches(['\r', '\n']) } else { &token };
        Some(scheme.map_or_else(|| token.to_owned(), |scheme| format!("{scheme} {token}")))
    }

    /// A text keeps its variables: only literal parts between them that are not words are replaced.
    fn pieces(&mut self, what: &str, name: &str, text: &str) -> Option<String> {
        let mut result = String::new();
        let mut from = 0;
        let tokens: Vec<Range<usize>> = template::tokens(text).map(|(at, name)| at..at + name.len() + 4).collect();
        for token in tokens.into_iter().chain(std::iter::once(text.len()..text.len())) {
            let literal = &text[from..token.start];
            let mut copied = 0;
            for piece in literal.split(|c: char| c.is_whitespace() || ";,&=:|\"'".contains(c)) {
                let at = piece.as_ptr() as usize - literal.as_ptr() as usize;
                if is_common(piece) || is_placeholder(piece) {
                    continue;
                }
                if let Some(variable) = self.variable(what, name, piece) {
                    result.push_str(&literal[copied..at]);
                    result.push_str(&format!("{{{{{variable}}}}}"));
                    copied = at + piece.len();
                }
            }
            result.push_str(&literal[copied..]);
            result.push_str(&text[token.clone()]);
            from = token.end;
        }
        (result != text).then_some(result)
    }
}
