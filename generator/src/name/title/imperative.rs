//! Titles in the third person, and about lists, as orders.

use super::address::segments;
use super::phrase::{begins_phrase, verb_of};

/// Returns `find pets by status` for `finds pets by status`, and `list pets` for `gets list of pets`; a word of the path, such as `exports`,
/// is a noun.
pub(super) fn imperative(mut words: Vec<String>, url: &str) -> Vec<String> {
    let object = words.get(1).is_some_and(|word| !begins_phrase(word) && word != "or");
    let states = words.iter().skip(1).take(2).any(|word| word == "is" || word == "are");
    let says_what = object && !states;
    if says_what
        && let Some(verb) = verb_of(&words[0])
        && !segments(url).iter().flatten().any(|word| *word == words[0])
    {
        words[0] = verb;
    }
    // `list books` for `get list of books`
    if let [verb, list, of, _, ..] = words.as_slice()
        && LIST_VERBS.contains(&verb.as_str())
        && (list == "list" && of == "of")
    {
        words.remove(0);
        words.remove(1);
    }
    words
}

/// Verbs that say no more than `list` before a list.
const LIST_VERBS: [&str; 6] = ["fetch", "get", "obtain", "retrieve", "return", "show"];
