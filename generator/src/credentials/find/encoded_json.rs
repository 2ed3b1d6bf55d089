//! JSON in base64, as in the parameter `state` of a login: it begins with `eyJ`.

use std::ops::Range;

use crate::credentials::encoding::decode_base64;
use crate::credentials::scan;

/// Shorter runs hold no name and value.
const LEAST: usize = 24;

/// Returns the places of JSON in base64, with its text.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = memchr::memmem::find(&text.as_bytes()[at..], b"eyJ") {
        let start = at + next;
        let is_part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'-' | b'_' | b'=');
        let len = scan::run(&text[start..], is_part);
        let json = (len >= LEAST).then(|| decode_base64(&text[start..start + len])).flatten();
        if let Some(json) = json.and_then(|json| String::from_utf8(json).ok()) {
            found.push((start..start + len, json));
        }
        at = start + len;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn json_in_base64_is_read() {
        let text = "a=eyJwYXNzd29yZCI6Imh1bnRlcjIifQ==&b=eyJ&c=eyJub3QgYmFzZTY0IQ!";
        assert_eq!(find(text), [(2..34, r#"{"password":"hunter2"}"#.to_owned())]);
    }
}
