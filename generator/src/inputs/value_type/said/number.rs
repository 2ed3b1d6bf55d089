//! Descriptions of whole numbers.

use super::words::{END, Words};
use crate::inputs::value_type::names::{is_bounded, is_quantity};

/// Words before “number of” at the start of a description.
const LEADS: [&str; 19] = [
    "the",
    "a",
    "an",
    "optional",
    "optionally",
    "required",
    "maximum",
    "max",
    "minimum",
    "min",
    "total",
    "desired",
    "requested",
    "exact",
    "limit",
    "limits",
    "sets",
    END,
    ",",
];
/// Words of descriptions for other values than whole numbers. Distances and durations may be fractions.
const OTHERS: [&str; 23] = [
    "format",
    "all",
    "token",
    "decimal",
    "decimals",
    "fraction",
    "fractions",
    "comma",
    "comma-separated",
    "json",
    "miles",
    "kilometers",
    "kilometres",
    "km",
    "hours",
    "units",
    "shares",
    "coins",
    "none",
    "string",
    "id",
    "ids",
    "text",
];
/// The words that name a bound, and those between them and the number.
const BOUNDS: [&str; 6] = ["default", "defaults", "max", "maximum", "min", "minimum"];
const FILLERS: [&str; 7] = ["to", "is", "value", "of", "number", "=", END];
/// Phrases in descriptions of a quantity.
const OF_QUANTITIES: [&str; 12] = [
    "number of",
    "page number",
    "maximum number",
    "how many",
    "integer",
    "in seconds",
    "in milliseconds",
    "in minutes",
    "timestamp in ms",
    "unix timestamp",
    "in pixels",
    "maximum count",
];
/// “number of open tickets”: the words up to the thing that is counted.
const ADJECTIVES: usize = 3;

/// Returns `true` if a description, with the words of the name, says that the values are whole numbers.
pub(in crate::inputs::value_type) fn says_number(name: &[String], description: &str) -> bool {
    let lowercase = description.to_ascii_lowercase();
    // `include_count`: “Include the number of members.”
    let is_quantity = is_quantity(name) && name[0] != "include";
    is_quantity && OF_QUANTITIES.iter().any(|said| lowercase.contains(said))
        || is_bounded(name) && says_bound(description)
        || says_count(description)
}

/// Returns `true` if a description starts with “the number of books”, “the page number” or “an integer”.
fn says_count(description: &str) -> bool {
    let words = Words::of(description);
    let at = words.skip(0, &LEADS, 6);
    let is_plural =
        |at: usize| words.get(at).len() > 2 && words.get(at).ends_with('s') && !words.get(at).ends_with("ss");
    let counts = words.are(at, &["number", "of"]) && (at + 2..at + 2 + ADJECTIVES).any(is_plural);
    let is_integer = matches!(words.get(at), "integer" | "int") && !["or", "of"].contains(&words.get(at + 1));
    (counts || is_integer || words.are(at, &["page", "number"])) && !speaks_of_others(&words)
}

/// Returns `true` if a description says which number is the default or a bound: “defaults to 20”, “max 100”.
fn says_bound(description: &str) -> bool {
    let words = Words::of(description);
    let is_bound = |at: usize| {
        let number = words.skip(at + 1, &FILLERS, 3);
        BOUNDS.contains(&words.get(at)) && is_whole(&words, number)
            || is_whole(&words, at) && words.are(at + 1, &["by", "default"])
    };
    words.places().any(is_bound) && !speaks_of_others(&words)
}

/// Returns `true` for a number that is not the start of a fraction.
fn is_whole(words: &Words, at: usize) -> bool {
    let is_digits = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    is_digits(words.get(at))
        && !(words.get(at + 1) == END && at + 2 < words.places().end && is_digits(words.get(at + 2)))
}

fn speaks_of_others(words: &Words) -> bool {
    let is_choice = |at: usize| words.are(at, &["one", "of"]) || words.are(at, &["can", "be"]);
    OTHERS.iter().any(|word| words.has(word)) || words.places().any(is_choice)
}

#[cfg(test)]
mod tests {
    use super::{says_bound, says_count};

    #[test]
    fn descriptions_that_start_with_what_they_count_are_of_whole_numbers() {
        for (said, expected) in [
            ("Optional. The maximum number of open tickets to list", true),
            ("number of rooms", true),
            ("(Required) Page number to get, from 1", true),
            ("Integer. The first", true),
            ("The account number of the customer", false),
            ("Number of the account", false),
            ("The number of books is in the answer's format", false),
            ("Number of lines, or 'all'", false),
            ("Number of miles around the place", false),
            ("The text, without the number of books", false),
        ] {
            assert_eq!(says_count(said), expected, "{said}");
        }
    }

    #[test]
    fn a_default_or_bound_in_digits_is_said() {
        for (said, expected) in [
            ("Defaults to 20.", true),
            ("results on a page (default: 50, max. 100)", true),
            ("20 by default", true),
            ("The minimum score. Default is 0.5", false),
            ("Defaults to 4h", false),
            ("Defaults to all", false),
        ] {
            assert_eq!(says_bound(said), expected, "{said}");
        }
    }
}
