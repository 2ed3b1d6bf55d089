//! The method of a request in its title: `[DELETE] Order`, `POST - Log in`, `Orders [PUT]`.

use super::address::{is_address, is_path};
use super::phrase::{is_verb, verb_of};
use crate::name::method;
use crate::name::words::singular::singular;
use crate::name::words::word_list::{WordList, word_list};
use crate::name::words::words;

/// Returns a title without the method of its request before or behind it, and the verb for that method, which says what a title
/// without a verb does.
pub(super) fn split<'t>(title: &'t str, method: &str) -> (&'t str, Option<String>) {
    let title = title.trim();
    if !method::METHODS.contains(&method) {
        return (title, None);
    }
    if let Some(rest) = behind_method(title, method) {
        return (rest, Some(method.to_lowercase()));
    }
    match before_method(title, method) {
        Some(rest) => (rest, Some(method::verb(method).map_or_else(|| method.to_lowercase(), str::to_owned))),
        None => (title, None),
    }
}

/// Returns the words as an order: `delete order` for `order`, `log in` as it is.
pub(super) fn as_order(mut words: Vec<String>, verb: Option<String>) -> Vec<String> {
    let Some((verb, first)) = verb.zip(words.first()) else { return words };
    if is_verb(first) || verb_of(first).is_some() || PHRASAL.has(first) {
        return words;
    }
    if verb == "create" && words.len() == 1 {
        words = self::words(&singular(words));
    }
    words.insert(0, verb);
    words
}

/// Verbs of two words, whose first is hardly ever a verb of its own.
static PHRASAL: WordList = word_list("log sign");

const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('<', '>'), ('{', '}')];

fn behind_method<'t>(title: &'t str, method: &str) -> Option<&'t str> {
    let bracketed = BRACKETS.into_iter().find_map(|(open, close)| {
        let (mark, rest) = title.strip_prefix(open)?.split_once(close)?;
        (mark.trim() == method).then(|| rest.trim_start_matches([' ', '-', ':', '|']))
    });
    let separated = || {
        let rest = title.strip_prefix(method)?;
        [" - ", " – ", " — ", ": ", " : ", " | ", " -> "].iter().find_map(|separator| rest.strip_prefix(separator))
    };
    // `POST Create order`, but `GET search results`
    let beside = || {
        let rest = title.strip_prefix(method)?.strip_prefix(' ')?;
        let first = rest.split_whitespace().next()?.to_lowercase();
        (DOERS.has(&first) && rest.contains(' ')).then_some(rest)
    };
    let rest = bracketed.or_else(separated).or_else(beside)?.trim();
    is_name(rest).then_some(rest)
}

fn before_method<'t>(title: &'t str, method: &str) -> Option<&'t str> {
    let bracketed = BRACKETS.into_iter().find_map(|(open, close)| {
        let (rest, mark) = title.strip_suffix(close)?.rsplit_once(open)?;
        (mark.trim() == method).then_some(rest)
    });
    let separated = || {
        let rest = title.strip_suffix(method)?;
        [" - ", " – ", " — ", ": ", " | "].iter().find_map(|separator| rest.strip_suffix(separator))
    };
    let rest = bracketed.or_else(separated)?.trim();
    is_name(rest).then_some(rest)
}

/// An address is read with its method.
fn is_name(rest: &str) -> bool {
    rest.starts_with(char::is_alphabetic) && !is_address(rest) && !is_path(rest)
}

/// Verbs that are never the first word of a thing.
static DOERS: WordList = word_list("add create delete fetch get insert list obtain remove retrieve update");

#[cfg(test)]
mod tests {
    use super::*;

    fn named(title: &str, method: &str) -> String {
        let (rest, verb) = split(title, method);
        as_order(words(rest), verb).join(" ")
    }

    #[test]
    fn a_method_beside_a_thing_is_its_verb() {
        for (title, method, expected) in [
            ("[DELETE] order", "DELETE", "delete order"),
            ("(GET) Orders", "GET", "get orders"),
            ("GET - Orders", "GET", "get orders"),
            ("Orders [POST]", "POST", "create order"),
            ("Order lines - PUT", "PUT", "update order lines"),
            ("Order (DELETE)", "DELETE", "delete order"),
        ] {
            assert_eq!(named(title, method), expected, "{title}");
        }
    }

    #[test]
    fn a_method_beside_a_verb_says_nothing() {
        for (title, method, expected) in [
            ("POST - Log in", "POST", "log in"),
            ("[POST] Cancel order", "POST", "cancel order"),
            ("POST: Creates an order", "POST", "creates an order"),
            ("POST Create order", "POST", "create order"),
            ("Cancel order - POST", "POST", "cancel order"),
        ] {
            assert_eq!(named(title, method), expected, "{title}");
        }
    }

    #[test]
    fn a_method_that_is_a_word_stays() {
        for (title, method) in [
            ("GET search results", "GET"),
            ("GET orders", "GET"),
            ("[GET] orders", "POST"),
            ("GET - /orders", "GET"),
            ("Blog post", "POST"),
            ("Orders - Delete", "DELETE"),
            ("[PURGE] cache", "PURGE"),
        ] {
            assert_eq!(split(title, method), (title, None), "{title}");
        }
    }
}
