//! Titles that begin with what is being done: `Getting all orders`, `Creating an order`.

use crate::name::title::phrase::{begins_phrase, is_article, is_verb};
use crate::name::words::word_list::{WordList, word_list};

/// Returns `get all orders` for `getting all orders`. Before a thing without an article only some gerunds are verbs: `matching orders` are things.
pub(super) fn of_order(words: &[String]) -> Option<Vec<String>> {
    let [first, second, rest @ ..] = words else { return None };
    let order = |verb: String, object: &[String]| Some([&[verb], object].concat());
    match (first.as_str(), second.as_str()) {
        ("logging", "in" | "out" | "off") => return order("log".to_owned(), &words[1..]),
        ("signing", "in" | "out" | "up") => return order("sign".to_owned(), &words[1..]),
        ("getting", "started") => return None,
        _ => {}
    }
    let verb = verb(first)?;
    if let ("and" | "or", [other, _, ..]) = (second.as_str(), rest) {
        let other = self::verb(other)?;
        return order(verb, &[&[second.clone(), other], &rest[1..]].concat());
    }
    let is_object = || VERBS.has(&verb) && !begins_phrase(second);
    let has_article = is_article(second) || second == "all" || second == "new";
    (has_article || is_object()).then(|| order(verb, &words[1..]))?
}

/// `get` of `getting`, `find` of `finding`, `create` of `creating`.
pub(super) fn verb(word: &str) -> Option<String> {
    let stem = word.strip_suffix("ing")?;
    let once = || stem.char_indices().next_back().map(|(at, _)| stem[..at].to_owned());
    [Some(stem.to_owned()), Some(format!("{stem}e")), once()].into_iter().flatten().find(|verb| is_verb(verb))
}

/// Verbs whose gerunds hardly ever say which thing.
static VERBS: WordList = word_list(
    "add approve assign cancel change confirm create delete disable download edit enable fetch generate get insert modify \
    obtain register reject remove rename replace reset retrieve submit update upload validate verify",
);

#[cfg(test)]
mod tests {
    use super::of_order;
    use crate::name::words::words;

    #[test]
    fn a_gerund_before_what_is_done_with_is_a_verb() {
        let named = |title: &str| of_order(&words(title)).map(|words| words.join(" "));
        for (title, expected) in [
            ("Getting all orders", "get all orders"),
            ("Creating order", "create order"),
            ("Cancelling an order", "cancel an order"),
            ("Searching the orders", "search the orders"),
            ("Adding or removing lines", "add or remove lines"),
            ("Logging in", "log in"),
        ] {
            assert_eq!(named(title).as_deref(), Some(expected));
        }
        for title in
            ["Getting started", "Matching orders", "Pending orders", "Booking details", "Updating", "Adding to order"]
        {
            assert_eq!(named(title), None, "{title}");
        }
    }
}
