//! A list of words, written as a text.

use std::cmp::Reverse;
use std::sync::OnceLock;

/// Words that are looked up, the longest first; split at the first use.
pub(super) struct List {
    text: &'static str,
    words: OnceLock<Vec<&'static str>>,
}

/// The words of a text, with blanks between them.
pub(super) const fn list(text: &'static str) -> List {
    List { text, words: OnceLock::new() }
}

impl List {
    pub(super) fn words(&self) -> &[&'static str] {
        self.words.get_or_init(|| {
            let mut words: Vec<&str> = self.text.split_whitespace().collect();
            words.sort_by_key(|word| Reverse(word.len()));
            words
        })
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.words().contains(&word)
    }

    /// The longest word that a text ends with.
    pub(super) fn end_of(&self, text: &str) -> Option<&'static str> {
        // a list has some dozen words: to compare the last bytes is quicker than to hash each end of the text
        let last = text.as_bytes().last();
        self.words().iter().find(|word| word.as_bytes().last() == last && text.ends_with(**word)).copied()
    }
}
