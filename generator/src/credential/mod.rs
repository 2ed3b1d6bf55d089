//! What is a credential, and what may be one: by its name, or by its value. Every stage asks here.

use crate::name;

const SECRET_WORDS: [&str; 22] = [
    "password",
    "passwd",
    "passwort",
    "pwd",
    "pass",
    "passphrase",
    "secret",
    "token",
    "apikey",
    "authorization",
    "credential",
    "credentials",
    "cookie",
    "jwt",
    "accesstoken",
    "refreshtoken",
    "clientsecret",
    "authtoken",
    "sessionid",
    "apitoken",
    "secretkey",
    "privatekey",
];
const KEY_OWNERS: [&str; 12] = [
    "api",
    "access",
    "private",
    "secret",
    "auth",
    "subscription",
    "shared",
    "encryption",
    "hmac",
    "app",
    "application",
    "license",
];
/// `next_token` and its kin walk through pages; `token_type` describes a token.
const HARMLESS_BEFORE_TOKEN: [&str; 8] =
    ["next", "page", "continuation", "cursor", "sync", "previous", "prev", "delta"];

/// Whether a value under this name is to be kept secret.
pub(crate) fn is_credential_name(key: &str) -> bool {
    let words = name::words(key);
    let Some(last) = words.last().map(String::as_str) else { return false };
    let before = words.len().checked_sub(2).map(|at| words[at].as_str());
    match last {
        "token" | "tokens" => !before.is_some_and(|word| HARMLESS_BEFORE_TOKEN.contains(&word)),
        "key" => before.is_some_and(|word| KEY_OWNERS.contains(&word)),
        "auth" => words.len() == 1 || before == Some("x"),
        "signature" | "sig" => words.len() <= 2,
        last => SECRET_WORDS.contains(&last),
    }
}

/// Whether the text itself is a credential of a known form, whatever it is called.
pub(crate) fn looks_like_credential(text: &str) -> bool {
    let text = text.trim();
    let text = text.split_once(' ').filter(|(scheme, _)| is_scheme(scheme)).map_or(text, |(_, value)| value.trim());
    let body = |prefix: &str, least: usize| {
        text.strip_prefix(prefix).is_some_and(|rest| {
            rest.len() >= least
                && rest
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'=' | b'/' | b'+'))
        })
    };
    (text.matches('.').count() >= 1 && body("eyJ", 30))
        || body("AKIA", 16)
        || body("ASIA", 16)
        || body("ghp_", 20)
        || body("github_pat_", 20)
        || body("glpat-", 16)
        || body("xox", 16)
        || body("sk_live_", 8)
        || body("sk_test_", 8)
        || body("rk_live_", 8)
        || body("whsec_", 8)
        || body("PMAK-", 16)
        || body("AIza", 30)
        || body("ya29.", 16)
        || body("SG.", 30)
        || body("sk-", 24)
        || body("shpat_", 16)
        || text.contains("PRIVATE KEY-----")
}

/// `Bearer`, `Basic`, … in front of a credential.
pub(crate) fn is_scheme(word: &str) -> bool {
    ["bearer", "basic", "token", "oauth", "apikey", "digest", "jwt", "key", "splunk", "genie"]
        .contains(&word.to_ascii_lowercase().trim_end_matches(':'))
}

/// `<token>`, `***` and empty text stand for a value that nobody saved.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || (text.starts_with('<') && text.ends_with('>'))
        || (text.starts_with('[') && text.ends_with(']'))
        || text.chars().all(|c| matches!(c, '*' | '.' | 'x' | 'X' | '-' | '…'))
        || ["string", "null", "undefined", "true", "false"].contains(&text)
}

/// Longer runs without a blank may be keys, tokens or hashes.
const MAX_RUN: usize = 20;

/// Whether what is under a key may be a credential, whatever it looks like. Wider than [`is_credential_name`]: what is only shown is
/// left out on suspicion, what is sent is replaced only when it is certain.
pub(crate) fn may_be_credential_name(key: &str) -> bool {
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

/// Whether a text may hold a credential: wider than [`looks_like_credential`].
pub(crate) fn may_be_credential(text: &str) -> bool {
    let scheme = text
        .split_once(' ')
        .is_some_and(|(scheme, _)| ["bearer", "basic", "digest"].iter().any(|s| scheme.eq_ignore_ascii_case(s)));
    // The separators of prose, paths, hosts and times stay outside a run; those of base64, UUIDs and JWTs do not.
    let run = |part: &str| part.len() > MAX_RUN && part.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let runs = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '_' | '-')));
    scheme
        || text.starts_with("eyJ")
        || has_password(text)
        || text.len() > MAX_RUN && runs.into_iter().any(|part| run(part) && !is_time(part))
}

/// `2024-01-01T10` and what else is left of a date.
fn is_time(part: &str) -> bool {
    part.len() <= 24 && part.as_bytes().get(4) == Some(&b'-') && part.bytes().take(4).all(|b| b.is_ascii_digit())
}

/// `ada@example.com:password`, `https://user:password@host`
fn has_password(text: &str) -> bool {
    if !text.contains('@') {
        return false;
    }
    let after = text.split_once('@').is_some_and(|(_, rest)| rest.contains(':'));
    let before = text
        .rsplit_once('@')
        .and_then(|(user, _)| user.rsplit_once("://").or(Some(("", user))))
        .is_some_and(|(_, user)| user.contains(':'));
    after || before
}

/// Shorter values are not looked for elsewhere.
const LEAST: usize = 8;

/// Whether a value says so little that it is not looked for elsewhere: shorter than 8 characters, or words alone, such as
/// `password`, `client_secret` and `Your-API-Key`, which stand in a collection for many reasons. A word is letters that are
/// all small, all capital, or small after the first.
pub(crate) fn is_common(value: &str) -> bool {
    let pieces = value.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
    value.chars().count() < LEAST || pieces.into_iter().all(are_words)
}

/// `clientSecret`, `PASSWORD`: words of two letters or more.
fn are_words(piece: &str) -> bool {
    let capitals = piece.chars().filter(|c| c.is_uppercase()).count();
    let all_letters = piece.chars().all(char::is_alphabetic);
    let one_case = capitals == 0 || capitals == piece.chars().count();
    let capitalized = capitals == 1 && piece.starts_with(char::is_uppercase);
    all_letters && piece.len() <= MAX_RUN && (one_case || capitalized || piece.len() >= 4 * capitals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_credentials() {
        for name in [
            "password",
            "clientSecret",
            "client_secret",
            "_accessToken",
            "X-API-Key",
            "Authorization",
            "token",
            "api_key",
            "refreshToken",
            "Ocp-Apim-Subscription-Key",
            "secretKey",
            "x-auth-token",
            "adminPwd",
            "set-cookie",
        ] {
            assert!(is_credential_name(name), "{name}");
        }
        for name in [
            "nextPageToken",
            "next_token",
            "token_type",
            "grant_type",
            "key",
            "primaryKey",
            "site",
            "clientId",
            "tokenUrl",
            "sort_key",
            "",
        ] {
            assert!(!is_credential_name(name), "{name}");
        }
    }

    #[test]
    fn values_of_credentials() {
        assert!(looks_like_credential("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcdefghijk"));
        assert!(looks_like_credential("AKIAIOSFODNN7EXAMPLE"));
        assert!(looks_like_credential("-----BEGIN RSA PRIVATE KEY-----\nMII"));
        assert!(!looks_like_credential("Bearer {{token}}"));
        assert!(!looks_like_credential("skill"));
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
            assert!(may_be_credential_name(key), "{key}");
        }
        for key in ["id", "name", "keyboard", "author", "passenger"] {
            assert!(!may_be_credential_name(key), "{key}");
        }
    }

    #[test]
    fn words_are_common() {
        for value in
            ["password", "PASSWORD", "client_secret", "Your-API-Key", "clientSecret", "hunter2", "", "change me"]
        {
            assert!(is_common(value), "{value}");
        }
        for value in
            ["hunter22", "12345678", "AbCdEfGhIj", "password1", "wJalrXUtnFEMI/K7MDENG", "abcdefghijklmnopqrstuvwxyz"]
        {
            assert!(!is_common(value), "{value}");
        }
    }
}
