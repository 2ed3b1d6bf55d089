//! What keys call a type.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::arena::{Arena, KeyId};
use super::ids::ById;
use super::walk::Occurrence;
use crate::name;

/// The words of one key for the type under it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hint {
    /// The words of one: an element of `orders` is an `order`.
    pub(super) singular: String,
    /// The words for this place: an object under `settings` is `settings`.
    pub(super) words: String,
    /// It says nothing without the parent's.
    pub(super) generic: bool,
}

impl Hint {
    fn new(singular: String, words: String) -> Self {
        let generic = is_generic(&singular);
        Self { singular, words, generic }
    }

    fn of_key(key: &str, element: bool, root: bool) -> Self {
        let words = name::words(key);
        let plain = words.join(" ");
        let singular = name::singular(words);
        let words = match (element, root) {
            // A list and its element are two types of the operation, so they need two names.
            (true, true) if singular == plain => format!("{plain} item"),
            (true, _) => singular.clone(),
            (false, _) => plain,
        };
        Self::new(singular, words)
    }

    /// The last word, if it says something.
    pub(super) fn last_word(&self) -> Option<&str> {
        self.singular.rsplit(' ').next().filter(|word| !is_generic(word))
    }
}

/// The hints of all keys: a collection asks for the same ones many times.
#[derive(Debug, Default)]
pub(super) struct HintCache(HashMap<(KeyId, bool, bool), Rc<Hint>, ById>);

impl HintCache {
    pub(super) fn get(&mut self, arena: &Arena, key: KeyId, element: bool, root: bool) -> Rc<Hint> {
        let hint = || Rc::new(Hint::of_key(arena.key(key), element, root));
        self.0.entry((key, element, root)).or_insert_with(hint).clone()
    }
}

/// The hint for a type that stands in several places: what all agree on, else what the first by rank says.
pub(super) fn of_class(places: &[Occurrence]) -> Rc<Hint> {
    let first = places.iter().min_by(|a, b| a.rank(b)).map(|first| &first.hint);
    let Some(first) = first else {
        return Rc::default();
    };
    let mut all = places.iter().flat_map(Occurrence::hints);
    if all.clone().all(|hint| hint == first) {
        return first.clone();
    }
    if all.clone().all(|hint| hint.singular == first.singular) {
        return Rc::new(Hint::new(first.singular.clone(), first.singular.clone()));
    }
    let singulars: BTreeSet<&str> = all.by_ref().map(|hint| hint.singular.as_str()).collect();
    match common_end(&singulars) {
        Some(end) => Rc::new(Hint::new(end.clone(), end)),
        None => first.clone(),
    }
}

/// The last words of all, if they say something: `address` of `billing address` and `shipping address`.
fn common_end(hints: &BTreeSet<&str>) -> Option<String> {
    let mut hints = hints.iter().map(|hint| hint.split(' ').rev());
    let mut common: Vec<&str> = hints.next()?.collect();
    for hint in hints {
        let same = common.iter().zip(hint).take_while(|(a, b)| **a == *b).count();
        common.truncate(same);
    }
    common.reverse();
    let start = common.iter().position(|word| !matches!(*word, "a" | "an" | "the"))?;
    let common = &common[start..];
    let (first, last) = (common.first()?, common.last()?);
    // `codes of conduct` and `code of conduct` end in a fragment alike.
    let fragment =
        matches!(*first, "of" | "for" | "to" | "by" | "in" | "on" | "with" | "from" | "and" | "or" | "at" | "s");
    (!fragment && !is_generic(last)).then(|| common.join(" "))
}

/// Whether words say nothing without those of their parent.
pub(super) fn is_generic(words: &str) -> bool {
    words.is_empty() || words.bytes().all(|b| b.is_ascii_digit()) || GENERIC.binary_search(&words).is_ok()
}

/// Sorted.
const GENERIC: &[&str] = &[
    "all",
    "arg",
    "args",
    "argument",
    "array",
    "attribute",
    "attributes",
    "body",
    "child",
    "config",
    "content",
    "context",
    "create",
    "data",
    "datum",
    "default",
    "delete",
    "detail",
    "details",
    "document",
    "element",
    "embedded",
    "entity",
    "entry",
    "error",
    "exception",
    "extra",
    "field",
    "first",
    "get",
    "href",
    "id",
    "included",
    "info",
    "information",
    "inner",
    "input",
    "item",
    "items",
    "key",
    "last",
    "link",
    "links",
    "list",
    "map",
    "message",
    "meta",
    "metadata",
    "name",
    "new",
    "next",
    "node",
    "object",
    "one",
    "option",
    "options",
    "other",
    "output",
    "page",
    "pages",
    "pagination",
    "paging",
    "param",
    "parameter",
    "parameters",
    "params",
    "parent",
    "patch",
    "payload",
    "post",
    "prev",
    "previous",
    "properties",
    "property",
    "put",
    "record",
    "ref",
    "reference",
    "related",
    "relationship",
    "relationships",
    "request",
    "resource",
    "response",
    "result",
    "results",
    "root",
    "row",
    "search",
    "self",
    "setting",
    "settings",
    "state",
    "status",
    "summary",
    "target",
    "test",
    "total",
    "type",
    "update",
    "v1",
    "v2",
    "value",
    "values",
    "view",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_singular_and_a_root_list_keeps_its_name_free() {
        let words = |key, element, root| Hint::of_key(key, element, root).words;
        assert_eq!(words("lineItems", true, false), "line item");
        assert_eq!(words("settings", false, false), "settings");
        assert_eq!(words("list users", true, true), "list user");
        assert_eq!(words("search", true, true), "search item");
        assert_eq!(words("search", false, true), "search");
    }

    #[test]
    fn generic_words_are_found() {
        assert!(GENERIC.is_sorted());
        assert!(["all", "item", "values", "", "12"].into_iter().all(is_generic));
        assert!(!is_generic("user"));
    }

    #[test]
    fn common_ends_must_say_something() {
        let end = |hints: &[&str]| common_end(&hints.iter().copied().collect());
        assert_eq!(end(&["billing address", "shipping address"]), Some("address".to_owned()));
        assert_eq!(end(&["get user", "user"]), Some("user".to_owned()));
        assert_eq!(end(&["get a user", "create a user"]), Some("user".to_owned()));
        assert_eq!(end(&["get codes of conduct", "get code of conduct"]), None);
        assert_eq!(end(&["user data", "card data"]), None);
        assert_eq!(end(&["owner", "category"]), None);
    }
}
