//! The words for a type that occurs in several places.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::occurrence::Occurrence;
use super::words::key::KeyWords;
use crate::name::generic::is_generic;

/// Returns the words for a type that occurs in several places: those in common, or those of the first place by rank.
pub fn of_places(places: &[Occurrence]) -> Rc<KeyWords> {
    agreed(places).or_else(|| first(places).cloned()).unwrap_or_default()
}

/// Returns the name on which all places agree.
pub fn agreed(places: &[Occurrence]) -> Option<Rc<KeyWords>> {
    let first = first(places)?;
    let mut all = named(places).flat_map(Occurrence::all_key_words);
    if all.clone().all(|words| words == first) {
        return Some(first.clone());
    }
    if all.clone().all(|words| words.singular == first.singular) {
        return Some(Rc::new(KeyWords::new(first.singular.clone(), first.singular.clone())));
    }
    let singulars: BTreeSet<&str> = all.by_ref().map(|words| words.singular.as_str()).collect();
    common_end(&singulars).map(|end| Rc::new(KeyWords::new(end.clone(), end)))
}

/// Returns the name on which two thirds of the places agree.
pub fn of_most(places: &[Occurrence]) -> Option<&Rc<KeyWords>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let all = named(places).flat_map(Occurrence::all_key_words);
    all.clone().for_each(|words| *counts.entry(&words.singular).or_default() += 1);
    let total: usize = counts.values().sum();
    let (singular, _) = counts.into_iter().find(|(_, count)| 3 * count >= 2 * total)?;
    all.into_iter().find(|words| words.singular == singular)
}

fn first(places: &[Occurrence]) -> Option<&Rc<KeyWords>> {
    named(places).min_by(|a, b| a.rank(b)).map(|first| &first.key_words)
}

/// The places with a key that names the type, or all if there are none: whole answers and bodies have the name of their operation.
fn named(places: &[Occurrence]) -> impl Iterator<Item = &Occurrence> + Clone {
    let has_key = places.iter().any(|place| place.depth > 0);
    places.iter().filter(move |place| place.depth > 0 || !has_key)
}

/// Returns the common last words if they have a meaning: `address` of `billing address` and `shipping address`.
fn common_end(names: &BTreeSet<&str>) -> Option<String> {
    let mut names = names.iter().map(|words| words.split(' ').rev());
    let mut common: Vec<&str> = names.next()?.collect();
    for words in names {
        let same = common.iter().zip(words).take_while(|(a, b)| **a == *b).count();
        common.truncate(same);
    }
    common.reverse();
    let start = common.iter().position(|word| !matches!(*word, "a" | "an" | "the"))?;
    let common = &common[start..];
    let (first, last) = (common.first()?, common.last()?);
    // `codes of conduct` and `code of conduct` end in the same fragment
    let fragment =
        matches!(*first, "of" | "for" | "to" | "by" | "in" | "on" | "with" | "from" | "and" | "or" | "at" | "s");
    (!fragment && !is_generic(last)).then(|| common.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_ends_must_say_something() {
        let end = |names: &[&str]| common_end(&names.iter().copied().collect());
        assert_eq!(end(&["billing address", "shipping address"]), Some("address".to_owned()));
        assert_eq!(end(&["get user", "user"]), Some("user".to_owned()));
        assert_eq!(end(&["get a user", "create a user"]), Some("user".to_owned()));
        assert_eq!(end(&["get codes of conduct", "get code of conduct"]), None);
        assert_eq!(end(&["user data", "card data"]), None);
        assert_eq!(end(&["owner", "category"]), None);
    }
}
