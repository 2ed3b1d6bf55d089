//! Values for the docs: short scalars that cannot be a credential.

use crate::credential::may_be_credential;

const MAX_CHARS: usize = 40;

/// The text as JSON, if it may be shown.
pub(super) fn of_text(text: &str) -> Option<Box<str>> {
    let short = text.len() <= MAX_CHARS * 4 && text.chars().count() <= MAX_CHARS - 2;
    if !short || text.is_empty() || text.contains("{{") || may_be_credential(text) {
        return None;
    }
    let json = serde_json::to_string(text).ok()?;
    (json.chars().count() <= MAX_CHARS).then(|| json.into())
}

pub(super) fn of_float(value: f64) -> Option<Box<str>> {
    serde_json::to_string(&value).ok().filter(|json| json.len() <= MAX_CHARS).map(Into::into)
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
}
