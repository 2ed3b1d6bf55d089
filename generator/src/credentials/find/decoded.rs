//! A text within a URL, a form, JSON or base64: without percent-encoding (`%3A` is `:`) and the escapes of JSON (`\u00f1` is `ñ`).

use std::ops::Range;

use super::rendered::Rendered;
use crate::credentials::encoding::decode_base64;
use crate::credentials::scan;

/// Returns the text without encodings; `None` if it has none.
pub(super) fn decoded(written: &str) -> Option<Rendered> {
    let bytes = written.as_bytes();
    let mut decoded: Option<Rendered> = None;
    let mut copied = 0;
    let mut at = 0;
    while let Some(next) = memchr::memchr2(b'%', b'\\', bytes.get(at..)?) {
        at += next;
        let (text, len) = match bytes[at] {
            b'%' => percent(&bytes[at..]),
            _ => escape(&written[at..]),
        }
        .unwrap_or_default();
        if text.is_empty() {
            at += len.max(1);
            continue;
        }
        let view = decoded.get_or_insert_with(|| Rendered::with_capacity(written.len()));
        view.copy(written, copied..at);
        view.replace(&text, at);
        at += len;
        copied = at;
    }
    let mut decoded = decoded?;
    decoded.copy(written, copied..written.len());
    decoded.end(written.len());
    Some(decoded)
}

/// Decodes the percent-encoded bytes at the start, which are characters together; returns their length, too.
fn percent(bytes: &[u8]) -> Option<(String, usize)> {
    const MAX_BYTES: usize = 12;
    let hex = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let byte = |at: usize| u8::try_from(hex(at + 1)? * 16 + hex(at + 2)?).ok().filter(|_| bytes[at] == b'%');
    let first = byte(0)?;
    let len = match first {
        0xf0.. => MAX_BYTES,
        0xe0.. => 9,
        0x80.. => 6,
        _ => 3,
    };
    let decoded: Option<Vec<u8>> = (0..len).step_by(3).map(byte).collect();
    Some((String::from_utf8(decoded?).ok()?, len))
}

/// Decodes `\u00f1` at the start, with any number of backslashes.
fn escape(text: &str) -> Option<(String, usize)> {
    let slashes = scan::run(text, |b| b == b'\\');
    let Some(digits) = text[slashes..].strip_prefix('u').and_then(|rest| rest.get(..4)) else {
        return Some((String::new(), slashes));
    };
    let decoded = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
    Some((decoded.to_string(), slashes + 5))
}

/// Shorter runs hold no name and value.
const MIN_BYTES: usize = 24;

/// Returns the places of JSON in base64, as in the parameter `state` of a login, with its text: it begins with `eyJ`.
pub(super) fn json_in_base64(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = memchr::memmem::find(&text.as_bytes()[at..], b"eyJ") {
        let start = at + next;
        let is_part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'-' | b'_' | b'=');
        let len = scan::run(&text[start..], is_part);
        let json = (len >= MIN_BYTES).then(|| decode_base64(&text[start..start + len])).flatten();
        if let Some(json) = json.and_then(|json| String::from_utf8(json).ok()) {
            found.push((start..start + len, json));
        }
        at = start + len;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{decoded, json_in_base64};
    use crate::credentials::find::literal::Literal;
    use crate::credentials::reason::Reason;

    #[test]
    fn encodings_are_read_and_places_kept() {
        for (written, expected) in [
            ("a%3Db%2f", Some("a=b/")),
            ("contrase%C3%B1a", Some("contraseña")),
            (r#"{"contrase\u00f1a\\u0021": 1}"#, Some(r#"{"contraseña!": 1}"#)),
            ("100% %zz %E2%82 %FF \\n \\ud83d", None),
            ("", None),
        ] {
            assert_eq!(decoded(written).map(|view| view.text).as_deref(), expected, "{written}");
        }
        let view = decoded("é%3Ax=%C3%B1!").expect("it has encodings");
        let range = view.text.find('ñ').expect("the letter")..view.text.len();
        let literal = Literal { range, name: String::new(), reason: Reason::Place };
        assert_eq!(&"é%3Ax=%C3%B1!"[view.written(literal).range], "%C3%B1!");
    }

    #[test]
    fn json_is_read_from_base64() {
        let text = "a=eyJwYXNzd29yZCI6Imh1bnRlcjIifQ==&b=eyJ&c=eyJub3QgYmFzZTY0IQ!";
        assert_eq!(json_in_base64(text), [(2..34, r#"{"password":"hunter2"}"#.to_owned())]);
    }
}
