//! Keeps secrets out of messages.

use std::borrow::Cow;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use crate::json::scan::string_length;
use crate::request::url::encode;
use crate::variables::Lookup;

/// The text in place of a secret.
pub(crate) const MASK: &str = "…";

/// The number of characters of a body that an error quotes.
const EXCERPT: usize = 200;

/// The number of bytes of a body that are examined for an excerpt.
const MAX_EXAMINED_BYTES: usize = 8 * 1024;

/// The texts that must not be shown: those of secret variables, and others. Creating it is cheap, because most
/// requests never need one.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    variables: Option<Arc<dyn Lookup>>,
    others: Option<Arc<[String]>>,
}

impl Secrets {
    /// Returns the secrets of the variables.
    pub(crate) fn of(variables: Arc<dyn Lookup>) -> Self {
        Self { variables: Some(variables), others: None }
    }

    #[cfg(any(test, feature = "oauth2"))]
    pub(crate) fn new(values: Vec<String>) -> Self {
        Self::default().and(values)
    }

    /// Adds others. An empty text is not a secret.
    #[must_use]
    pub(crate) fn and(&self, mut values: Vec<String>) -> Self {
        values.retain(|value| !value.is_empty());
        if values.is_empty() {
            return self.clone();
        }
        values.extend(self.others.iter().flat_map(|others| others.iter().cloned()));
        Self { variables: self.variables.clone(), others: Some(values.into()) }
    }

    /// Returns `true` if `text` contains a secret verbatim.
    pub(crate) fn occur_in(&self, text: &str) -> bool {
        self.variables.as_ref().is_some_and(|variables| variables.secret_occurs_in(text))
            || self.others.iter().flat_map(|others| others.iter()).any(|secret| text.contains(secret.as_str()))
    }

    fn values(&self) -> Vec<String> {
        let variables = self.variables.iter().flat_map(|variables| variables.secret_values());
        variables.chain(self.others.iter().flat_map(|others| others.iter().cloned())).collect()
    }

    /// Returns `text` without the secrets, in any of their encodings.
    pub(crate) fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut all: Vec<String> = self.values().iter().flat_map(|value| forms(value)).collect();
        // the longest first, because a secret may be part of another
        all.sort_by_key(|form| std::cmp::Reverse(form.len()));
        let mut masked = Cow::Borrowed(text);
        for form in all {
            if masked.contains(&form) {
                masked = Cow::Owned(masked.replace(&form, MASK));
            }
        }
        masked
    }

    /// Returns the start of a body on one line, without the secrets, without the texts under JSON keys such as `token`, and
    /// without characters that change how a terminal shows it.
    pub(crate) fn excerpt(&self, body: &[u8]) -> String {
        let text = String::from_utf8_lossy(&body[..body.len().min(MAX_EXAMINED_BYTES)]);
        let masked = mask_credentials(&self.mask(&text));
        let line = masked.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut line: String = line.chars().map(|char| if is_unseen(char) { '\u{FFFD}' } else { char }).collect();
        if let Some((end, _)) = line.char_indices().nth(EXCERPT) {
            line.truncate(end);
            line.push_str(" …");
        }
        line
    }
}

/// Returns the encodings of a value in headers, URLs, forms and JSON.
fn forms(value: &str) -> Vec<String> {
    let json = serde_json::Value::from(value).to_string();
    let json = json[1..json.len() - 1].to_owned();
    let mut forms = vec![value.to_owned(), json];
    forms.extend(percent_encoded(value));
    // short parts of base64 occur by chance
    if value.len() >= 4 {
        let base64 = STANDARD_NO_PAD.encode(value);
        forms.extend(percent_encoded(&base64));
        forms.extend([base64, URL_SAFE_NO_PAD.encode(value)]);
    }
    forms
}

/// Returns the encodings of a value in URLs and forms, with hexadecimal digits in either case.
fn percent_encoded(value: &str) -> impl Iterator<Item = String> {
    let encoded = [encode::query(value), encode::form(value), encode::path_data(value)];
    encoded.into_iter().flat_map(|form| {
        let mut parts = form.split('%');
        let mut lower = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (digits, rest) = part.split_at(part.len().min(2));
            lower.push('%');
            lower.push_str(&digits.to_ascii_lowercase());
            lower.push_str(rest);
        }
        [form, lower]
    })
}

/// Returns `true` if a character is invisible and affects others: a control character, or one that sets the direction of text.
fn is_unseen(char: char) -> bool {
    char.is_control() || matches!(char, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Masks the values of JSON members whose key looks like that of a credential.
fn mask_credentials(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let (string, after) = rest[start..].split_at(string_length(&rest.as_bytes()[start..]));
        masked.push_str(&rest[..start]);
        masked.push_str(string);
        rest = after;
        let value = after.trim_start().strip_prefix(':').map(str::trim_start);
        if let Some(value) = value
            && names_credential(string)
            && !value.starts_with(['{', '['])
        {
            let length = if value.starts_with('"') {
                string_length(value.as_bytes())
            } else {
                value.find([',', '}', '\n']).unwrap_or(value.len())
            };
            masked.push(':');
            masked.push_str(MASK);
            rest = &value[length..];
        }
    }
    masked + rest
}

/// Returns `true` if the value of a member or header of this name is likely to be a credential.
pub(crate) fn names_credential(key: &str) -> bool {
    const PARTS: &[&str] = &[
        "token",
        "secret",
        "passw",
        "pwd",
        "passphrase",
        "apikey",
        "accesskey",
        "privatekey",
        "authorization",
        "credential",
        "cookie",
        "session",
        "signature",
        "jwt",
        "assertion",
        "otp",
        "pin",
    ];
    let key: String =
        key.chars().filter(|char| char.is_ascii_alphanumeric()).map(|char| char.to_ascii_lowercase()).collect();
    PARTS.iter().any(|part| if part.len() <= 3 { key == *part } else { key.contains(part) })
}

/// The message of a `serde_json` error, without its position and without the values that it quotes.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&position).unwrap_or(&message);
    // `invalid type: string "hunter2", expected i64`: the last `expected` is the parser's own.
    if let Some((found, expected)) = message.rsplit_once(", expected ") {
        if let Some((problem, value)) = found.split_once(": ") {
            let kind = value.split(['"', '`']).next().unwrap_or_default().trim_end();
            return format!("{problem}: {kind}, expected {expected}");
        }
        if message.starts_with("unknown ") {
            return format!("{}, expected {expected}", mask_quoted(found));
        }
    }
    // field names come from the type, not from the body
    if message.starts_with("missing field") || message.starts_with("duplicate field") {
        return message.to_owned();
    }
    mask_quoted(message)
}

/// Masks text in double quotes or backticks, up to the last quote, because a value may contain quotes
/// itself.
pub(crate) fn mask_quoted(message: &str) -> String {
    match (message.find(['"', '`']), message.rfind(['"', '`'])) {
        (Some(first), Some(last)) => format!("{}{MASK}{}", &message[..first], &message[last + 1..]),
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_every_spelling() {
        let secrets = Secrets::new(vec!["a b\"&".into(), String::new()]);
        for text in ["a b\"&", "a%20b%22&", "a%20b%22%26", "a b\\\"&", "YSBiIiY"] {
            assert_eq!(secrets.mask(text), MASK, "{text}");
        }
        let secrets = Secrets::new(vec!["ü>?u/+".into()]);
        for text in
            ["%C3%BC%3E%3Fu%2F%2B", "%c3%bc%3e%3fu%2f%2b", "w7w+P3UvKw", "w7w%2BP3UvKw", "w7w%2bP3UvKw", "w7w-P3UvKw"]
        {
            assert_eq!(secrets.mask(text), MASK, "{text}");
        }
    }

    #[test]
    fn an_excerpt_shows_no_secret_and_no_control_character() {
        let secrets = Secrets::new(vec!["hunter2".into()]);
        let body =
            br#"{"error": "bad hunter2", "access_token": "x\"y", "n": {"password":1}, "shippingAddress": "here"}"#;
        assert_eq!(
            secrets.excerpt(body),
            r#"{"error": "bad …", "access_token":…, "n": {"password":…}, "shippingAddress": "here"}"#
        );
        assert_eq!(secrets.excerpt("a\u{1b}]0;title\u{7} \u{202e}b\u{2028}c".as_bytes()), "a�]0;title� �b c");
        assert_eq!(secrets.excerpt(br#"{"token": "never end"#), r#"{"token":…"#);
        assert_eq!(secrets.excerpt(&[b'x'; 1000]).chars().count(), 202);
    }
}
