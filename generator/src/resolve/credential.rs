//! What looks like a credential: by its name, or by its value.

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
pub fn is_credential_name(key: &str) -> bool {
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
pub fn looks_like_credential(text: &str) -> bool {
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
pub(super) fn is_scheme(word: &str) -> bool {
    ["bearer", "basic", "token", "oauth", "apikey", "digest", "jwt", "key", "splunk", "genie"]
        .contains(&word.to_ascii_lowercase().trim_end_matches(':'))
}

/// `<token>`, `***` and empty text stand for a value that nobody saved.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || (text.starts_with('<') && text.ends_with('>'))
        || (text.starts_with('[') && text.ends_with(']'))
        || text.chars().all(|c| matches!(c, '*' | '.' | 'x' | 'X' | '-' | '…'))
        || ["string", "null", "undefined", "true", "false"].contains(&text)
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
}
