//! Almost JSON → JSON, with the same rules for examples and bodies: variables and placeholders without quotes, comments, trailing commas, single
//! quotes, keys without quotes, `NaN`, raw control characters in strings.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::description::required::says_optional;

/// The first character of the strings that [`relax`] inserts for unquoted variables of a body; a letter for the kind follows.
/// A private-use character, which no document contains.
pub const VARIABLE: char = '\u{E000}';

/// The last character of the keys that comments call optional, for [`Purpose::Fields`]. A private-use character, too.
pub const OPTIONAL: char = '\u{E001}';

/// Values of variables, for unquoted `{{variables}}` in bodies.
pub type VariableValues = BTreeMap<String, String>;

/// The longest chain of variables that hold one another, as Postman resolves them.
const MAX_RESOLUTIONS: usize = 19;

/// A construct that JSON does not allow, as messages name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// Usual in bodies: Postman resolves them.
    Variable,
    /// Usual in bodies: Postman strips them.
    Comment,
    ControlCharacter,
    Key,
    Placeholder,
    SingleQuote,
    TrailingComma,
    Word,
}

impl Oddity {
    pub fn name(self) -> &'static str {
        match self {
            Self::Variable => "a variable without quotes",
            Self::Comment => "comments",
            Self::ControlCharacter => "line breaks or tabs in strings",
            Self::Key => "keys without quotes",
            Self::Placeholder => "a placeholder without quotes",
            Self::SingleQuote => "single quotes",
            Self::TrailingComma => "a comma before a closing bracket",
            Self::Word => "a word that is no JSON, such as `NaN`",
        }
    }
}

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

/// A text rewritten as JSON.
pub struct Relaxed<'t> {
    /// Borrowed if there was nothing to do.
    pub text: Cow<'t, str>,
    pub oddities: BTreeSet<Oddity>,
}

/// Rewrites a text as JSON. Lines keep their numbers, except after a raw line break in a string.
pub fn relax<'t>(text: &'t str, variables: &VariableValues, purpose: Purpose) -> Relaxed<'t> {
    let out = String::with_capacity(text.len());
    let keys = (purpose == Purpose::Fields).then(Keys::default);
    let oddities = BTreeSet::new();
    let mut lexer = Lexer { rest: text, out, variables, purpose, keys, comma: None, last: None, oddities };
    while let Some(c) = lexer.rest.chars().next() {
        lexer.step(c);
    }
    let Lexer { out, oddities, .. } = lexer;
    Relaxed { text: if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }, oddities }
}

/// Returns `true` if a text starts as a JSON object or list, apart from blanks and comments.
pub fn opens(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches('\u{feff}').trim_start();
        let after = if rest.starts_with("//") {
            rest.find('\n').map(|at| at + 1)
        } else if rest.starts_with("/*") {
            rest.find("*/").map(|at| at + 2)
        } else {
            return rest.starts_with(['{', '[']);
        };
        let Some(after) = after else { return false };
        rest = &rest[after..];
    }
}

/// Returns the variable that is the whole text.
pub fn only_variable(text: &str) -> Option<&str> {
    let (name, rest) = split_variable(text.trim())?;
    rest.is_empty().then_some(name)
}

struct Lexer<'t> {
    rest: &'t str,
    out: String,
    variables: &'t VariableValues,
    purpose: Purpose,
    keys: Option<Keys>,
    /// The position of the last comma in `out`, as long as only blanks have followed.
    comma: Option<usize>,
    /// The last character outside of strings that is not a blank: it tells whether a key or a value comes next.
    last: Option<char>,
    oddities: BTreeSet<Oddity>,
}

/// The objects and lists around a place, the innermost last.
#[derive(Default)]
struct Keys(Vec<Around>);

enum Around {
    List,
    /// With the end of its last key in the text that is written.
    Object(Option<usize>),
}

impl Keys {
    fn sign(&mut self, c: char) {
        match c {
            '{' => self.0.push(Around::Object(None)),
            '[' => self.0.push(Around::List),
            '}' | ']' => drop(self.0.pop()),
            _ => {}
        }
    }

    /// Notes a string in the place of a key, or of an element of a list.
    fn string(&mut self, end: usize) {
        if let Some(Around::Object(key)) = self.0.last_mut() {
            *key = Some(end);
        }
    }

    /// Returns the end of the key whose value has ended, or is an object that has begun.
    fn last(&self) -> Option<usize> {
        match self.0.as_slice() {
            [.., Around::Object(Some(key))] | [.., Around::Object(Some(key)), Around::Object(None)] => Some(*key),
            _ => None,
        }
    }
}

impl<'t> Lexer<'t> {
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

    /// Handles a key without quotes, or a word such as `NaN`, `True` or `None` of JavaScript and Python.
    fn word(&mut self) {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-');
        let word = &self.rest[..self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len())];
        let is_key = self.takes_key() && self.rest[word.len()..].trim_start().starts_with(':');
        let value = match word {
            "NaN" | "Infinity" | "-Infinity" | "undefined" | "None" if self.takes_value() => Some("null"),
            "True" if self.takes_value() => Some("true"),
            "False" if self.takes_value() => Some("false"),
            _ => None,
        };
        if is_key {
            let _ = write!(self.out, "\"{word}\"");
            self.note_key(true);
            self.oddities.insert(Oddity::Key);
        } else if let Some(value) = value {
            self.out.push_str(value);
            self.oddities.insert(Oddity::Word);
        } else {
            self.out.push_str(word);
        }
        self.skip(word.len());
        self.wrote('a');
    }

    fn variable(&mut self) {
        let Some((name, rest)) = split_variable(self.rest) else { return self.sign('{') };
        self.rest = rest;
        self.value_of_kind(kind(name, self.variables));
        self.oddities.insert(Oddity::Variable);
    }

    /// Handles `{user_id}` and `<user_id>`; returns `true` if there is one.
    fn placeholder(&mut self) -> bool {
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

/// Returns the name of the variable that a text starts with, and the rest.
fn split_variable(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("{{")?;
    let (name, rest) = inner.split_at(inner.find(['{', '}'])?);
    Some((name, rest.strip_prefix("}}")?))
}

/// The letter of the kind that the inference reads after [`VARIABLE`].
fn kind(name: &str, variables: &VariableValues) -> &'static str {
    match name.trim() {
        "$randomInt" | "$timestamp" => return "i",
        "$randomBoolean" => return "b",
        _ => {}
    }
    let mut value = variables.get(name).map(|value| value.trim());
    for _ in 0..MAX_RESOLUTIONS {
        match value.and_then(only_variable) {
            Some(inner) => value = variables.get(inner).map(|value| value.trim()),
            None => break,
        }
    }
    let Some(value) = value else { return "" };
    match serde_json::from_str(value) {
        Ok(serde_json::Value::Bool(_)) => "b",
        Ok(serde_json::Value::String(_)) => "s",
        Ok(serde_json::Value::Number(number)) if number.is_f64() => "f",
        Ok(serde_json::Value::Number(_)) => "i",
        _ => "",
    }
}

#[cfg(test)]
mod tests;
