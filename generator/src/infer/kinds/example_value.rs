//! Example values for the docs: short scalars that cannot be credentials.

use std::fmt::{Display, Write as _};

use crate::credentials::may_be_credential;
use crate::infer::kinds::data_keys::is_latin_text;

const MAX_CHARS: usize = 40;

/// The examples of all places, concatenated: most are read once or never, so that separate texts do not pay.
#[derive(Clone, Debug, Default)]
pub struct Examples(String);

/// The range of an example in [`Examples`].
#[derive(Clone, Copy, Debug)]
pub struct Example {
    start: u32,
    len: u32,
}

impl Examples {
    /// The example as JSON.
    pub fn get(&self, example: Example) -> &str {
        let start = example.start as usize;
        &self.0[start..start + example.len as usize]
    }

    /// Adds a text, if it may be shown.
    pub fn text(&mut self, text: &str) -> Option<Example> {
        let json = as_json(text)?;
        Some(match json {
            JsonText::Quoted(text) => self.scalar(format_args!("\"{text}\"")),
            JsonText::Escaped(json) => self.scalar(json),
        })
    }

    pub fn float(&mut self, value: f64) -> Option<Example> {
        let json = serde_json::to_string(&value).ok().filter(|json| json.len() <= MAX_CHARS)?;
        Some(self.scalar(json))
    }

    /// Adds a value whose `Display` is JSON.
    pub fn scalar(&mut self, json: impl Display) -> Example {
        let start = self.0.len();
        let _ = write!(self.0, "{json}");
        Example { start: start as u32, len: (self.0.len() - start) as u32 }
    }
}

/// Returns `true` if a text may be shown.
pub fn may_be_shown(text: &str) -> bool {
    as_json(text).is_some()
}

/// Returns `true` if an example tells more than the type of its field, unlike `true`, a single digit, the name of a type, or a generated value.
pub fn is_telling(json: &str) -> bool {
    match json.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(text) => !TYPE_WORDS.contains(&text.to_ascii_lowercase().as_str()) && !is_latin_text(text),
        None => !matches!(json, "true" | "false") && json.trim_start_matches('-').len() > 1 && !is_made_up(json),
    }
}

/// Texts that only name the type of the value.
const TYPE_WORDS: &[&str] =
    &["array", "bool", "boolean", "date", "float", "integer", "null", "number", "object", "string", "text", "value"];

/// Returns `true` for the large random numbers, also negative ones, that converters write for numbers without an example.
fn is_made_up(json: &str) -> bool {
    let Some(digits) = json.strip_prefix('-') else { return json.contains('.') && json.find('.') >= Some(8) };
    digits.bytes().take_while(u8::is_ascii_digit).count() >= 7
}

/// A text as JSON.
enum JsonText<'t> {
    /// A text that needs only quotes.
    Quoted(&'t str),
    Escaped(String),
}

/// Returns the text as JSON, if it may be shown.
fn as_json(text: &str) -> Option<JsonText<'_>> {
    const MAX_TEXT_CHARS: usize = MAX_CHARS - 2;
    let short =
        text.len() <= MAX_TEXT_CHARS || text.len() <= MAX_TEXT_CHARS * 4 && text.chars().count() <= MAX_TEXT_CHARS;
    let template = || text.contains('{') && text.contains("{{");
    if !short || text.is_empty() || template() || may_be_credential(text) {
        return None;
    }
    if !text.bytes().any(|b| b < b' ' || matches!(b, b'"' | b'\\')) {
        return Some(JsonText::Quoted(text));
    }
    let json = serde_json::to_string(text).ok()?;
    (json.chars().count() <= MAX_CHARS).then_some(JsonText::Escaped(json))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_text(text: &str) -> Option<String> {
        let mut examples = Examples::default();
        examples.scalar(0);
        examples.text(text).map(|example| examples.get(example).to_owned())
    }

    #[test]
    fn short_plain_values_are_shown_as_json() {
        for text in [
            "Ada",
            "a \"b\"",
            "2024-01-01T10:00:00Z",
            "2024-01-01T10:00:00.000+02:00",
            "https://example.com/users/1",
            "ada@example.com",
            "created_at desc, id",
        ] {
            assert_eq!(of_text(text).as_deref(), serde_json::to_string(text).ok().as_deref(), "{text}");
        }
        let mut examples = Examples::default();
        let float = examples.float(1.5).expect("a short number");
        assert_eq!(examples.get(float), "1.5");
    }

    #[test]
    fn an_example_that_only_repeats_its_type_is_not_telling() {
        for json in [
            "true",
            "false",
            "0",
            "-1",
            "\"string\"",
            "\"Boolean\"",
            "\"aliquip sint\"",
            "-27113311",
            "-62849710.7",
            "61254373.25",
        ] {
            assert!(!is_telling(json), "{json}");
        }
        for json in ["12", "-12", "1.5", "27113311", "\"in\"", "\"stringer\"", "\"active\"", "\"Dolor Street\""] {
            assert!(is_telling(json), "{json}");
        }
    }

    #[test]
    fn what_may_be_a_credential_is_not() {
        let hidden = [
            "eyJhbGciOiJIUzI1NiJ9",
            "d41d8cd98f00b204e9800998ecf8427e",
            "123e4567-e89b-12d3-a456-426614174000",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "Basic QWxhZGRpbjpv",
            "ada@example.com:hunter2",
            "https://ada:hunter2@example.com",
            "{{token}}",
            "",
        ];
        for text in hidden {
            assert_eq!(of_text(text), None, "{text}");
        }
        assert_eq!(of_text(&"a ".repeat(40)), None);
    }
}
