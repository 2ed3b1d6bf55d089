//! Paragraphs that the descriptions of all requests of a folder have, which its module says once.

use std::collections::BTreeSet;

use crate::name::title::phrase::{is_verb, verb_of};

/// Shorter paragraphs may be equal by chance.
const MIN_BYTES: usize = 40;

/// Of fewer requests the module need not say what they have in common.
const MIN_REQUESTS: usize = 4;

/// What a paragraph calls its own request, of which the module says nothing.
const OWN: [&str; 8] = [
    "this endpoint",
    "this request",
    "this method",
    "this operation",
    "this call",
    "this api call",
    "this route",
    "this resource",
];

/// Returns the paragraphs of prose that all descriptions have, in the order of the first. Lists and tables, and what stands below a heading, need the
/// text around them.
pub fn common<'d>(descriptions: &[&'d str]) -> Vec<&'d str> {
    let Some((first, others)) = descriptions.split_first().filter(|_| descriptions.len() >= MIN_REQUESTS) else {
        return Vec::new();
    };
    let mut common: Vec<&str> = alone(first).collect();
    for other in others {
        if common.is_empty() {
            break;
        }
        let said: BTreeSet<&str> = alone(other).collect();
        common.retain(|paragraph| said.contains(paragraph));
    }
    common
}

/// Returns the paragraphs that say something without those around them.
fn alone(description: &str) -> impl Iterator<Item = &str> {
    let paragraphs = description.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let mut introduced = false;
    paragraphs.filter(move |paragraph| {
        let is_below = introduced;
        introduced = introduces(paragraph);
        paragraph.len() >= MIN_BYTES && !is_below && !introduced && is_prose(paragraph)
    })
}

/// Returns `true` for a heading, a paragraph that is bold, and one that ends with a colon.
fn introduces(paragraph: &str) -> bool {
    let is_bold = |mark: &str| paragraph.starts_with(mark) && paragraph.ends_with(mark);
    paragraph.starts_with('#') || paragraph.ends_with(':') || is_bold("**") || is_bold("__")
}

fn is_prose(paragraph: &str) -> bool {
    let lower = paragraph.to_lowercase();
    let begins = paragraph.starts_with(char::is_alphabetic) || paragraph.starts_with("**");
    begins && !paragraph.contains(['<', '|', '`']) && !is_order(paragraph) && !OWN.iter().any(|own| lower.contains(own))
}

/// Returns `true` for what a request does: `Creates an order`, but not `Requests are limited`.
fn is_order(paragraph: &str) -> bool {
    const STATES: [&str; 7] = ["are", "can", "is", "may", "must", "should", "will"];
    let words = paragraph.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let mut words = words.take(2).map(str::to_lowercase);
    let first = words.next().unwrap_or_default();
    (is_verb(&first) || verb_of(&first).is_some()) && !words.next().is_some_and(|next| STATES.contains(&next.as_str()))
}

#[cfg(test)]
mod tests {
    use super::common;

    fn of_all(text: &str) -> Vec<String> {
        let descriptions =
            ["one", "two", "three", "four"].map(|word| format!("Shows book {word}.\n\n{text}\n\nSee {word}."));
        common(&descriptions.each_ref().map(String::as_str)).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn what_all_requests_say_is_said_once() {
        let limit = "Requests are limited to ten each minute, by the key of the library.";
        assert_eq!(of_all(limit), [limit]);
        assert_eq!(common(&[limit; 3]), [""; 0]);
        assert_eq!(common(&[limit, limit, limit, "Shows a book."]), [""; 0]);
    }

    #[test]
    fn what_belongs_to_its_request_stays_there() {
        for text in [
            "This endpoint is limited to ten requests each minute.",
            "The rights of which one is needed for the books:\n\n- to read the books of the library, or all\n- to write them",
            "# Limits\n\nRequests are limited to ten each minute, by the key.",
            "| Code | Description of the code that the answer has |\n| --- | --- |",
            "Creates a book in the library, with all of its pages.",
            "Short.",
        ] {
            assert_eq!(of_all(text), [""; 0], "{text}");
        }
    }
}
