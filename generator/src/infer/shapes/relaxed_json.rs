//! Almost JSON to JSON: unquoted variables, comments, trailing commas, raw control characters in strings.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::infer::kinds::placeholder::VARIABLE;
use crate::infer::model::VariableValues;

/// How often a variable may hold another one, as Postman resolves them.
const MAX_RESOLUTIONS: usize = 19;

/// What a text is to be read as, borrowed if there was nothing to do. Lines keep their numbers, except after a raw line
/// break in a string.
///
/// With `variables`, the text is a body: each unquoted `{{variable}}` becomes a string that only tells its kind, never
/// its value.
pub fn relax<'t>(text: &'t str, variables: Option<&VariableValues>) -> Cow<'t, str> {
    let mut lexer = Lexer { rest: text, out: String::with_capacity(text.len()), comma: None };
    while let Some(c) = lexer.rest.chars().next() {
        lexer.step(c, variables);
    }
    if lexer.out == text { Cow::Borrowed(text) } else { Cow::Owned(lexer.out) }
}

/// The variable that is the whole text.
pub fn only_variable(text: &str) -> Option<&str> {
    let (name, rest) = split_variable(text.trim())?;
    rest.is_empty().then_some(name)
}

struct Lexer<'t> {
    rest: &'t str,
    out: String,
    /// Where the last comma went, while only blanks have followed.
    comma: Option<usize>,
}

impl<'t> Lexer<'t> {
    fn step(&mut self, c: char, variables: Option<&VariableValues>) {
        match c {
            '"' => {
                self.comma = None;
                self.string();
            }
            '/' if self.rest.starts_with("//") => {
                let end = self.rest.find('\n').unwrap_or(self.rest.len());
                self.skip(end);
            }
            '/' if self.rest.starts_with("/*") => {
                let end = self.rest.find("*/").map_or(self.rest.len(), |at| at + 2);
                let lines = self.rest[..end].matches('\n').count();
                self.skip(end);
                self.out.push(' ');
                self.out.extend(std::iter::repeat_n('\n', lines));
            }
            '}' | ']' => {
                if let Some(at) = self.comma.take() {
                    self.out.replace_range(at..=at, " ");
                }
                self.copy(1);
            }
            ',' => {
                self.comma = Some(self.out.len());
                self.copy(1);
            }
            '{' if variables.is_some() && self.rest.starts_with("{{") => self.variable(variables),
            _ => {
                if !c.is_ascii_whitespace() {
                    self.comma = None;
                }
                self.copy(c.len_utf8());
            }
        }
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

    fn string(&mut self) {
        self.copy(1);
        while let Some(c) = self.rest.chars().next() {
            match c {
                '"' => return self.copy(1),
                '\\' => {
                    let escaped = self.rest.chars().nth(1).map_or(0, char::len_utf8);
                    self.copy(1 + escaped);
                }
                '\0'..='\u{1f}' => {
                    self.skip(1);
                    let _ = write!(self.out, "\\u{:04x}", u32::from(c));
                }
                _ => self.copy(c.len_utf8()),
            }
        }
    }

    fn variable(&mut self, variables: Option<&VariableValues>) {
        self.comma = None;
        let (Some(variables), Some((name, rest))) = (variables, split_variable(self.rest)) else {
            return self.copy(1);
        };
        self.rest = rest;
        let kind = kind(name, variables);
        let _ = write!(self.out, "\"{VARIABLE}{kind}\"");
    }
}

/// The name of the variable that a text starts with, and what follows.
fn split_variable(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("{{")?;
    let (name, rest) = inner.split_at(inner.find(['{', '}'])?);
    Some((name, rest.strip_prefix("}}")?))
}

/// The letter that [`placeholder`](super::placeholder) reads.
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
mod tests {
    use super::*;

    fn body(text: &str) -> String {
        let values = [
            ("count", "5"),
            ("price", "1.5"),
            ("on", "true"),
            ("name", "Ada"),
            ("alias", "{{count}}"),
            ("loop", "{{loop}}"),
        ];
        let values = values.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        relax(text, Some(&values)).replace(VARIABLE, "?")
    }

    #[test]
    fn unquoted_variables_tell_their_kind() {
        let cases = [
            (r#"{"a": {{count}}, "b": {{price}}}"#, r#"{"a": "?i", "b": "?f"}"#),
            (r#"[{{on}}, {{name}}, {{unknown}}]"#, r#"["?b", "?", "?"]"#),
            (r#"[{{alias}}, {{loop}}]"#, r#"["?i", "?"]"#),
            (r#"[{{$timestamp}}, {{$randomBoolean}}]"#, r#"["?i", "?b"]"#),
            (r#"{"a": "{{count}}", "b": {"c": {}}}"#, r#"{"a": "{{count}}", "b": {"c": {}}}"#),
            (r#"{{"a": 1}"#, r#"{{"a": 1}"#),
        ];
        for (text, expected) in cases {
            assert_eq!(body(text), expected);
        }
    }

    #[test]
    fn comments_and_trailing_commas_go() {
        let cases = [
            ("[1, // one\n2,]", "[1, \n2 ]"),
            ("{\"a\": /* x\ny */ 1, /* z */ }", "{\"a\":  \n 1    }"),
            (r#"{"url": "https://a/*b*/", "c": "\"//"}"#, r#"{"url": "https://a/*b*/", "c": "\"//"}"#),
            ("[1, 2 // end", "[1, 2 "),
        ];
        for (text, expected) in cases {
            assert_eq!(relax(text, None), expected);
        }
    }

    #[test]
    fn control_characters_in_strings_are_escaped() {
        assert_eq!(relax("{\"a\": \"b\n\tc\"}", None), r#"{"a": "b\u000a\u0009c"}"#);
    }

    #[test]
    fn json_is_borrowed_and_the_unfinished_survives() {
        assert!(matches!(relax(r#"{"a": [1]}"#, None), Cow::Borrowed(_)));
        for text in ["\"", "\"\\", "/*", "{{", "{{a", ",", "ä\"ö\\"] {
            let _ = body(text);
        }
    }

    #[test]
    fn a_variable_alone_is_told() {
        assert_eq!(only_variable(" {{body}}\n"), Some("body"));
        assert_eq!(only_variable("{{a}}{{b}}"), None);
        assert_eq!(only_variable("{\"a\": {{b}}}"), None);
    }
}
