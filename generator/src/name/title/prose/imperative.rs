//! Titles in the third person, about lists, and with their verbs last, as orders.

use crate::name::title::address::literals;
use crate::name::title::phrase::{begins_phrase, is_verb, verb_of};
use crate::name::words::singular::singular_word;

/// Returns the place of the first verb in the third person among those that `or` joins behind the second: `create or update or deletes book`.
fn alternative(words: &[String]) -> Option<usize> {
    let joined = (1..words.len()).step_by(2).take_while(|at| words[*at] == "or").count();
    (2..=joined).map(|index| 2 * index).find(|at| words.get(*at).is_some_and(|word| verb_of(word).is_some()))
}

/// Returns `find pets by status` for `finds pets by status`, and `list pets` for `gets list of pets`; a word of the path, such as `exports`,
/// is a noun.
pub(super) fn imperative(mut words: Vec<String>, url: &str) -> Vec<String> {
    let object = words.get(1).is_some_and(|word| !begins_phrase(word) && word != "or");
    let states = words.iter().skip(1).take(2).any(|word| word == "is" || word == "are");
    let says_what = object && !states;
    if says_what
        && let Some(verb) = verb_of(&words[0])
        && !literals(url).iter().flatten().any(|word| *word == words[0])
    {
        words[0] = verb;
    }
    // a log is a thing, too
    let is_login = |word: &String| ["in", "into", "off", "out"].contains(&word.as_str());
    if words.first().is_some_and(|first| first == "logs") && words.iter().skip(1).take(2).any(is_login) {
        words[0] = "log".to_owned();
    }
    // `create or update book` for `creates or updates book`
    if let [first, or, second, _, ..] = words.as_slice()
        && ["and", "or"].contains(&or.as_str())
        && let Some(second) = verb_of(second)
        && let Some(first) = verb_of(first).or_else(|| is_verb(first).then(|| first.clone()))
    {
        words[0] = first;
        words[2] = second;
    }
    while let Some(at) = alternative(&words) {
        words[at] = verb_of(&words[at]).unwrap_or_default();
    }
    // `get account` for `GET for account`
    if let [method, on, _, ..] = words.as_slice()
        && ["delete", "get", "patch", "post", "put"].contains(&method.as_str())
        && on == "for"
    {
        words.remove(1);
    }
    // what is returned is got
    let is_in_path = |verb: &str| literals(url).iter().flatten().any(|word| word.starts_with(verb));
    if says_what && ["return", "provides"].contains(&words[0].as_str()) && !is_in_path("return") {
        words[0] = "get".to_owned();
    }
    // `list books` for `get list of books`
    if let [verb, list, of, _, ..] = words.as_slice()
        && LIST_VERBS.contains(&verb.as_str())
        && (list == "list" && of == "of")
    {
        words.remove(0);
        words.remove(1);
    }
    if let [list, of, _, ..] = words.as_slice()
        && (list == "list" && of == "of")
    {
        words.remove(1);
    }
    if let [_, all, of, _, ..] = words.as_slice()
        && all == "all"
        && of == "of"
    {
        words.remove(2);
    }
    words
}

/// Returns `list clients` for `clients list` and `create client` for `client create`, if the method does what the verb says, and the path has no
/// such noun.
pub(crate) fn verb_first(mut words: Vec<String>, method: &str, url: &str) -> Vec<String> {
    let [before @ .., last] = words.as_slice() else { return words };
    let verbs: &[&str] = match method {
        "GET" => &["get", "list", "retrieve", "show", "view"],
        "POST" => &["add", "create"],
        "PUT" | "PATCH" => &["edit", "update"],
        "DELETE" => &["delete", "remove"],
        _ => &[],
    };
    let is_verb_last = verbs.contains(&last.as_str())
        && before.first().is_some_and(|first| !is_verb(first))
        && !before.iter().any(|word| begins_phrase(word) || word == last)
        && !literals(url).iter().flatten().any(|word| word == last);
    // a `price list` is a thing
    let is_list = last == "list" && before.last().is_some_and(|word| singular_word(word) == *word);
    if is_verb_last && !is_list {
        words.rotate_right(1);
    }
    words
}

/// Verbs that say no more than `list` before a list.
const LIST_VERBS: [&str; 7] = ["fetch", "get", "obtain", "request", "retrieve", "return", "show"];
