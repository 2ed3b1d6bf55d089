//! Values and keys without quotes: variables, placeholders, words, and `...` for what is left out.

use std::fmt::Write as _;

use super::{Lexer, Purpose};
use crate::json::relaxed::oddity::Oddity;
use crate::json::relaxed::variables::{VARIABLE, kind, split_variable};

/// Words for a type in place of a value: `{"id": integer}`.
const TYPES: [&str; 6] = ["boolean", "date", "integer", "number", "string", "uuid"];

impl Lexer<'_> {
    /// Handles a key without quotes, or a word such as `NaN`, `True` or `None` of JavaScript and Python.
    pub(super) fn word(&mut self) {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-');
        let word = &self.rest[..self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len())];
        let is_key = self.takes_key() && self.rest[word.len()..].trim_start().starts_with(':');
        let value = match word {
            "NaN" | "Infinity" | "-Infinity" | "undefined" | "None" if self.takes_value() => Some("null"),
            "True" if self.takes_value() => Some("true"),
            "False" if self.takes_value() => Some("false"),
            _ => None,
        };
        let is_type = self.purpose == Purpose::Example && self.takes_value() && TYPES.contains(&word);
        if is_key {
            let _ = write!(self.out, "\"{word}\"");
            self.note_key(true);
            self.oddities.insert(Oddity::Key);
        } else if is_type {
            // the inference knows placeholders
            let _ = write!(self.out, "\"<{word}>\"");
            self.oddities.insert(Oddity::Placeholder);
        } else if let Some(value) = value {
            self.out.push_str(value);
            self.oddities.insert(Oddity::Word);
        } else {
            self.out.push_str(word);
        }
        self.skip(word.len());
        self.wrote('a');
    }

    pub(super) fn variable(&mut self) {
        let Some((name, rest)) = split_variable(self.rest) else { return self.sign('{') };
        self.rest = rest;
        self.value_of_kind(kind(name, self.variables));
        self.oddities.insert(Oddity::Variable);
    }

    /// Handles `{user_id}` and `<user_id>`; returns `true` if there is one.
    pub(super) fn placeholder(&mut self) -> bool {
        let Some(open) = self.rest.chars().next() else { return false };
        // a name ends early, where the end of the text may be far
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
        let inner = &self.rest[1..];
        let Some(close) = inner.find(|c: char| !is_part(c)).map(|end| 1 + end) else { return false };
        let name = &self.rest[1..close];
        let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
        if !is_name || !self.rest[close..].starts_with(if open == '{' { '}' } else { '>' }) {
            return false;
        }
        if open == '{' {
            self.value_of_kind("");
        } else {
            // the inference knows placeholders
            let _ = write!(self.out, "\"<{name}>\"");
            self.wrote('"');
        }
        self.skip(close + 1);
        self.oddities.insert(Oddity::Placeholder);
        true
    }

    /// Handles `...` in place of what an example leaves out; returns `true` if it is there.
    pub(super) fn elision(&mut self) -> bool {
        let Some(mark) = ["...", "…"].into_iter().find(|mark| self.rest.starts_with(mark)) else { return false };
        if self.last.is_none() {
            return false;
        }
        self.skip(mark.len());
        if self.last == Some(':') {
            self.out.push_str("null");
            self.wrote('a');
        }
        self.elided = true;
        self.oddities.insert(Oddity::Elision);
        true
    }

    fn value_of_kind(&mut self, kind: &str) {
        match kind {
            _ if self.purpose != Purpose::Example => drop(write!(self.out, "\"{VARIABLE}{kind}\"")),
            "i" => self.out.push('0'),
            "f" => self.out.push_str("0.5"),
            "b" => self.out.push_str("true"),
            "s" => self.out.push_str("\"\""),
            _ => self.out.push_str("null"),
        }
        self.wrote('"');
    }
}
