//! The thing that the name of a request is about.

use super::path::singular;
use crate::name::{WordList, begins_phrase, is_verb, word_list};

/// Words between a verb and its object.
static DETERMINERS: WordList = word_list(
    "\
    a all an any current every existing individual list many more multiple my new one own several single some specific specified the \
    this your",
);

/// Returns `true` for a word that needs a noun after it.
pub fn is_determiner(word: &str) -> bool {
    DETERMINERS.has(word)
}

/// Returns the subject of a title, in the singular.
pub(super) fn item(title: &str) -> String {
    let mut words: Vec<&str> = title.split(' ').collect();
    let verb = |word: &str| is_verb(word) || word.strip_suffix('s').is_some_and(is_verb);
    // `deploy` is no verb in `get deploy key`, but `update` is one in `create or update key`
    let mut is_order = true;
    while words.len() > 1 && (is_order && verb(words[0]) || DETERMINERS.has(words[0]) || begins_phrase(words[0])) {
        is_order = begins_phrase(words.remove(0));
    }
    let end = words
        .iter()
        .position(|word| begins_phrase(word) || *word == "details")
        .filter(|end| *end > 0)
        .unwrap_or(words.len());
    singular(&words[..end].join(" "))
}

/// Those who call an API.
static CALLERS: WordList =
    word_list("account admin agent company customer employee member merchant organization person profile user");

/// Returns `true` for words of a path that say how the caller is known: `/auth/me`.
pub(super) fn is_session(noun: &str) -> bool {
    ["auth", "authentication", "identity", "oauth", "session"].contains(&noun)
}

/// Returns what a request is about that has only the caller in its path: `/me`.
pub(super) fn caller(title: &str) -> String {
    let item = item(title);
    let last = item.rsplit(' ').next().filter(|word| CALLERS.has(word));
    last.unwrap_or("user").to_owned()
}
