//! Prose as people read it: editors write tokens with Markdown escapes (`\_` is `_`) and entities (`&amp;` is `&`).

use std::ops::Range;

use super::literal::Literal;

/// A text without its escapes, with the position of each byte in the original.
pub(super) struct Rendered {
    pub(super) text: String,
    places: Vec<usize>,
}

/// Returns the text without escapes; `None` if it has none.
pub(super) fn rendered(written: &str) -> Option<Rendered> {
    if !written.contains(['\\', '&']) {
        return None;
    }
    let mut rendered = Rendered::with_capacity(written.len());
    let mut at = 0;
    while let Some(c) = written[at..].chars().next() {
        let (shown, len) = match c {
            '\\' => escape(&written[at + 1..]).map(|shown| (shown, 2)),
            '&' => entity(&written[at..]),
            _ => None,
        }
        .unwrap_or((c, c.len_utf8()));
        rendered.replace(shown.encode_utf8(&mut [0; 4]), at);
        at += len;
    }
    rendered.end(at);
    (rendered.text.len() < written.len()).then_some(rendered)
}

impl Rendered {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), places: Vec::with_capacity(bytes) }
    }

    /// Adds a part of the original as it is.
    pub(super) fn copy(&mut self, written: &str, range: Range<usize>) {
        self.text.push_str(&written[range.clone()]);
        self.places.extend(range);
    }

    /// Adds a text in place of what the original has at `at`.
    pub(super) fn replace(&mut self, shown: &str, at: usize) {
        self.text.push_str(shown);
        self.places.extend(std::iter::repeat_n(at, shown.len()));
    }

    /// Ends the text where the original ends.
    pub(super) fn end(&mut self, at: usize) {
        self.places.push(at);
    }

    /// Returns the finding at its place in the original.
    pub(super) fn written(&self, literal: Literal) -> Literal {
        let Range { start, end } = literal.range;
        Literal { range: self.places[start]..self.places[end], ..literal }
    }
}

/// The character after a backslash. Escaped quotes stay: they enclose values in JSON.
fn escape(rest: &str) -> Option<char> {
    rest.chars().next().filter(|c| c.is_ascii_punctuation() && !matches!(c, '\\' | '"' | '\''))
}

/// Returns the character of an entity, and the length of the entity.
fn entity(rest: &str) -> Option<(char, usize)> {
    const MAX_BYTES: usize = 10;
    let end = rest.bytes().take(MAX_BYTES).position(|b| b == b';')?;
    let name = &rest[1..end];
    let number = match name.strip_prefix('#') {
        Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(&hex[1..], 16).ok(),
        Some(decimal) => decimal.parse().ok(),
        None => None,
    };
    let shown = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => char::from_u32(number?)?,
    };
    Some((shown, end + 1))
}
