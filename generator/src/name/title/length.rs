//! The length of names, and where words are cut.

use super::phrase::{begins_phrase, is_dangling, is_verb};
use crate::name::words::singular::singular_word;
use crate::name::words::word_list::{WordList, word_list};

/// Names of more characters are in fewer words if those say the same.
pub(super) const MAX_SHORT_CHARS: usize = 30;

/// Names of more characters are shortened if possible.
pub(super) const MAX_CHARS: usize = 40;

/// The limit for names that distinguish namesakes.
pub(super) const MAX_CHARS_TOLD_APART: usize = 60;
/// A longer word is cut.
const MAX_WORD_BYTES: usize = 60;

/// Shortens the words to a number of characters: before the last boundary that leaves two words or more, otherwise between words.
pub(super) fn shorten(mut words: Vec<String>, longest: usize) -> Vec<String> {
    for word in words.iter_mut().filter(|word| word.len() > MAX_WORD_BYTES) {
        *word = word.chars().take(MAX_WORD_BYTES / 2).collect();
    }
    if length(&words) <= longest {
        return words;
    }
    let fits = |end: &usize, longest: usize| length(&words[..*end]) <= longest;
    let fitting = (1..=words.len()).take_while(|end| fits(end, longest)).last().unwrap_or(1);
    let before = (2..=fitting).rev().find(|end| is_boundary(&words, *end));
    // a phrase that is a little longer says more than a part of it
    let behind = || (fitting + 1..=words.len()).find(|end| is_boundary(&words, *end));
    let behind = || behind().filter(|end| fits(end, longest + MAX_CHARS / 5));
    words.truncate(before.or_else(behind).unwrap_or(fitting));
    while words.len() > 2 && words.last().is_some_and(|word| is_dangling(word)) {
        words.pop();
    }
    words
}

/// Returns `true` if a phrase ends before a word, and is complete.
pub(super) fn is_boundary(words: &[String], end: usize) -> bool {
    let Some(next) = words.get(end) else { return end == words.len() };
    let needs_more = match next.as_str() {
        "about" | "of" | "on" | "regarding" => {
            let follows_verb = end == 2 || end == 3 && words[1] == "all";
            is_amount(&words[end - 1]) || (follows_verb && CONTAINERS.has(&singular_word(&words[end - 1])))
        }
        "and" | "or" => is_one_phrase(words, end) || is_between_verbs(words, end) || is_between(words, end),
        "to" => words[end - 1] == "up",
        _ => false,
    };
    begins_phrase(next) && !needs_more
}

/// Returns `true` if the words around `or` are verbs of one object: `create or update or delete book`.
fn is_between_verbs(words: &[String], end: usize) -> bool {
    is_verb(&words[end - 1]) && words.get(end + 1).is_some_and(|next| is_verb(next))
}

/// Returns `true` if a word joins the two things of `between`: `diff between book and edition`.
fn is_between(words: &[String], end: usize) -> bool {
    words[..end].iter().rfind(|word| begins_phrase(word)).is_some_and(|last| last == "between")
}

/// Returns `true` if the words around `and` have one noun: `arrival and departure predictions`.
fn is_one_phrase(words: &[String], end: usize) -> bool {
    let is_one = |word: &String| singular_word(word) == *word;
    let behind = words[end + 1..].iter().take_while(|word| !begins_phrase(word)).last();
    is_one(&words[end - 1]) && behind.is_some_and(|last| !is_one(last))
}

/// Returns `true` for words that say nothing without what is counted or listed.
pub(super) fn is_amount(word: &str) -> bool {
    AMOUNTS.has(&singular_word(word))
}

/// In the singular.
static AMOUNTS: WordList = word_list(
    "all amount any array batch count detail each info information kind list number one set some subset sum total type",
);

/// Returns `true` for words that say little more than a verb without what has them.
pub(super) fn is_container(word: &str) -> bool {
    is_amount(word) || CONTAINERS.has(&singular_word(word))
}

/// Words that say little more than a verb without what has them, in the singular.
static CONTAINERS: WordList = word_list(
    "bunch collection content copy data group history id item metadata name overview page part property range \
    report result series state statistic stat status summary top value version",
);

/// The length of the words joined by underscores.
pub(super) fn length(words: &[String]) -> usize {
    words.iter().map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
}
