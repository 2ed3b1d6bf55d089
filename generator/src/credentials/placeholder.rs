//! Placeholders: texts in the place of a value that was not saved.

use super::{names, randomness};

/// Returns `true` for `<token>`, `***` and similar placeholders.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let enclosed = |open, close| text.starts_with(open) && text.ends_with(close);
    text.is_empty()
        || enclosed('<', '>')
        || enclosed('[', ']')
        || (enclosed('{', '}') && !text.contains(['"', ':']) && !text.contains("{{"))
        || (enclosed('%', '%') && text.len() > 2)
        || text.starts_with("${")
        || text.strip_prefix(['@', '$', ':', '#']).is_some_and(names::is_credential_name)
        // the start of a value that is not shown
        || text.ends_with("...")
        || text.ends_with('…')
        || text.chars().all(|c| matches!(c, '*' | '.' | 'x' | 'X' | '-' | '…' | '•' | '#' | '_'))
        // the base64 of `:`, which is Basic auth without a user
        || text == "Og=="
        || ["string", "null", "undefined", "true", "false", "redacted"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
        // a type of GraphQL
        || text.strip_suffix('!').is_some_and(|ty| ["String", "ID", "Int", "Float", "Boolean"].contains(&ty))
}

/// Returns `true` if a value is empty or a placeholder.
pub(crate) fn is_blank(text: &str) -> bool {
    is_placeholder(text) || is_stand_in(text)
}

/// Longer texts do not ask for a value.
const MAX_STAND_IN_BYTES: usize = 100;

/// `YOUR_API_KEY`, `change me`, `insert-token-here`: words that ask for a value.
pub(super) fn is_stand_in(text: &str) -> bool {
    const ASKING: [&str; 17] = [
        "your",
        "my",
        "change",
        "changeme",
        "replace",
        "insert",
        "enter",
        "here",
        "placeholder",
        "example",
        "sample",
        "dummy",
        "put",
        "paste",
        "todo",
        "put",
        "secret-here",
    ];
    if text.len() > MAX_STAND_IN_BYTES {
        return false;
    }
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut asks = false;
    for word in words {
        if !randomness::are_words(word) {
            return false;
        }
        let word = word.to_lowercase();
        asks |= ASKING.iter().any(|asking| word == *asking) || word.starts_with("your") || word.ends_with("here");
    }
    asks
}

/// Returns `true` if a value that consists of words is still distinct from the names of things: `ssh-secret`, but not `client_secret`.
pub(crate) fn is_told_apart(value: &str) -> bool {
    const NAMES: [&str; 30] = [
        "access",
        "refresh",
        "client",
        "api",
        "auth",
        "id",
        "user",
        "bearer",
        "session",
        "app",
        "secret",
        "token",
        "key",
        "password",
        "jwt",
        "test",
        "credentials",
        "basic",
        "login",
        "the",
        "of",
        "new",
        "old",
        "authorization",
        "code",
        "grant",
        "type",
        "name",
        "username",
        "private",
    ];
    let mut pieces = value.split(['-', '_', '.']);
    value.len() >= 8
        && value.contains(['-', '_', '.'])
        && pieces.clone().all(|piece| !piece.is_empty() && piece.chars().all(char::is_alphanumeric))
        && !is_stand_in(value)
        && pieces.any(|piece| !NAMES.contains(&piece.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_saved() {
        for text in [
            "",
            "<token>",
            "***",
            "[token]",
            "{token}",
            "${TOKEN}",
            "@token",
            "%TOKEN%",
            "string",
            "xxxx-xxxx",
            "75989E88...",
            "Og==",
            "String!",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["YOUR_API_KEY", "your-token", "change me", "insert token here", "YourSecretHere"] {
            assert!(is_stand_in(text), "{text}");
        }
        for text in ["hunter2", "ssh-secret", "your5ecret9", "password", "{{token}}"] {
            assert!(!is_placeholder(text) && !is_stand_in(text), "{text}");
        }
    }
}
