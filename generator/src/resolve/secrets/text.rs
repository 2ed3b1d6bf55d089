//! Strings inside JSON text, found without parsing it: saved bodies are often not quite JSON.

use std::collections::BTreeSet;

use crate::credential::{is_credential_name, is_placeholder, is_scheme, looks_like_credential};

/// Hands each string value with its key to `replace`; `None` when nothing was replaced.
pub(super) fn replace_strings(
    text: &str,
    mut replace: impl FnMut(Option<&str>, &str) -> Option<String>,
) -> Option<String> {
    let mut result = String::new();
    let mut copied = 0;
    let mut key: Option<&str> = None;
    let mut rest = 0;
    while let Some((start, end)) = next_string(text, rest) {
        let content = &text[start + 1..end];
        let after = text[end + 1..].trim_start();
        rest = end + 1;
        if after.starts_with(':') {
            key = Some(content);
            continue;
        }
        // a key names the value right after it, and the strings of a list there
        let between = key.map(|key| &text[key.as_ptr() as usize - text.as_ptr() as usize + key.len() + 1..start]);
        let named =
            between.filter(|between| between.chars().all(|c| c.is_whitespace() || matches!(c, ':' | '['))).and(key);
        if let Some(new) = replace(named, content) {
            result.push_str(&text[copied..=start]);
            result.push_str(&new);
            copied = end;
        }
    }
    if copied == 0 {
        return None;
    }
    result.push_str(&text[copied..]);
    Some(result)
}

/// The opening and closing quote of the next double-quoted string, on one line as JSON has it.
fn next_string(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let start = from + text[from..].find('"')?;
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return Some((start, at)),
            _ => at += 1,
        }
    }
    None
}

/// What stands where a credential was.
pub(super) const REDACTED: &str = "redacted";

/// A saved answer without the credentials in it: each becomes a text that says so. Adds them to `shown`.
pub(super) fn redact_json(text: &str, shown: &mut BTreeSet<String>) -> Option<String> {
    replace_strings(text, |key, value| {
        let secret = (key.is_some_and(is_credential_name) && !is_placeholder(value)) || looks_like_credential(value);
        secret.then(|| {
            shown.insert(value.to_owned());
            REDACTED.to_owned()
        })
    })
}

/// A description without the tokens in it: those of a known form, and what is too long for a word after `Bearer` or `Basic`.
pub(super) fn redact_prose(text: &str, shown: &mut BTreeSet<String>) -> Option<String> {
    let mut result = String::new();
    let mut copied = 0;
    let mut after_scheme = false;
    let mut at = 0;
    for word in text.split(|c: char| c.is_whitespace() || "\"'`<>()[]{},;|\\".contains(c)) {
        let start = at;
        at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        let token = word.rsplit_once('=').map_or(word, |(_, value)| if value.is_empty() { word } else { value });
        let token = token.trim_end_matches(['.', ':']);
        let offset = start + word.rfind(token).unwrap_or_default();
        let long = token.len() >= 16 && token.bytes().any(|byte| byte.is_ascii_digit());
        if looks_like_credential(token) || (after_scheme && long) {
            shown.insert(token.to_owned());
            result.push_str(&text[copied..offset]);
            result.push_str(REDACTED);
            copied = offset + token.len();
        }
        if !word.is_empty() {
            after_scheme = is_scheme(word);
        }
    }
    (copied > 0).then(|| result + &text[copied..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_replaced_by_their_keys() {
        let text = r#"{ "user": "u", "password" : "p\"w", "list": ["a"], "tokens": ["t1", "t2"], "n": {{x}} }"#;
        let mut seen = Vec::new();
        let result = replace_strings(text, |key, value| {
            seen.push((key.map(str::to_owned), value.to_owned()));
            (key == Some("password")).then(|| "{{password}}".to_owned())
        });
        assert_eq!(
            result.as_deref(),
            Some(r#"{ "user": "u", "password" : "{{password}}", "list": ["a"], "tokens": ["t1", "t2"], "n": {{x}} }"#)
        );
        assert_eq!(seen[3], (Some("tokens".to_owned()), "t1".to_owned()));
    }

    #[test]
    fn saved_answers_are_redacted() {
        let text = r#"{"access_token":"00Dxx!abc","token_type":"Bearer","id_token":"<id_token"}"#;
        assert_eq!(
            redact_json(text, &mut BTreeSet::new()).as_deref(),
            Some(r#"{"access_token":"redacted","token_type":"Bearer","id_token":"redacted"}"#)
        );
        assert_eq!(redact_json(r#"{"a":1}"#, &mut BTreeSet::new()), None);
    }

    #[test]
    fn tokens_in_prose_are_redacted() {
        let mut shown = BTreeSet::new();
        let text =
            "Use `Authorization: Bearer a1b2c3d4e5f6a7b8c9` or ?key=AKIAIOSFODNN7EXAMPLE. A bearer token is long.";
        assert_eq!(
            redact_prose(text, &mut shown).as_deref(),
            Some("Use `Authorization: Bearer redacted` or ?key=redacted. A bearer token is long.")
        );
        assert_eq!(shown.len(), 2);
        assert_eq!(redact_prose("Basic auth with a user and a password, é", &mut shown), None);
    }
}
