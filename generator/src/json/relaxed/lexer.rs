//! [`Lexer`]: the rewriting, character by character.

mod unquoted;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::keys::Keys;
use super::oddity::Oddity;
use super::variables::VariableValues;
use crate::description::required::says_optional;

/// The last character of the keys that comments call optional, for [`Purpose::Fields`]. A private-use character, too.
pub const OPTIONAL: char = '\u{E001}';

/// What a text is rewritten for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Each unquoted `{{variable}}` becomes a value of its kind, or null.
    Example,
    /// Each unquoted `{{variable}}` becomes a string that tells only its kind, never its value.
    Body,
    /// The same as [`Body`](Self::Body), with [`OPTIONAL`] at the end of the keys that comments behind their values call optional.
    Fields,
}

pub(super) struct Lexer<'t> {
    rest: &'t str,
    out: String,
    variables: &'t VariableValues,
    purpose: Purpose,
    keys: Option<Keys>,
    /// The position of the last comma in `out`, as long as only blanks have followed.
    comma: Option<usize>,
    /// The last character outside of strings that is not a blank: it tells whether a key or a value comes next.
    last: Option<char>,
    /// `true` behind `...`: a comma that separates it is not part of the JSON.
    elided: bool,
    oddities: BTreeSet<Oddity>,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str, variables: &'t VariableValues, purpose: Purpose) -> Self {
        let out = String::with_capacity(text.len());
        let keys = (purpose == Purpose::Fields).then(Keys::default);
        Self {
            rest: text,
            out,
            variables,
            purpose,
            keys,
            comma: None,
            last: None,
            elided: false,
            oddities: BTreeSet::new(),
        }
    }

    /// Returns the whole text as JSON.
    pub(super) fn rewrite(mut self) -> (String, BTreeSet<Oddity>) {
        while let Some(c) = self.rest.chars().next() {
            self.step(c);
        }
        (self.out, self.oddities)
    }

    fn step(&mut self, c: char) {
        match c {
            '"' => {
                let is_key = self.takes_key();
                self.string();
                self.note_key(is_key);
            }
            '/' if self.rest.starts_with("//") => {
                let end = self.rest.find('\n').unwrap_or(self.rest.len());
                let comment = self.skip(end);
                self.mark(comment);
                self.oddities.insert(Oddity::Comment);
            }
            '/' if self.rest.starts_with("/*") => {
                let end = self.rest.find("*/").map_or(self.rest.len(), |at| at + 2);
                let comment = self.skip(end);
                let lines = comment.matches('\n').count();
                self.mark(comment);
                self.out.push(' ');
                self.out.extend(std::iter::repeat_n('\n', lines));
                self.oddities.insert(Oddity::Comment);
            }
            '}' | ']' => {
                if let Some(at) = self.comma.take() {
                    self.out.replace_range(at..=at, " ");
                    self.oddities.insert(Oddity::TrailingComma);
                }
                self.sign(c);
            }
            ',' if self.elided && (self.comma.is_some() || matches!(self.last, Some('{' | '['))) => {
                self.skip(1);
                self.elided = false;
            }
            '.' | '…' if self.purpose == Purpose::Example && self.elision() => {}
            ',' => {
                let at = self.out.len();
                self.sign(c);
                self.comma = Some(at);
            }
            '{' if self.rest.starts_with("{{") && self.takes_value() => self.variable(),
            '{' | '<' if self.takes_value() && self.placeholder() => {}
            '\'' if self.takes_value() || self.takes_key() => {
                let is_key = self.takes_key();
                self.single_quoted();
                self.note_key(is_key);
            }
            'a'..='z' | 'A'..='Z' | '_' | '$' => self.word(),
            '-' if self.rest.starts_with("-Infinity") => self.word(),
            _ if c.is_ascii_whitespace() => self.copy(1),
            _ => self.sign(c),
        }
    }

    /// Returns `true` where a value may come; a bare word is never the whole text.
    fn takes_value(&self) -> bool {
        matches!(self.last, Some(':' | ',' | '['))
    }

    fn takes_key(&self) -> bool {
        matches!(self.last, Some('{' | ','))
    }

    fn skip(&mut self, bytes: usize) -> &'t str {
        let (skipped, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        skipped
    }

    fn copy(&mut self, bytes: usize) {
        let text = self.skip(bytes);
        self.out.push_str(text);
    }

    /// Handles a character of the structure or of a number.
    fn sign(&mut self, c: char) {
        if let Some(keys) = &mut self.keys {
            keys.sign(c);
        }
        self.copy(c.len_utf8());
        self.wrote(c);
    }

    /// Notes the string that was written last, if it is in the place of a key.
    fn note_key(&mut self, is_key: bool) {
        if is_key && let Some(keys) = &mut self.keys {
            keys.string(self.out.len() - 1);
        }
    }

    /// Marks the key of the value before a comment in its line that calls it optional.
    fn mark(&mut self, comment: &str) {
        let is_behind = !self.out.trim_end_matches([' ', '\t']).ends_with('\n');
        let key = self.keys.as_ref().and_then(Keys::last).filter(|_| is_behind && says_optional(comment));
        if let Some(at) = key
            && !self.out[..at].ends_with(OPTIONAL)
        {
            self.out.insert(at, OPTIONAL);
            self.comma = self.comma.map(|comma| comma + OPTIONAL.len_utf8());
        }
    }

    /// Notes the end of a token: a comma before it is not trailing.
    fn wrote(&mut self, last: char) {
        self.comma = None;
        self.elided = false;
        self.last = Some(last);
    }

    fn string(&mut self) {
        self.copy(1);
        self.wrote('"');
        while let Some(c) = self.rest.chars().next() {
            match c {
                '"' => return self.copy(1),
                '\\' => {
                    let escaped = self.rest.chars().nth(1).map_or(0, char::len_utf8);
                    self.copy(1 + escaped);
                }
                '\0'..='\u{1f}' => self.control(c),
                _ => self.copy(c.len_utf8()),
            }
        }
    }

    /// Handles a control character in a string.
    fn control(&mut self, c: char) {
        self.skip(1);
        let _ = write!(self.out, "\\u{:04x}", u32::from(c));
        self.oddities.insert(Oddity::ControlCharacter);
    }

    fn single_quoted(&mut self) {
        self.skip(1);
        self.out.push('"');
        self.wrote('"');
        self.oddities.insert(Oddity::SingleQuote);
        while let Some(c) = self.rest.chars().next() {
            match c {
                '\'' => {
                    self.skip(1);
                    break;
                }
                '"' => {
                    self.skip(1);
                    self.out.push_str("\\\"");
                }
                '\\' if self.rest.starts_with("\\'") => {
                    self.skip(2);
                    self.out.push('\'');
                }
                '\\' => {
                    let escaped = self.rest.chars().nth(1).map_or(0, char::len_utf8);
                    self.copy(1 + escaped);
                }
                '\0'..='\u{1f}' => self.control(c),
                _ => self.copy(c.len_utf8()),
            }
        }
        self.out.push('"');
    }
}
