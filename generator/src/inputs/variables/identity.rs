//! What the name of a variable identifies: `card` for `card_id`, `cardid` and `card_token`.

use crate::inputs::one_time::is_deed;
use crate::name::{self, WordList, owner_of_id, word_list};
use crate::url_path::is_technical;

/// Owners of tokens and keys that let their bearer in, whatever precedes them: `/sessions/{{session_token}}`.
static BEARERS: WordList = word_list(
    "access activation api auth authentication authorization bearer bot client confirmation csrf device id invitation invite jwt login oauth \
     private refresh registration reset secret session sso user verification xsrf",
);

/// What a client usually works for: its id is configuration of the client, unless the client is for several.
static SCOPES: WordList = word_list(
    "account app application client company environment instance merchant org organisation organization partner portal project realm region \
     shop site store subscription tenant workspace",
);

/// Returns `true` for the name of an id, unless a client usually has one of the thing.
pub(super) fn is_id_of_several(name: &str) -> bool {
    owner_of_id(name).is_some_and(|owner| !is_scope(&owner))
}

/// Returns `true` for a thing that a client usually has one of.
pub(super) fn is_scope(thing: &[String]) -> bool {
    // the end of a word that is long says the same without a space before it: `parentaccount`
    let is_long = |scope: &str| scope.len() > 5;
    thing.last().is_some_and(|last| SCOPES.has(last)) || SCOPES.end_of(&thing.concat()).is_some_and(is_long)
}

/// Returns the thing that has a token or key, by its name: `card` for `card_token`, `cardToken` and `cardtoken`.
pub(super) fn owner_of_token(name: &str) -> Option<String> {
    let joined = name::words(name).concat();
    let owner = ["token", "key"].into_iter().find_map(|end| joined.strip_suffix(end))?;
    (!owner.is_empty() && BEARERS.end_of(owner).is_none()).then(|| owner.to_owned())
}

/// Returns the thing whose plural a path ends with: `gift card` for `v1/gift-cards`.
pub(super) fn listed_by(path: &str) -> Option<Vec<String>> {
    let words = name::words(path.rsplit('/').next()?);
    let singular: Vec<String> = name::singular(words.clone()).split_whitespace().map(str::to_owned).collect();
    (singular != words).then_some(singular)
}

/// Returns `true` if a path ends with the plural of the thing: `v1/cards` with `card` or `newcard`.
pub(super) fn is_list_of(path: &str, thing: &str) -> bool {
    listed_by(path).is_some_and(|listed| thing.ends_with(&listed.concat()))
}

/// Returns `true` for a path that ends with a thing, in the singular or plural, unless a client usually has one of it.
pub(super) fn is_thing_of_several(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    let words: Vec<String> = name::singular(name::words(last)).split_whitespace().map(str::to_owned).collect();
    let is_literal = !last.is_empty() && !last.contains(['{', ':']);
    is_literal && !is_technical(&last.to_ascii_lowercase()) && !is_scope(&words)
}

/// Returns `true` for `apiVersion` and `account_name`: a client usually has one of them.
pub(super) fn is_of_client(name: &str) -> bool {
    name::words(name).iter().any(|word| word == "version" || SCOPES.has(word))
}

/// Returns `true` for `apiVersion`, in any spelling.
pub(super) fn is_version_of_api(name: &str) -> bool {
    name::words(name).concat() == "apiversion"
}

/// Returns `true` for the name of a version.
pub(super) fn is_version(name: &str) -> bool {
    name::words(name).last().is_some_and(|last| last == "version")
}

/// Returns `true` for a path of nothing but words such as `api`.
pub(super) fn is_technical_path(path: &str) -> bool {
    path.split('/').filter(|segment| !segment.is_empty()).all(|segment| is_technical(&segment.to_ascii_lowercase()))
}

/// Returns `true` if a path ends with what is done once, with the token behind it (`users/activate`), or with the thing whose id is named like a
/// credential (`sessions` for `session_id`).
pub(super) fn is_for_one_call(path: &str, name: &str) -> bool {
    let words = name::words(path.rsplit('/').next().unwrap_or_default());
    let thing = name::singular(words.clone());
    let is_id_of = || owner_of_id(name).is_some_and(|owner| !thing.is_empty() && owner.join(" ").ends_with(&thing));
    is_deed(&words) || is_id_of()
}

/// Returns a name for the value that a dynamic variable is an example of, by the segment before it: `group role id` for `$guid` after
/// `groupRoles`, and `email` for `$randomEmail`.
pub(super) fn of_example(dynamic: &str, before: &str) -> String {
    let words: Vec<String> = name::words(dynamic).into_iter().filter(|word| word != "random").collect();
    let thing = listed_by(before).unwrap_or_default().join(" ");
    match words.last().map(String::as_str) {
        Some(last) if name::is_id(last) || ["int", "numeric"].contains(&last) => format!("{thing} id"),
        Some("noun" | "slug" | "verb" | "word") if !thing.is_empty() => thing,
        _ => words.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_list_of, is_scope, of_example, owner_of_token};
    use crate::name::owner_of_id;

    #[test]
    fn an_example_is_named_after_its_thing_or_its_kind() {
        for (dynamic, before, expected) in [
            ("guid", "groupRoles", "group role id"),
            ("randomUUID", "users", "user id"),
            ("randomInt", "", " id"),
            ("randomEmail", "users", "email"),
            ("randomUserName", "users", "user name"),
            ("randomNoun", "namespaces", "namespace"),
            ("randomNoun", "by", "noun"),
            ("timestamp", "since", "timestamp"),
        ] {
            assert_eq!(of_example(dynamic, before), expected, "{before}/{dynamic}");
        }
    }

    #[test]
    fn a_scope_is_found_in_every_spelling() {
        let is = |name: &str| is_scope(&owner_of_id(name).expect("an id"));
        for name in ["tenantId", "tenantid", "parent_account_id", "parentaccountid", "org_id", "orgid"] {
            assert!(is(name), "{name}");
        }
        for name in ["id", "userId", "workshopid", "website_id", "courseid"] {
            assert!(!is(name), "{name}");
        }
    }

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
