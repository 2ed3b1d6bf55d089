//! What people log in with: user names and passwords.

use super::rules::{is_credential, plain};
use super::{languages, words};
use crate::name;

/// Returns `true` if the name is that of a password of a person, which callers know: `new_password`, `pwd`.
pub(crate) fn is_password_name(key: &str) -> bool {
    let words = plain(name::words(key));
    has_password(&words) && is_credential(key, &words)
}

pub(super) fn has_password(words: &[String]) -> bool {
    let joined = words.concat();
    let mut parts = words::OF_PASSWORDS.iter().chain(languages::PASSWORDS.words());
    words.iter().any(|word| words::PASSWORDS.has(word)) || parts.any(|part| joined.contains(part))
}

/// Returns `true` for `old`, `new`, `confirm`: the name of a password where passwords are the topic, and of anything elsewhere.
pub(crate) fn is_which_password(key: &str) -> bool {
    says_which(&plain(name::words(key)))
}

pub(super) fn says_which(words: &[String]) -> bool {
    !words.is_empty() && words.iter().all(|word| words::WHICH_PASSWORD.has(word) || languages::WHICH_PASSWORD.has(word))
}

/// Returns `true` for the name of a credential that each call has another of: `otp`, `cardToken`, `verification_code`.
pub(crate) fn is_used_once(key: &str) -> bool {
    let words = plain(name::words(key));
    let Some((last, before)) = words.split_last() else { return false };
    words::USED_ONCE.has(last)
        || ["code", "response", "token"].contains(&last.as_str())
            && before.last().is_some_and(|owner| words::OWNERS_OF_USED_ONCE.has(owner))
}

/// Returns `true` for the name or the path of a request about passwords: `Reset password`, `/users/me/passwort-aendern`.
pub(crate) fn says_password(text: &str) -> bool {
    // a shorter one is part of other words
    const MIN_LENGTH: usize = 7;
    let words = plain(name::words(text));
    let long = languages::PASSWORDS.words().iter().filter(|part| part.chars().count() >= MIN_LENGTH);
    let mut parts = words::OF_PASSWORDS.iter().chain(long);
    words.iter().any(|word| languages::PASSWORDS.has(word) || parts.clone().any(|part| word.contains(part)))
        || words.windows(3).any(|words| parts.any(|part| words.concat() == **part))
}

/// Returns `true` for the name of what tells who logs in: `username`, `X-User-Email`, `login`.
pub(crate) fn is_login_name(key: &str) -> bool {
    let words = plain(name::words(key));
    let has = |name: &str| words::LOGINS.has(name) || languages::LOGINS.has(name);
    let last_two = &words[words.len().saturating_sub(2)..];
    last_two.last().is_some_and(|last| has(last)) || has(&last_two.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_told_from_other_credentials() {
        for name in
            ["password", "new_password", "pwd", "pin", "wachtwoord", "nuevaContraseña", "heslo", "пароль", "密码"]
        {
            assert!(is_password_name(name), "{name}");
        }
        for name in ["token", "clientSecret", "secreto", "chaveApi", "password_policy", "parolee", "compass"] {
            assert!(!is_password_name(name), "{name}");
        }
    }

    #[test]
    fn a_request_about_passwords_says_so_in_any_language() {
        for text in [
            "Change password",
            "reset-password",
            "changePwd",
            "Passwort ändern",
            "Cambiar contraseña",
            "Смена пароля",
            "mot-de-passe",
        ] {
            assert!(says_password(text), "{text}");
        }
        for text in ["Boarding pass", "Pin message", "Parolees", "Compass", "users", ""] {
            assert!(!says_password(text), "{text}");
        }
        for name in ["old", "new_confirm", "re_new", "neues", "actual", "новый"] {
            assert!(is_which_password(name), "{name}");
        }
        for name in ["", "news", "old_name", "password", "usuario"] {
            assert!(!is_which_password(name), "{name}");
        }
    }

    #[test]
    fn what_is_used_once_is_told_from_credentials_of_the_client() {
        for name in [
            "otp",
            "emailOTP",
            "cvv2",
            "device_token",
            "card-token",
            "resetToken",
            "verification_code",
            "g-recaptcha-response",
        ] {
            assert!(is_used_once(name), "{name}");
        }
        for name in ["token", "access_token", "api_token", "code", "country_code", "hotp_secret", ""] {
            assert!(!is_used_once(name), "{name}");
        }
    }

    #[test]
    fn who_logs_in_is_told_from_other_things() {
        for name in
            ["username", "X-User-Email", "login", "userId", "user_name", "Benutzername", "usuario", "accountName"]
        {
            assert!(is_login_name(name), "{name}");
        }
        for name in ["password", "User-Agent", "id", "name", "login_url", "tenant", "apiKey", ""] {
            assert!(!is_login_name(name), "{name}");
        }
    }
}
