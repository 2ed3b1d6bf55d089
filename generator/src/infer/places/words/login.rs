//! Objects that log someone in, or show who is logged in, recognised by their keys.

use crate::credentials::is_password_name;
use crate::infer::shapes::arena::{Arena, Form, Record};
use crate::name::{self, WordList, word_list};

/// Returns the words for an object of nothing but a name and a password (`credentials`), or of tokens and how long they are valid (`token`).
pub fn of(arena: &Arena, record: &Record) -> Option<&'static str> {
    let is_scalar = |node| {
        let node = arena.node(node);
        node.item.is_none() && node.record.is_none()
    };
    if record.form != Form::Struct || record.slots.len() < 2 || !record.slots.iter().all(|slot| is_scalar(slot.node)) {
        return None;
    }
    let keys: Vec<&str> = record.slots.iter().map(|slot| arena.key(slot.key)).collect();
    let words = |key: &str| name::words(key).join("");
    let is_name = |key: &str| NAMES.has(&words(key));
    let is_token = |key: &str| TOKENS.has(&words(key));
    let is_of_token = |key: &str| is_token(key) || OF_TOKENS.has(&words(key));
    match keys.as_slice() {
        [one, other] if is_name(one) && is_password_name(other) || is_name(other) && is_password_name(one) => {
            Some("credentials")
        }
        keys if keys.iter().any(|key| is_token(key)) && keys.iter().all(|key| is_of_token(key)) => Some("token"),
        _ => None,
    }
}

/// Whom a password belongs to, as one word.
static NAMES: WordList = word_list(
    "\
    account accountname email emailaddress identifier login loginid loginname mail mobile mobilenumber phone phonenumber user useremail userid \
    username usernameoremail",
);

static TOKENS: WordList = word_list("accesstoken idtoken jwt refreshtoken token");

static OF_TOKENS: WordList = word_list(
    "expires expiresat expiresin expiry idtokenexpiresin issuedat refreshexpiresin refreshtokenexpiresin scope tokentype type",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::infer::shapes::fold::fold;

    #[test]
    fn credentials_and_tokens_are_found_by_their_keys() {
        let of = |text: &str| {
            let mut arena = Arena::default();
            let root = fold(&mut arena, text, false).expect("JSON");
            super::of(&arena, arena.record(arena.node(root).record.expect("an object")))
        };
        assert_eq!(of(r#"{"username": "x", "password": "y"}"#), Some("credentials"));
        assert_eq!(of(r#"{"emailAddress": "x", "password": "y"}"#), Some("credentials"));
        assert_eq!(of(r#"{"access_token": "x", "token_type": "y"}"#), Some("token"));
        assert_eq!(of(r#"{"accessToken": "x", "refreshToken": "y", "expiresIn": 1}"#), Some("token"));
        for other in [
            r#"{"password": "y"}"#,
            r#"{"name": "x", "email": "y", "password": "z"}"#,
            r#"{"token": "x", "user": {"id": 1}}"#,
        ] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
