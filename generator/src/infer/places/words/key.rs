//! Names of types from keys.

use std::collections::HashMap;
use std::rc::Rc;

use crate::infer::shapes::arena::id_hash::ById;
use crate::infer::shapes::arena::{Arena, KeyId};
use crate::name;
use crate::name::generic::is_generic;

/// The words of one key for the type under it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyWords {
    /// The words for one element: an element of `orders` is an `order`.
    pub singular: String,
    /// The words for this place: an object under `settings` is `settings`.
    pub words: String,
    /// `true` if the words have no meaning without those of the parent.
    pub generic: bool,
}

impl KeyWords {
    pub(in crate::infer::places) fn new(singular: String, words: String) -> Self {
        let generic = is_generic(&singular);
        Self { singular, words, generic }
    }

    fn of_key(key: &str, element: bool, root: bool) -> Self {
        let mut words = name::words(key);
        // an element of `orderList` is an order
        if element
            && !root
            && words.len() > 1
            && words.last().is_some_and(|last| ["array", "list"].contains(&last.as_str()))
        {
            words.pop();
        }
        let plain = words.join(" ");
        let singular = name::singular(words);
        let words = match (element, root) {
            // a list and its element are two types of the operation, so that they need two names
            (true, true) if singular == plain => format!("{plain} item"),
            (true, _) => singular.clone(),
            (false, _) => plain,
        };
        Self::new(singular, words)
    }

    /// Returns the last word, if it has a meaning.
    pub fn last_word(&self) -> Option<&str> {
        self.singular.rsplit(' ').next().filter(|word| !is_generic(word))
    }
}

/// A cache of the words of keys, because keys repeat in a collection.
#[derive(Debug, Default)]
pub struct KeyWordsCache(HashMap<(KeyId, bool, bool), Rc<KeyWords>, ById>);

impl KeyWordsCache {
    pub fn get(&mut self, arena: &Arena, key: KeyId, element: bool, root: bool) -> Rc<KeyWords> {
        let words = || Rc::new(KeyWords::of_key(arena.key(key), element, root));
        self.0.entry((key, element, root)).or_insert_with(words).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_singular_and_a_root_list_keeps_its_name_free() {
        let words = |key, element, root| KeyWords::of_key(key, element, root).words;
        assert_eq!(words("lineItems", true, false), "line item");
        assert_eq!(words("settings", false, false), "settings");
        assert_eq!(words("orderList", true, false), "order");
        assert_eq!(words("orderList", false, false), "order list");
        assert_eq!(words("list", true, false), "list");
        assert_eq!(words("list users", true, true), "list user");
        assert_eq!(words("search", true, true), "search item");
        assert_eq!(words("search", false, true), "search");
    }
}
