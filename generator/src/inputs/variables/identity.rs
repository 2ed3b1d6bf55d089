//! What the name of a variable identifies: `card` for `card_token`.

use crate::name::{self, WordList, word_list};

/// Owners of tokens and keys that let their bearer in, whatever precedes them: `/sessions/{{session_token}}`.
static BEARERS: WordList = word_list(
    "access activation api auth authentication authorization bearer bot client confirmation csrf device id invitation invite jwt login oauth \
     private refresh registration reset secret session sso user verification xsrf",
);

/// Returns the thing that has a token or key, by its name: `card` for `card_token`, `cardToken` and `cardtoken`.
pub(super) fn owner_of_token(name: &str) -> Option<String> {
    let joined = name::words(name).concat();
    let owner = ["token", "key"].into_iter().find_map(|end| joined.strip_suffix(end))?;
    (!owner.is_empty() && BEARERS.end_of(owner).is_none()).then(|| owner.to_owned())
}

/// Returns `true` if a path ends with the plural of the thing: `v1/cards` with `card` or `newcard`.
pub(super) fn is_list_of(path: &str, owner: &str) -> bool {
    let words = name::words(path.rsplit('/').next().unwrap_or_default());
    let plural = words.concat();
    let singular = name::singular(words).replace(' ', "");
    singular != plural && owner.ends_with(&singular)
}

#[cfg(test)]
mod tests {
    use super::{is_list_of, owner_of_token};

    #[test]
    fn a_token_has_the_thing_before_it_as_its_owner() {
        for name in ["card_token", "cardToken", "cardtoken", "card-token", "CARD_KEY"] {
            assert_eq!(owner_of_token(name).as_deref(), Some("card"), "{name}");
        }
        for name in
            ["token", "access_token", "apiKey", "bot_token", "session_token", "my_auth_token", "card", "card_id"]
        {
            assert_eq!(owner_of_token(name), None, "{name}");
        }
    }

    #[test]
    fn a_list_is_the_plural_of_its_things() {
        for (path, owner) in
            [("v1/cards", "card"), ("gift-cards", "giftcard"), ("cards", "newcard"), ("companies", "company")]
        {
            assert!(is_list_of(path, owner), "{path} {owner}");
        }
        for (path, owner) in
            [("v1/card", "card"), ("hooks", "card"), ("", "card"), ("cards/{{id}}", "card"), ("status", "statu")]
        {
            assert!(!is_list_of(path, owner), "{path} {owner}");
        }
    }
}
