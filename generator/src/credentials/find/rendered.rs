//! Prose as people read it: Markdown's `\_` is `_`, and `&amp;` is `&`. Editors write a token so, and it is the same token.

use std::ops::Range;

use super::literal::Literal;

/// A text without its escapes, and where each of its bytes stands in what was written.
pub(super) struct Rendered {
    pub(super) text: String,
    places: Vec<usize>,
}

/// The text as it is read; `None` where that is how it is written.
pub(super) fn rendered(written: &str) -> Option<Rendered> {
    if !written.contains(['\\', '&']) {
        return None;
    }
    let mut rendered = Rendered { text: String::with_capacity(written.len()), places: Vec::new() };
    let mut at = 0;
    while let Some(c) = written[at..].chars().next() {
        let (shown, len) = match c {
            '\\' => escape(&written[at + 1..]).map(|shown| (shown, 2)),
            '&' => entity(&written[at..]),
            _ => None,
        }
        .unwrap_or((c, c.len_utf8()));
        rendered.places.extend(std::iter::repeat_n(at, shown.len_utf8()));
        rendered.text.push(shown);
        at += len;
    }
    rendered.places.push(at);
    (rendered.text.len() < written.len()).then_some(rendered)
}

impl Rendered {
    /// The finding where it is written.
    pub(super) fn written(&self, literal: Literal) -> Literal {
        let Range { start, end } = literal.range;
        Literal { range: self.places[start]..self.places[end], ..literal }
    }
}

/// The mark behind a backslash. Quotes stay: they enclose values in JSON.
fn escape(rest: &str) -> Option<char> {
    rest.chars().next().filter(|c| c.is_ascii_punctuation() && !matches!(c, '\\' | '"' | '\''))
}

/// The character of an entity, and how long that is written.
fn entity(rest: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let end = rest.bytes().take(LONGEST).position(|b| b == b';')?;
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
