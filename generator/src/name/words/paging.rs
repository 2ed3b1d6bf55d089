//! Keys of pages: what they say about a list is no evidence of what is in it.

use super::word_list::{WordList, word_list};

/// Returns `true` for the words of a key that is about a page of a list: `total elements`, `has next page`.
pub fn is_paging(words: &[String]) -> bool {
    !words.is_empty() && words.iter().all(|word| PAGING.has(word))
}

static PAGING: WordList = word_list(
    "\
    after before count counter current cursor docs element elements empty filtered first from has index item items last limit link \
    links meta more next number of offset page pageable paged pages pagination paging path per prev previous record records result \
    results row rows size skip sort sorted start take to total unpaged unsorted uri url",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name;

    #[test]
    fn keys_of_pages_are_found_by_their_words() {
        for key in
            ["totalElements", "has_next_page", "per_page", "first_page_url", "numberOfElements", "pageable", "count"]
        {
            assert!(is_paging(&name::words(key)), "{key}");
        }
        for key in ["", "pageTitle", "firstName", "totalPrice", "data"] {
            assert!(!is_paging(&name::words(key)), "{key}");
        }
    }
}
