//! Replaces credentials by variables in values and texts that are sent.

use std::ops::Range;

use super::search::Search;
use super::shown::without_braces;
use crate::credentials::{
    Class, Spot, Text, is_blank, is_common, is_placeholder, is_scheme, looks_like_credential, may_be_credential_name,
};
use crate::resolve::variables::template;

impl Search {
    /// Returns the value of a named place, with credentials replaced.
    pub(super) fn value(&mut self, what: &str, name: &str, mut value: String) -> String {
        without_braces(&mut value);
        if name.eq_ignore_ascii_case("cookie") && template::has_variables(&value) {
            return self.cookies(&value);
        }
        match self.shown.finder.classify(name, &value, Spot::Named) {
            Class::Credential(_) | Class::Placeholder(_) => self.replace(what, name, &value).unwrap_or(value),
            Class::Suspected(_) | Class::Plain => {
                self.within(what, &mut value);
                value
            }
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
        let found = self.shown.finder.find(text, Text::Data);
        for literal in found.into_iter().rev() {
            let at = self.found(what, &literal.name);
            if let Some(variable) = self.variable(&literal.name, &text[literal.range.clone()], at) {
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
        let found = self.found(what, name);
        let variable = self.variable(name, credential, found)?;
        let token = format!("{{{{{variable}}}}}");
        Some(scheme.map_or(token.clone(), |scheme| format!("{scheme} {token}")))
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
                let found = self.found(what, name);
                if let Some(variable) = self.variable(name, piece, found) {
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
