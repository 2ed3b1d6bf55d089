//! Names that imply a credential.

mod auth_params;
mod languages;
mod people;
mod rules;
mod words;

pub(crate) use auth_params::credential_params;
pub(crate) use people::{is_login_name, is_password_name, is_used_once, is_which_password, says_password};

use crate::name;
use rules::{is_credential, plain};

/// What a name implies for its value.
#[derive(Clone, Copy, Debug)]
pub(in crate::credentials) struct Verdict {
    /// It is to be kept secret: [`is_credential_name`].
    pub(in crate::credentials) is_credential: bool,
    /// It is a credential if it is random: `key`, `x-…-key` and the `code` of OAuth name keys, and many other things.
    pub(in crate::credentials) may_be_key: bool,
    /// It is that of a password of a person: [`is_password_name`].
    pub(in crate::credentials) is_password: bool,
    /// It says which password, without the word: [`is_which_password`].
    pub(in crate::credentials) is_which_password: bool,
}

impl Verdict {
    pub(in crate::credentials) fn of(key: &str) -> Self {
        let words = plain(name::words(key));
        let is_credential = is_credential(key, &words);
        Self {
            is_credential,
            may_be_key: key == "code" || may_be_key(&words),
            is_password: is_credential && people::has_password(&words),
            is_which_password: people::says_which(&words),
        }
    }

    /// Returns `true` if a value may be a credential because of its name.
    pub(in crate::credentials) fn may_be_credential(self) -> bool {
        self.is_credential || self.may_be_key
    }
}

/// Returns `true` if a value under this name is to be kept secret.
pub(crate) fn is_credential_name(key: &str) -> bool {
    is_credential(key, &plain(name::words(key)))
}

/// Returns `true` if the value under a name may be a credential, whatever its form. Wider than [`is_credential_name`]: a value that is only shown is
/// hidden on suspicion; one that is sent is replaced only if it is certain.
pub(crate) fn may_be_credential_name(key: &str) -> bool {
    let words = name::words(key);
    is_suspicious(&words) || is_credential(key, &plain(words))
}

fn is_suspicious(words: &[String]) -> bool {
    let joined = words.concat();
    words::SUSPICIOUS.iter().any(|part| joined.contains(part))
        || words.iter().any(|word| words::SUSPICIOUS_WORDS.has(word))
}

fn may_be_key(words: &[String]) -> bool {
    let two = words.len() >= 2 && words::MAY_HOLD_KEYS.has(&words[words.len() - 2..].concat());
    (two || words.last().is_some_and(|last| words::MAY_HOLD_KEYS.has(last)))
        && !words.iter().any(|word| words::KEYS_OF_THINGS.has(word))
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
            "oauth_verifier",
            "recovery_code",
            "basic_auth",
            "SharedAccessSignature",
            "SAMLResponse",
            "_csrf",
            "write_key",
            "refreshTkn",
            "dbpass",
            "smtp_pass",
            "rootpw",
            "admin_pw",
            "SSHKEY",
            "HMACKEY",
            "priv_key",
            "recovery_codes",
            "activationCode",
            "secretWord",
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
            "userKey",
            "session",
            "license",
            "2",
            "bypass",
            "boarding_pass_id",
            "monkey",
            "authCode",
            "promo_code",
        ] {
            assert!(!is_credential_name(name), "{name}");
        }
    }

    #[test]
    fn names_in_other_languages() {
        for name in "senha nova_senha senhaAtual contraseña contraseña_nueva contrasenya passwort mot_de_passe motDePasse clé_api \
                     cleApi chave_api chaveApi llave_api clave clave_secreta token_acesso tokenDeAcesso token_sesion apiSchluessel \
                     API-Schlüssel geheim hasło heslo jelszó lösenord şifre parolă salasõna slaptažodis geslo mật_khẩu пароль \
                     κωδικός סיסמה كلمة_المرور 密码 パスワード 비밀번호 암호 секретный_ключ รหัสผ่าน पासवर्ड"
            .split_whitespace()
        {
            assert!(is_credential_name(name), "{name}");
        }
        for name in ["chave", "cle", "Schlüssel", "llave_id", "token_usado", "alt", "neu", "nuevo", "article"] {
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
