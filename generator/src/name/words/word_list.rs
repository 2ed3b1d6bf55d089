//! A list of words, written as a text.

use std::sync::OnceLock;

/// A set of words, split and sorted at the first use.
pub(crate) struct WordList {
    text: &'static str,
    words: OnceLock<Vec<&'static str>>,
}

/// The words of a text, with spaces between them.
pub(crate) const fn word_list(text: &'static str) -> WordList {
    WordList { text, words: OnceLock::new() }
}

impl WordList {
    pub(crate) fn words(&self) -> &[&'static str] {
        self.words.get_or_init(|| {
            let mut words: Vec<&str> = self.text.split_whitespace().collect();
            words.sort_unstable();
            words
        })
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.words().binary_search(&word).is_ok()
    }

    /// Returns the longest word of the list that a text ends with.
    pub(crate) fn end_of(&self, text: &str) -> Option<&'static str> {
        let last = text.as_bytes().last();
        let ends = self.words().iter().filter(|word| word.as_bytes().last() == last && text.ends_with(**word));
        ends.max_by_key(|word| word.len()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::word_list;

    #[test]
    fn words_are_whole() {
        let list = word_list("get all  book");
        assert!(["all", "book", "get"].into_iter().all(|word| list.has(word)));
        assert!(!["", " ", "al", "get all"].into_iter().any(|word| list.has(word)));
        assert_eq!(word_list("key apikey").end_of("myapikey"), Some("apikey"));
        assert_eq!(word_list("key apikey").end_of("keys"), None);
    }
}
