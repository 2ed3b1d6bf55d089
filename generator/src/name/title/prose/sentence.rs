//! The part of a text that says what its request does.

use std::borrow::Cow;

use crate::name::method::METHODS;
use crate::name::title::ordinal::without_ordinal;
use crate::name::title::phrase::{is_alternatives, is_verb, verb_of};
use crate::name::words::words;

/// Returns the first of several sentences, and nothing of examples that follow it: `List orders` for `List orders. Needs a login.`
pub(crate) fn first_sentence(title: &str) -> &str {
    let end = ENDS.iter().flat_map(|end| title.match_indices(end)).filter(|(at, end)| ends_sentence(title, *at, end));
    let end = end.map(|(at, _)| at).chain(example(title)).chain(result(title)).min();
    end.map_or(title, |end| title[..end].trim_end_matches([' ', ',']))
}

const ENDS: [&str; 7] = [". ", "! ", "? ", "; ", " -- ", "\n", ".\t"];

fn ends_sentence(title: &str, at: usize, end: &str) -> bool {
    let (before, after) = (&title[..at], title[at + end.len()..].trim_start());
    let last = before.split_whitespace().next_back().unwrap_or_default();
    // `e.g.`, `No. 5`
    let is_abbreviation = end == ". " && (last.contains('.') || last.len() < 3);
    let begins = end != ". " || after.starts_with(|c: char| !c.is_lowercase());
    !is_abbreviation && begins && !after.is_empty() && before.split_whitespace().nth(1).is_some()
}

/// Returns where a text says what comes back: `Create an order, returns its id`, `Create an order - should return 201`.
fn result(title: &str) -> Option<usize> {
    let marks = [", returns ", ", returning ", ", and returns ", " - should ", ": should ", " should return "];
    let at = marks.iter().filter_map(|mark| title.find(mark)).min()?;
    (!title.starts_with("Given ") && title[..at].split_whitespace().nth(1).is_some()).then_some(at)
}

/// Returns the title with `or` between the verbs that it begins with: `Create/update an order`.
pub(crate) fn with_alternatives(title: &str) -> Cow<'_, str> {
    let (first, rest) = title.split_once(' ').unwrap_or((title, ""));
    if is_alternatives(first) {
        Cow::Owned(format!("{} {rest}", first.replace('/', " or ")))
    } else {
        Cow::Borrowed(title)
    }
}

/// Returns where examples begin that end a text: `, e.g. books`.
fn example(title: &str) -> Option<usize> {
    let lower = title.to_ascii_lowercase();
    let marks = [" e.g", " (e.g", " i.e", " (i.e", ", ex.", ", ex ", " ex. ", ", for example", ", such as"];
    let at = marks.iter().filter_map(|mark| lower.find(mark)).min()?;
    title[..at].split_whitespace().nth(1).is_some().then_some(at)
}

/// Returns the operation of `Orders.Get Order` and of `Orders API: Returns an order`, and the result of `Given an id, return its order`.
pub(crate) fn without_label(title: &str) -> &str {
    if let Some((label, name)) = title.split_once('.')
        && !label.contains(['/', '(', ','])
        && name.starts_with(char::is_uppercase)
        && name.contains(' ')
        && is_order(name)
    {
        return name;
    }
    // `Orders - 2) Cancel an order`
    if let Some((_, name)) = title.split_once(" - ")
        && let numberless = without_ordinal(name)
        && numberless.len() < name.len()
        && is_order(numberless)
    {
        return numberless;
    }
    if let Some((label, name)) = title.split_once(": ").or_else(|| title.split_once(" - "))
        && words(label).len() <= MAX_LABEL_WORDS
        && words(name).first().is_some_and(|verb| verb_of(verb).is_some())
        && is_order(name)
    {
        return name;
    }
    let given = title.strip_prefix("Given ").and_then(|given| Some(given.split_once(", ")?.1));
    given.filter(|result| is_order(result)).unwrap_or(title)
}

/// The most words of a label.
const MAX_LABEL_WORDS: usize = 3;

/// Returns `true` for a text that begins with a verb and says no more of it, as in `delete will fail`.
pub(crate) fn is_order(text: &str) -> bool {
    let words = words(text);
    let [verb, object, ..] = words.as_slice() else { return false };
    (is_verb(verb) || verb_of(verb).is_some()) && !["can", "is", "may", "must", "will"].contains(&object.as_str())
}

/// Returns the title without parentheses that say the same as the words before them: `Update (PUT) order`, `JSON Web Token (JWT)`.
pub(super) fn without_repetition(title: &str) -> String {
    let mut plain = String::new();
    let mut rest = title;
    while let Some((before, inner, after)) = parenthesis(rest) {
        plain.push_str(before);
        if !repeats(&plain, inner) {
            plain.push_str(&rest[before.len()..rest.len() - after.len()]);
        }
        rest = after;
    }
    plain + rest
}

fn parenthesis(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('(')?;
    let (inner, after) = rest.split_once(')')?;
    Some((before, inner, after))
}

fn repeats(before: &str, inner: &str) -> bool {
    let (said, inner_words) = (words(before), words(inner));
    let initials: String = said.iter().filter_map(|word| word.chars().next()).collect();
    let is_abbreviation = inner_words.len() == 1
        && inner_words[0].len() > 1
        && !inner.contains(char::is_lowercase)
        && initials.ends_with(&inner_words[0]);
    let is_said = !inner_words.is_empty() && said.ends_with(&inner_words);
    METHODS.contains(&inner.trim()) && said.len() == 1 || is_abbreviation || is_said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_names_the_request() {
        for title in [
            "List orders. Needs a login.",
            "List orders; only those that are open",
            "List orders! (Beta)",
            "List orders -- for internal use",
            "List orders, e.g. those of today",
            "List orders ex. 1234",
            "List orders\nand more",
            "List orders, returning their lines",
            "List orders - should be empty",
            "List orders should return 200",
        ] {
            assert_eq!(first_sentence(title), "List orders", "{title}");
        }
        for title in ["List orders.", "Order No. 5", "Orders. List them", "Upload to vs. from", "Use api.v2. or not"] {
            assert_eq!(first_sentence(title), title);
        }
    }

    #[test]
    fn verbs_with_a_slash_are_alternatives() {
        for (title, expected) in [
            ("Create/update an order", "Create or update an order"),
            ("Adds/modifies/deletes orders", "Adds or modifies or deletes orders"),
            ("Import/orders now", "Import/orders now"),
            ("/create/update", "/create/update"),
        ] {
            assert_eq!(with_alternatives(title), expected);
        }
    }

    #[test]
    fn a_label_before_an_order_is_left_out() {
        assert_eq!(without_label("Order2.Get Order Items"), "Get Order Items");
        assert_eq!(without_label("Order API: Returns an order"), "Returns an order");
        assert_eq!(without_label("ORDERS - Returns an order"), "Returns an order");
        assert_eq!(without_label("Given an id, return its order"), "return its order");
        assert_eq!(without_label("Orders - 2) Cancel the order"), "Cancel the order");
        assert_eq!(without_label("Orders - Step 3: Ship"), "Orders - Step 3: Ship");
        for title in ["Order 2.0 API", "Read api.Get", "Orders.Paid Ones", "Given names, sorted"] {
            assert_eq!(without_label(title), title);
        }
    }

    #[test]
    fn parentheses_that_say_the_same_are_left_out() {
        for (title, expected) in [
            ("Create JSON Web Token (JWT)", "Create JSON Web Token "),
            ("Update (PUT) an order", "Update  an order"),
            ("Put an order (Order)", "Put an order "),
            ("Create key (RSA)", "Create key (RSA)"),
            ("List orders (open", "List orders (open"),
        ] {
            assert_eq!(without_repetition(title), expected);
        }
    }
}
