//! Values for the docs: short scalars that cannot be a credential.

use crate::name;

const MAX_CHARS: usize = 40;
/// Longer runs without a blank may be keys, tokens or hashes.
const MAX_RUN: usize = 20;

/// The text as JSON, if it may be shown.
pub(super) fn of_text(text: &str) -> Option<Box<str>> {
    let short = text.len() <= MAX_CHARS * 4 && text.chars().count() <= MAX_CHARS - 2;
    if !short || text.is_empty() || text.contains("{{") || looks_secret(text) {
        return None;
    }
    let json = serde_json::to_string(text).ok()?;
    (json.chars().count() <= MAX_CHARS).then(|| json.into())
}

pub(super) fn of_float(value: f64) -> Option<Box<str>> {
    serde_json::to_string(&value).ok().filter(|json| json.len() <= MAX_CHARS).map(Into::into)
}

/// Whether what is under a key may be a credential, whatever it looks like.
pub(super) fn is_secret_key(key: &str) -> bool {
    const PARTS: &[&str] = &[
        "token",
        "secret",
        "passw",
        "passphrase",
        "pwd",
        "credential",
        "authorization",
        "session",
        "signature",
        "cookie",
        "apikey",
        "jwt",
        "bearer",
    ];
    const WORDS: &[&str] = &["key", "keys", "auth", "pin", "otp", "cvv", "cvc", "pass", "sid", "nonce", "hash", "salt"];
    let words = name::words(key);
    let joined = words.concat();
    PARTS.iter().any(|part| joined.contains(part)) || words.iter().any(|word| WORDS.contains(&word.as_str()))
}

fn looks_secret(text: &str) -> bool {
    let scheme = text
        .split_once(' ')
        .is_some_and(|(scheme, _)| ["bearer", "basic", "digest"].iter().any(|s| scheme.eq_ignore_ascii_case(s)));
    // The separators of prose, paths, hosts and times stay outside a run; those of base64, UUIDs and JWTs do not.
    let run = |part: &str| part.len() > MAX_RUN && part.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let runs = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '_' | '-')));
    scheme || text.starts_with("eyJ") || has_password(text) || runs.into_iter().any(|part| run(part) && !is_time(part))
}

/// `2024-01-01T10` and what else is left of a date.
fn is_time(part: &str) -> bool {
    part.len() <= 24 && part.as_bytes().get(4) == Some(&b'-') && part.bytes().take(4).all(|b| b.is_ascii_digit())
}

/// `ada@example.com:password`, `https://user:password@host`
fn has_password(text: &str) -> bool {
    let after = text.split_once('@').is_some_and(|(_, rest)| rest.contains(':'));
    let before = text
        .rsplit_once('@')
        .and_then(|(user, _)| user.rsplit_once("://").or(Some(("", user))))
        .is_some_and(|(_, user)| user.contains(':'));
    after || before
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(of_float(1.5).as_deref(), Some("1.5"));
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

    #[test]
    fn secret_keys_hide_any_value() {
        for key in [
            "access_token",
            "clientSecret",
            "PASSWORD",
            "api-key",
            "apiKey",
            "Authorization",
            "sessionId",
            "key",
            "x-signature",
            "Set-Cookie",
        ] {
            assert!(is_secret_key(key), "{key}");
        }
        for key in ["id", "name", "keyboard", "author", "passenger"] {
            assert!(!is_secret_key(key), "{key}");
        }
    }
}
