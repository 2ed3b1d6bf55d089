//! The length of names, and where words are cut.

use super::phrase::begins_phrase;

/// Names of more characters are shortened if possible.
pub(super) const LONGEST: usize = 40;

/// The limit for names that distinguish namesakes.
pub(super) const LONGEST_TOLD_APART: usize = 60;
/// A longer word is cut.
const LONGEST_WORD: usize = 60;

/// Returns `true` for a word that depends on words that were cut: `linked` (to), `out` (of).
fn is_dangling(word: &str) -> bool {
    begins_phrase(word) || ["off", "out", "up"].contains(&word) || (word.len() > 4 && word.ends_with("ed"))
}

/// Shortens the words to a number of characters: before the last boundary that leaves two words or more, otherwise between words.
pub(super) fn shorten(mut words: Vec<String>, longest: usize) -> Vec<String> {
    for word in words.iter_mut().filter(|word| word.len() > LONGEST_WORD) {
        *word = word.chars().take(LONGEST_WORD / 2).collect();
    }
    if length(&words) <= longest {
        return words;
    }
    let fitting = (1..=words.len()).take_while(|end| length(&words[..*end]) <= longest).last().unwrap_or(1);
    let at_boundary = (2..=fitting).rev().find(|end| words.get(*end).is_some_and(|word| begins_phrase(word)));
    words.truncate(at_boundary.unwrap_or(fitting));
    while words.len() > 2 && words.last().is_some_and(|word| is_dangling(word)) {
        words.pop();
    }
    words
}

/// The length of the words joined by underscores.
pub(super) fn length(words: &[String]) -> usize {
    words.iter().map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
}
