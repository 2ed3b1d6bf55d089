//! Names that say what is under them.

use crate::name;

/// What a name ends with, joined or on its own, whatever stands before it: `clientSecret`, `psksecret`, `mot_de_passe`.
const ENDINGS: [&str; 70] = [
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "pwd",
    "secret",
    "token",
    "apikey",
    "accesskey",
    "secretkey",
    "privatekey",
    "authkey",
    "masterkey",
    "functionskey",
    "subscriptionkey",
    "authorization",
    "credential",
    "cookie",
    "jwt",
    "sessionid",
    "sessid",
    "sessionkey",
    "connectionstring",
    "connstr",
    "codeverifier",
    "seedphrase",
    "recoveryphrase",
    "mnemonic",
    "otp",
    "otpcode",
    "mfacode",
    "2facode",
    "assertion",
    // German, Dutch, Scandinavian languages, Finnish
    "passwort",
    "kennwort",
    "wachtwoord",
    "lösenord",
    "losenord",
    "adgangskode",
    "passord",
    "salasana",
    "geheimnis",
    // French, Spanish, Portuguese, Italian and Romanian
    "motdepasse",
    "mdp",
    "contraseña",
    "contrasena",
    "contrasenya",
    "senha",
    "segredo",
    "parola",
    "jeton",
    // Polish, Czech and Slovak, Hungarian, South Slavic languages, Turkish
    "hasło",
    "haslo",
    "heslo",
    "jelszó",
    "jelszo",
    "lozinka",
    "şifre",
    "sifre",
    // Russian and Ukrainian, Greek, Hebrew
    "пароль",
    "parol",
    "κωδικόςπρόσβασης",
    "סיסמה",
    // Chinese, Japanese, Korean, Vietnamese, Indonesian
    "密码",
    "密碼",
    "口令",
    "パスワード",
    "비밀번호",
    "matkhau",
    "katasandi",
];
/// Words that are credentials only as a word of their own.
const WORDS: [&str; 14] = [
    "pass",
    "psk",
    "skey",
    "dsn",
    "tokens",
    "secrets",
    "passwords",
    "credentials",
    "cookies",
    "apikeys",
    "creds",
    "totp",
    "pswd",
    "passw",
];
/// Words that are credentials only as the whole name: `pat` and `sid` are many things beside others.
const WHOLE_NAMES: [&str; 7] = ["bearer", "pat", "sid", "clave", "jwtoken", "connectsid", "pw"];
/// Before `key`.
const KEY_OWNERS: [&str; 30] = [
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
    "functions",
    "function",
    "master",
    "account",
    "storage",
    "admin",
    "service",
    "signing",
    "webhook",
    "rapidapi",
    "ssh",
    "deploy",
    "integration",
    "developer",
    "merchant",
    "session",
    "server",
    "consumer",
];
/// `next_token` and its kin walk through pages; `max_tokens` counts.
const HARMLESS_BEFORE_TOKEN: [&str; 16] = [
    "next",
    "page",
    "continuation",
    "cursor",
    "sync",
    "previous",
    "prev",
    "delta",
    "paging",
    "pagination",
    "resume",
    "scroll",
    "postman",
    "public",
    "start",
    "skip",
];
/// Before `tokens`, which language models count.
const TOKEN_OWNERS: [&str; 7] = ["access", "refresh", "auth", "api", "session", "bearer", "id"];
/// What may stand behind the word that says it: which of several, or how it is written.
const QUALIFIERS: [&str; 30] = [
    "value",
    "repeat",
    "repeated",
    "confirmation",
    "confirm",
    "confirmed",
    "again",
    "verify",
    "retype",
    "plain",
    "raw",
    "text",
    "string",
    "str",
    "old",
    "new",
    "current",
    "hash",
    "hashed",
    "b64",
    "base64",
    "encoded",
    "encrypted",
    "header",
    "prod",
    "production",
    "test",
    "sandbox",
    "staging",
    "dev",
];

/// Whether a value under this name is to be kept secret.
pub(crate) fn is_credential_name(key: &str) -> bool {
    if key.trim_start().starts_with("vault:") {
        return true;
    }
    let words: Vec<String> = name::words(key).iter().map(|word| without_number(word)).collect();
    let mut words = words.as_slice();
    if says_credential(words) {
        return true;
    }
    while let [before @ .., last] = words
        && !before.is_empty()
        && (last.is_empty() || QUALIFIERS.contains(&last.as_str()))
    {
        words = before;
        if says_credential(words) {
            return true;
        }
    }
    false
}

/// `password2` is `password`.
fn without_number(word: &str) -> String {
    word.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
}

fn says_credential(words: &[String]) -> bool {
    let Some(last) = words.last().map(String::as_str) else { return false };
    let before = words.len().checked_sub(2).map(|at| words[at].as_str());
    let joined = words.concat();
    match last {
        "tokens" => before.is_none_or(|word| TOKEN_OWNERS.contains(&word)),
        "key" if before.is_some_and(|word| KEY_OWNERS.contains(&word)) => true,
        "id" if before.is_some_and(|word| ["session", "sess"].contains(&word)) => true,
        "auth" => words.len() == 1 || before == Some("x"),
        "signature" | "sig" => {
            words.len() <= 2 || words.iter().any(|word| ["x", "amz", "goog", "hub"].contains(&word.as_str()))
        }
        _ if last.ends_with("token") => {
            let owner = match last {
                "token" => before.unwrap_or_default(),
                one_word => one_word.strip_suffix("token").unwrap_or_default(),
            };
            !is_harmless_before_token(owner)
        }
        _ if WHOLE_NAMES.contains(&joined.as_str()) || WORDS.contains(&last) => true,
        _ => ENDINGS.iter().any(|ending| joined.ends_with(ending) && starts_a_word(words, &joined, ending)),
    }
}

/// `next`, `nextpage`; but not `autostart`.
fn is_harmless_before_token(owner: &str) -> bool {
    let is_word = |word: &str| HARMLESS_BEFORE_TOKEN.contains(&word);
    is_word(owner) || HARMLESS_BEFORE_TOKEN.iter().any(|last| owner.strip_suffix(last).is_some_and(is_word))
}

/// Short endings are whole words: `otp` in `emailOtp`, not in `hotpot`.
fn starts_a_word(words: &[String], joined: &str, ending: &str) -> bool {
    if ending.chars().count() >= 6 || !ending.is_ascii() {
        return true;
    }
    let start = joined.len() - ending.len();
    let mut at = 0;
    words.iter().any(|word| {
        let here = at == start;
        at += word.len();
        here
    }) || (ending == "pwd" && start >= 2)
}

/// Whether what is under a key may be a credential, whatever it looks like. Wider than [`is_credential_name`]: what is only shown is
/// left out on suspicion, what is sent is replaced only when it is certain.
pub(crate) fn may_be_credential_name(key: &str) -> bool {
    const PARTS: [&str; 13] = [
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
    const WORDS: [&str; 13] =
        ["key", "keys", "auth", "pin", "otp", "cvv", "cvc", "pass", "sid", "nonce", "hash", "salt", "assertion"];
    let words = name::words(key);
    let joined = words.concat();
    PARTS.iter().any(|part| joined.contains(part))
        || words.iter().any(|word| WORDS.contains(&word.as_str()))
        || is_credential_name(key)
}

/// `key`, `k`, `x-…-key`, `code`: names of keys, and of many other things.
pub(super) fn may_hold_key(key: &str) -> bool {
    const NOT_SECRET: [&str; 9] =
        ["public", "idempotency", "primary", "foreign", "sort", "partition", "cache", "object", "publishable"];
    let words = name::words(key);
    words.last().is_some_and(|last| ["key", "signature", "sig", "hmac"].contains(&last.as_str()))
        && words.len() <= 4
        && !words.iter().any(|word| NOT_SECRET.contains(&word.as_str()))
        && (words.len() == 1 || words[0] == "x")
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
            "autostart_token",
            "api_key",
            "refreshToken",
            "Ocp-Apim-Subscription-Key",
            "secretKey",
            "x-auth-token",
            "adminPwd",
            "set-cookie",
            "tokenValue",
            "psk",
            "skey",
            "psksecret",
            "authpasswd",
            "passwordRepeat",
            "password_confirmation",
            "passcode",
            "otp",
            "sid",
            "sessionId",
            "session_id",
            "X-Shop-Session-Id",
            "x-functions-key",
            "client_assertion",
            "assertion",
            "X-Amz-Signature",
            "bearer",
            "pat",
            "dsn",
            "connection_string",
            "senha",
            "contraseña",
            "contrasenya",
            "passwort",
            "mot_de_passe",
            "motDePasse",
            "пароль",
            "密码",
            "password2",
            "token_prod",
            "user[password]",
            "wsse:Password",
            "vault:stripe",
            "X-RapidAPI-Key",
            "JSESSIONID",
            "PHPSESSID",
            "csrftoken",
            "refresh_tokens",
            "userpwd",
        ] {
            assert!(is_credential_name(name), "{name}");
        }
    }

    #[test]
    fn names_of_other_things() {
        for name in [
            "nextPageToken",
            "nextpagetoken",
            "start_token",
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
            "Postman-Token",
            "max_tokens",
            "client_assertion_type",
            "password_policy",
            "AccountSid",
            "path",
            "pattern",
            "compass",
            "passenger",
            "hotpot",
            "keyboard",
            "token_endpoint",
            "secretName",
            "public_token",
            "pageToken",
            "2",
        ] {
            assert!(!is_credential_name(name), "{name}");
        }
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
            "senha",
        ] {
            assert!(may_be_credential_name(key), "{key}");
        }
        for key in ["id", "name", "keyboard", "author", "passenger"] {
            assert!(!may_be_credential_name(key), "{key}");
        }
    }
}
