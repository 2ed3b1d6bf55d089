//! A list of words, written as a text.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Words that are looked up; split at the first use.
pub(super) struct List {
    text: &'static str,
    words: OnceLock<HashSet<&'static str>>,
}

/// The words of a text, with blanks between them.
pub(super) const fn list(text: &'static str) -> List {
    List { text, words: OnceLock::new() }
}

impl List {
    pub(super) fn words(&self) -> &HashSet<&'static str> {
        self.words.get_or_init(|| self.text.split_whitespace().collect())
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.words().contains(word)
    }

    /// The longest word that a text ends with.
    pub(super) fn end_of(&self, text: &str) -> Option<&'static str> {
        let ends = text.char_indices().map(|(at, _)| &text[at..]);
        ends.filter_map(|end| self.words().get(end).copied()).next()
    }
}
