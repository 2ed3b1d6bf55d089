//! The words before a segment of a path, and what they name.

use crate::name::{self, WordList, id_of, is_id, is_lookup, is_verb, word_list};
use crate::url_path::{Segment, is_technical};

const PRONOUNS: [&str; 3] = ["me", "my", "self"];

/// What a thing has one of, and is found by: a value behind it is called by its name.
static KEYS: WordList = word_list(
    "barcode code date day ean email handle imei isbn locale mac month number phone pincode postcode reference serial sku slug symbol \
     ticker upc username vin year zip zipcode",
);

/// The noun before an id, without verbs and pronouns between them: `playlists/me/7`. Without a noun, a verb may be meant as one: `post/7`.
pub(super) fn noun<'a>(before: &[Segment<'a>]) -> Option<&'a str> {
    let mut verb = None;
    for Segment { text, .. } in before.iter().rev() {
        let lower = text.to_ascii_lowercase();
        let is_words = text.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'-' | b'_'));
        if !is_words || is_technical(&lower) {
            break;
        }
        if is_verb(&lower) {
            verb = verb.or(Some(*text));
        } else if !is_lookup(&name::words(text)) && !PRONOUNS.contains(&lower.as_str()) {
            return Some(text);
        }
    }
    verb
}

/// Returns the name of the value behind a noun: `user id` behind `users` and `getUserById`, and `sku` behind `sku`.
pub(super) fn value_of(noun: &str) -> String {
    let words = name::words(noun);
    if let Some(key) = found_by(noun) {
        return key;
    }
    if words.last().is_some_and(|last| is_key(last)) { words.join(" ") } else { id_of(noun) }
}

/// Returns the name of what one of the things in a list is found by: `product slug`, and `username`, which says whose it is.
pub(super) fn of_thing(key: &str, list: &str) -> String {
    let thing = singular(list);
    if key.starts_with(&thing) { key.to_owned() } else { format!("{thing} {key}") }
}

/// Returns the name of what things are found by, by the name of an operation: `user id` of `getUserById`, `category` of `by-category`.
pub(super) fn found_by(operation: &str) -> Option<String> {
    let words = name::words(operation);
    let by = words.iter().position(|word| word == "by")?;
    let thing = &words[..by];
    let (key, is_order) = (&words[by + 1..], thing.first().is_none_or(|first| is_verb(first)));
    match key {
        [] => None,
        [id] if is_order && is_id(id) && thing.len() > 1 => Some(id_of(&thing[1..].join(" "))),
        key => is_order.then(|| key.join(" ")),
    }
}

/// Returns `true` for a word that names what things are found by.
pub(super) fn is_key(word: &str) -> bool {
    KEYS.has(word)
}

pub(super) fn is_plural(noun: &str) -> bool {
    singular(noun) != plain_words(noun)
}

pub(super) fn singular(noun: &str) -> String {
    name::singular(name::words(noun))
}

pub(super) fn plain_words(segment: &str) -> String {
    name::words(segment).join(" ")
}
