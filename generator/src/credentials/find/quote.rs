//! The quotes around a value, and the name before its separator.

use super::window;
use crate::credentials::scan;

/// The longest name; longer texts are sentences.
const MAX_NAME_BYTES: usize = 80;

/// Returns the name before a separator, and whether it is in quotes. A quoted name may have any characters: `"wsse:Password"`, `"password*"`.
pub(super) fn name_before(text: &str, at: usize) -> Option<(&str, bool)> {
    if let Some(key) = key_before(text, at) {
        return Some((key, true));
    }
    let before = &text[..at];
    // `a === "…"` compares with the value, and `a := "…"` declares it
    let compared = ["==", "!=", "=", "!", ":"].iter().find_map(|first| before.strip_suffix(first));
    let before = compared.filter(|_| text.as_bytes()[at] == b'=').unwrap_or(before).trim_end_matches(' ');
    let before = without_type(before, at, text).unwrap_or(before);
    // `a["name"]`
    let before = before.strip_suffix(']').filter(|name| name.ends_with(['"', '\'', '`'])).unwrap_or(before);
    let unquoted = before.trim_end_matches(['"', '\'', '`']).trim_end_matches('\\');
    let quoted = unquoted.len() < before.len();
    let near = window::before(unquoted, unquoted.len(), MAX_NAME_BYTES);
    if let Some(mark) = before.chars().next_back().filter(|_| quoted)
        && let Some((_, name)) = near.rsplit_once(mark)
        && !name.trim().is_empty()
        && !name.contains('\n')
    {
        return Some((name, true));
    }
    // vowels of some scripts are marks, not letters
    let mark = |c: char| !c.is_ascii() && !c.is_whitespace() && !"“”„«»‘’…—–、。：，（）".contains(c);
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']' | '$') || mark(c);
    let start = near.char_indices().rev().find(|(_, c)| !part(*c)).map_or(0, |(index, c)| index + c.len_utf8());
    let name = near[start..].trim_start_matches('[');
    (!name.is_empty()).then_some((name, quoted))
}

/// `token: &str = "…"`: returns the text before the type.
fn without_type<'t>(before: &'t str, at: usize, text: &str) -> Option<&'t str> {
    const TYPES: [&str; 8] = ["string", "String", "&str", "str", "text", "any", "&'static str", "Secret"];
    if text.as_bytes()[at] != b'=' {
        return None;
    }
    let name = TYPES.iter().find_map(|one| before.strip_suffix(one))?.trim_end_matches(' ').strip_suffix(':')?;
    Some(name.trim_end_matches([' ', '?']))
}

/// Returns the key before the colon of JSON, the most frequent of all names.
fn key_before(text: &str, at: usize) -> Option<&str> {
    let unquoted = text.as_bytes()[..at].strip_suffix(b"\"").filter(|_| text.as_bytes()[at] == b':')?;
    unquoted.last().filter(|last| last.is_ascii_alphanumeric())?;
    let from = unquoted.len().saturating_sub(MAX_NAME_BYTES);
    let start = from + memchr::memrchr(b'"', &unquoted[from..])? + 1;
    text.get(start..unquoted.len()).filter(|name| !name.is_empty() && !name.contains('\n'))
}

/// An opening quote with the backslashes before it.
pub(super) struct Quote {
    pub(super) slashes: usize,
    mark: u8,
    /// The start of the quoted content.
    pub(super) content: usize,
}

impl Quote {
    pub(super) fn at(text: &str, at: usize) -> Option<Self> {
        let slashes = scan::run(text.get(at..)?, |b| b == b'\\');
        let mark = *text.as_bytes().get(at + slashes)?;
        matches!(mark, b'"' | b'\'' | b'`').then_some(Self { slashes, mark, content: at + slashes + 1 })
    }

    /// Returns the end of the content: before a quote with no more backslashes than the opening one.
    pub(super) fn end(&self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = self.content;
        let mut slashes = 0;
        while let Some(plain) = memchr::memchr3(b'\\', b'\n', self.mark, bytes.get(at..)?) {
            if plain > 0 {
                slashes = 0;
            }
            at += plain;
            match bytes[at] {
                b'\\' => slashes += 1,
                b'\n' if self.mark != b'`' => return None,
                byte if byte == self.mark && (slashes == self.slashes || (self.slashes == 0 && slashes % 2 == 0)) => {
                    return Some(at - self.slashes);
                }
                _ => slashes = 0,
            }
            at += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{key_before, name_before};

    #[test]
    fn a_key_of_json_is_its_name() {
        for (text, name) in [
            (r#"{"a key": 1}"#, Some("a key")),
            (r#"{"client_secret" : 1}"#, None),
            (r#"{\"a\": 1}"#, None),
            ("{'a': 1}", None),
            ("a: 1", None),
        ] {
            let at = text.find(':').expect("a separator");
            assert_eq!(key_before(text, at), name, "{text}");
            assert!(name.is_none_or(|name| name_before(text, at) == Some((name, true))), "{text}");
        }
    }
}
