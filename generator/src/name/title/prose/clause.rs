//! Clauses of titles: what says more about the thing, and what makes the title a statement or a question.

use crate::name::title::length::{MAX_CHARS, MAX_SHORT_CHARS, is_amount, length};
use crate::name::title::phrase::{begins_phrase, is_dangling, is_verb, verb_of};
use crate::name::words::word_list::{WordList, word_list};

/// Returns `list issues` for `list issues that block this issue`, and `create token` for `create token to write on card`.
pub(super) fn without_clauses(words: Vec<String>) -> Vec<String> {
    let words = without_copulas(words);
    let longest = if words.first().is_some_and(|first| is_verb(first)) { MAX_SHORT_CHARS } else { MAX_CHARS };
    if length(&words) <= longest || is_question(&words) {
        return words;
    }
    let is_clause = |at: usize| {
        let is_action = |word: &String| is_verb(word) || verb_of(word).is_some() || word.ends_with("ly");
        let next = words.get(at + 1);
        match words[at].as_str() {
            "to" | "and" => next.is_some_and(is_action) && words.get(at + 2).is_none_or(|word| word != "of"),
            "based" | "used" => next.is_some_and(|next| begins_phrase(next)),
            word => CLAUSES.has(word),
        }
    };
    // the object comes first
    let says_what = |end: usize| end > 3 || !is_amount(&words[end - 1]);
    let Some(mut end) = (2..words.len()).find(|at| is_clause(*at) && says_what(*at)) else { return words };
    while end > 2 && is_dangling(&words[end - 1]) {
        end -= 1;
    }
    words[..end].to_vec()
}

/// Returns `games part of series` for `games that are part of series`.
fn without_copulas(words: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    let mut rest = words.into_iter().peekable();
    while let Some(word) = rest.next() {
        let is_relative = kept.len() > 1 && ["that", "which", "who"].contains(&word.as_str());
        if is_relative && rest.next_if(|verb| ["are", "is", "was", "were"].contains(&verb.as_str())).is_some() {
            continue;
        }
        kept.push(word);
    }
    kept
}

/// Returns `true` for words that say what is, not what to do: `schedule a shows debts`, `no documentation found`.
pub(super) fn is_statement(words: &[String]) -> bool {
    let Some(first) = words.first().filter(|first| !is_verb(first)) else { return false };
    if let [use_, this, ..] = words
        && use_ == "use"
        && this == "this"
    {
        return true;
    }
    let main = words.iter().skip(1).take_while(|word| !CLAUSES.has(word));
    let is_missing = first == "no" && words.iter().any(|word| word == "documentation" || word == "description");
    ["whether", "if", "same", "it"].contains(&first.as_str())
        || is_missing
        || words.get(1).is_some_and(|second| ["when", "if", "that", "which", "who"].contains(&second.as_str()))
        || main.clone().any(|word| FINITE.has(word))
}

/// Returns `true` for a question that is too long for a name: `check if user is member of organization`.
pub(super) fn is_long_question(words: &[String]) -> bool {
    is_question(words) && length(words) > MAX_SHORT_CHARS
}

fn is_question(words: &[String]) -> bool {
    let [verb, link, _, ..] = words else { return false };
    let asks = ["check", "confirm", "determine", "ensure", "report", "test", "verify"].contains(&verb.as_str());
    asks && ["if", "that", "whether"].contains(&link.as_str())
}

/// Words that begin a clause or a phrase about how and why.
static CLAUSES: WordList =
    word_list("according because if so that unless until using via when where whether which while who whose");

/// Verbs that only statements have.
static FINITE: WordList = word_list(
    "allows are can cannot contains describes enables explains had has have includes is lets must provide provides \
    represents returns shall should shows was were will",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::words::words;

    #[test]
    fn clauses_are_left_out_of_long_names() {
        for (title, expected) in [
            ("list issues that block this issue of others", "list issues"),
            ("list issues that are blocked by this issue", "list issues blocked by this issue"),
            ("create access token to write on other card", "create access token"),
            ("cancel payment using your own reference", "cancel payment"),
            ("list stores that sell game", "list stores that sell game"),
            ("upload using signed address of the file", "upload using signed address of the file"),
        ] {
            assert_eq!(without_clauses(words(title)).join(" "), expected);
        }
    }

    #[test]
    fn a_statement_is_told_from_an_order() {
        for title in [
            "schedule a shows debts",
            "no documentation found",
            "same as order",
            "whether user is member",
            "orders that have items",
        ] {
            assert!(is_statement(&words(title)), "{title}");
        }
        for title in ["list orders", "get what is left", "orders"] {
            assert!(!is_statement(&words(title)), "{title}");
        }
    }

    #[test]
    fn a_long_question_is_no_name() {
        assert!(is_long_question(&words("check if user is member of organization")));
        assert!(!is_long_question(&words("check if user exists")));
        assert!(!is_long_question(&words("check stock of the warehouse at the port")));
    }
}
