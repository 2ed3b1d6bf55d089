//! Tokens that are sent to one person, or belong to one link, and are used once: `GET /confirm?token=…`, `email`, `token` and `password` of a
//! form that resets a password, and the signature of a link beside the time until which it is valid.

use crate::credentials::{is_login_name, is_password_name, is_used_once};
use crate::name::{self, WordList, word_list};
use crate::resolve::model::Operation;
use crate::url_path;

/// What is done with such a token.
static DEEDS: WordList = word_list(
    "accept activate activation confirm confirmation decline invitation invitations invite magic recover recovery reject reset unsubscribe \
     verification verify",
);

/// Their names beside what is done with them. Those of credentials of a client are `api_token` and `access_token`.
static NAMES: WordList = word_list("code hash sig signature token");
/// When a signed link ends.
static ENDS: WordList = word_list("exp expires expiration expiry");

/// Returns `true` if one of the words says what is done with such a token.
pub(super) fn is_deed(words: &[String]) -> bool {
    words.iter().any(|word| DEEDS.has(word))
}

/// Returns the names of the parameters and fields of a request that hold such tokens, with their values.
pub(super) fn rows(operation: &Operation) -> impl Iterator<Item = (&str, &str)> {
    let does = does(operation);
    let is_link = operation.query_values().any(|(key, _)| name::words(key).last().is_some_and(|last| ENDS.has(last)));
    let has = |is: fn(&str) -> bool| operation.field_values().any(|(key, _)| is(key));
    let is_of_user = has(is_password_name) && has(is_login_name) && !has(|key| key == "grant_type");
    let of_query = operation.query_values().filter(move |(key, _)| {
        let words = name::words(key);
        does && is_token(&words)
            || is_link && words.last().is_some_and(|last| ["sig", "signature"].contains(&last.as_str()))
    });
    let of_form = operation.field_values().filter(move |(key, _)| (does || is_of_user) && is_token(&name::words(key)));
    of_query.chain(of_form)
}

/// Returns `true` for the only parameter of a query, if it is such a token: the request is for nothing else.
pub(super) fn is_all(operation: &Operation, key: &str) -> bool {
    does(operation) && (is_token(&name::words(key)) || is_used_once(key))
}

/// Returns `true` if the title or the path says what is done with a token. What is listed may be asked for with that of the client.
fn does(operation: &Operation) -> bool {
    let says = |text: &str| name::words(text).iter().any(|word| DEEDS.has(word) && word != "invitations");
    says(&operation.name)
        || url_path::segments(&operation.url.base).any(|segment| !segment.has_variable() && says(segment.text))
}

fn is_token(words: &[String]) -> bool {
    let Some((last, before)) = words.split_last() else { return false };
    NAMES.has(last) && (before.is_empty() || is_deed(before))
}
