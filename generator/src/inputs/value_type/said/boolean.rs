//! Descriptions of booleans.

use super::words::{END, Words};
use crate::inputs::value_type::values::is_boolean;

/// Words at the start of a sentence about what `true` or `false` does.
const CASES: [&str; 14] = [
    "if",
    "when",
    "set",
    "setting",
    "pass",
    "passing",
    "specify",
    "specifying",
    "provide",
    "send",
    "select",
    "supply",
    "must",
    "can",
];
/// Words between these and the value: “set this parameter to true”.
const FILLERS: [&str; 25] = [
    "set",
    "to",
    "as",
    "is",
    "it",
    "its",
    "this",
    "the",
    "value",
    "of",
    "specified",
    "passed",
    "given",
    "equal",
    "equals",
    "parameter",
    "flag",
    "query",
    "option",
    "field",
    "sent",
    "enabled",
    "=",
    "be",
    "either",
];
/// Words after a value with which a sentence starts: “true if the account is open”.
const MEANINGS: [&str; 9] = ["if", "to", "when", "returns", "means", "will", "=", "indicates", "for"];
/// Words after “boolean” at the start of a sentence, where that is no adjective of another thing.
const NOUNS: [&str; 19] = [
    END,
    ",",
    "value",
    "values",
    "flag",
    "indicating",
    "indicator",
    "indicates",
    "that",
    "to",
    "whether",
    "which",
    "parameter",
    "param",
    "field",
    "switch",
    "option",
    "if",
    "specifying",
];
/// Words between “default” and the value.
const DEFAULT_FILLERS: [&str; 9] = ["to", "is", "value", "of", "=", "set", "setting", "behavior", END];
const SEPARATORS: [&str; 5] = [",", "|", "/", "or", "and"];
/// What may follow `true, false,` and is no third value.
const AFTER_VALUES: [&str; 13] =
    [END, "default", "defaults", "if", "when", "the", "by", "it", "this", "whether", "to", "where", "optional"];
/// Values beside `true` and `false`, and words for a value that has parts.
const OTHERS: [&str; 7] = ["none", "null", "all", "only", "auto", "any", "both"];
const STRUCTURED: [&str; 8] =
    ["comma", "comma-separated", "comma-delimited", "json", "syntax", "formats", "expression", "expressions"];
const VALID: [&str; 6] = ["possible", "valid", "allowed", "acceptable", "accepted", "supported"];
const LISTING: [&str; 10] = ["are", "is", "the", "following", "values", "include", "be", "can", "either", END];

/// Returns `true` if a description says that the values are `true` and `false`.
pub(in crate::inputs::value_type) fn says_boolean(description: &str) -> bool {
    let words = Words::of(description);
    let has_others = || words.places().any(|at| names_others(&words, at));
    let is_structured = || STRUCTURED.iter().any(|word| words.has(word));
    words.places().any(|at| says(&words, at)) && !has_others() && !is_structured()
}

fn says(words: &Words, at: usize) -> bool {
    match words.get(at) {
        "default" | "defaults" => is_boolean(words.get(words.skip(at + 1, &DEFAULT_FILLERS, 4))),
        "values" | "options" => is_pair(words, words.skip(at + 1, &LISTING, 4)),
        "one" if words.get(at + 1) == "of" => is_pair(words, words.skip(at + 2, &LISTING, 4)),
        "either" | "be" | "accepts" if is_pair(words, at + 1) => true,
        value if is_boolean(value) && is_default(words, at + 1) => true,
        _ => words.starts_sentence(at) && starts(words, at),
    }
}

/// “by default”, “(default)”
fn is_default(words: &Words, at: usize) -> bool {
    words.are(at, &["by", "default"]) || words.are(at, &[END, "default", END])
}

/// Returns `true` for what a sentence starts with.
fn starts(words: &Words, at: usize) -> bool {
    match words.get(at) {
        "a" => is_noun(words, at + 1),
        value if is_boolean(value) => is_pair(words, at) || MEANINGS.contains(&words.get(at + 1)),
        case if CASES.contains(&case) => is_boolean(words.get(words.skip(at + 1, &FILLERS, 5))),
        _ => is_noun(words, at),
    }
}

/// “boolean flag”
fn is_noun(words: &Words, at: usize) -> bool {
    matches!(words.get(at), "boolean" | "bool") && NOUNS.contains(&words.get(at + 1))
}

/// “true or false”
fn is_pair(words: &Words, at: usize) -> bool {
    let other = words.skip(at + 1, &SEPARATORS, 2);
    is_boolean(words.get(at)) && other > at + 1 && is_boolean(words.get(other))
}

/// Returns `true` if there are other values than `true` and `false`.
fn names_others(words: &Words, at: usize) -> bool {
    let is_listed = |at: usize| is_boolean(words.get(at)) || ["boolean", "0", "1"].contains(&words.get(at));
    match words.get(at) {
        "one" if words.get(at + 1) == "of" => !is_listed(words.skip(at + 2, &LISTING, 5)),
        valid if VALID.contains(&valid) && words.get(at + 1) == "values" => !is_listed(words.skip(at + 2, &LISTING, 5)),
        value if is_boolean(value) && is_pair(words, at) => {
            let end = words.skip(at + 1, &SEPARATORS, 2) + 1;
            let next = words.skip(end, &SEPARATORS, 2);
            let is_list = [",", "|", "/"].contains(&words.get(end)) || next > end && words.get(at + 1) == ",";
            is_list && !is_listed(next) && !AFTER_VALUES.contains(&words.get(next))
        }
        value if is_boolean(value) => words.get(at + 1) == "or" && OTHERS.contains(&words.get(at + 2)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::says_boolean;

    #[test]
    fn descriptions_of_true_and_false_are_of_booleans() {
        for said in [
            "Optional: true or false. If true, one result is returned.",
            "Optional, defaults to false. Available in v44.0 and later",
            "set to true to start directly. Set this to false to stage it.",
            "optional. Encrypts the file. Must be one of: `true`, `false`.",
            "`true` if archived books are listed",
            "Whether to list archived books. The default is <code>false</code>.",
            "A boolean value that tells whether books are listed",
            "Boolean",
            "[Boolean] Lists archived books",
            "Lists archived books (default: false)",
            "Lists archived books. When **true,** their shelves, too.",
            "false by default",
            "(Required) Set this parameter to \"true\" to list them",
        ] {
            assert!(says_boolean(said), "{said}");
        }
    }

    #[test]
    fn descriptions_that_speak_of_other_inputs_or_values_are_not_of_booleans() {
        for said in [
            "",
            "The shelf. Required if `archived` is true",
            "Use with `archived` set to true.",
            "Only when archived=true",
            "Boolean operator between the words",
            "Whether books are open or closed",
            "Can be: `true`, `false`, `onEnter`, or `onExit`. The default is `true`.",
            "One of all, true, false. Default: true",
            "true, false or all. Defaults to true",
            "`true` or `all`. Defaults to true",
            "Possible values: yes, no. Defaults to false",
            "A JSON object of filters: dangling (true or false)",
            "The flag in the answer is true if there are more",
            "Sort by the field. (This can only be one of name,true)",
        ] {
            assert!(!says_boolean(said), "{said}");
        }
    }
}
