//! The variables that replace credentials: one for each value found under one name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use heck::{ToLowerCamelCase, ToUpperCamelCase};

use crate::credentials::is_common;
use crate::name::Numbering;
use crate::name::title;
use crate::source::Place;

/// The places of values, by the names under which they are found.
#[derive(Default)]
pub(in crate::resolve) struct Uses(BTreeMap<String, BTreeMap<String, Use>>);

struct Use {
    count: usize,
    /// The names of the place that sorts first, so that the order of the collection does not matter.
    place: Vec<String>,
}

/// The variable of each value.
pub(in crate::resolve) struct Names(BTreeMap<String, BTreeMap<String, String>>);

impl Uses {
    pub(in crate::resolve) fn add(&mut self, name: &str, value: &str, place: &Place) {
        let values = self.0.entry(lower_camel(name)).or_default();
        let one = values.entry(value.to_owned()).or_insert_with(|| Use { count: 0, place: place.names.clone() });
        one.count += 1;
        if place.names < one.place {
            one.place.clone_from(&place.names);
        }
    }

    /// `password` for the most frequent value, `passwordOfItem` for each other: neither order nor one more request
    /// changes the names as long as most requests have the same value.
    pub(in crate::resolve) fn names(self, mut taken: BTreeSet<String>) -> Names {
        let mut names = BTreeMap::new();
        let mut others = Vec::new();
        let known: Vec<String> =
            self.0.values().flat_map(BTreeMap::keys).filter(|value| !is_common(value)).cloned().collect();
        for (base, values) in self.0 {
            let mut values: Vec<(String, Use)> = values.into_iter().collect();
            values.sort_by(|(_, a), (_, b)| (Reverse(a.count), &a.place).cmp(&(Reverse(b.count), &b.place)));
            let own: &mut BTreeMap<String, String> = names.entry(base.clone()).or_default();
            for (value, one) in values {
                if taken.insert(base.clone()) {
                    own.insert(value, base.clone());
                } else {
                    others.push((base.clone(), value, one.place));
                }
            }
        }
        hide(&known, &mut others);
        others.sort_by(|a, b| (&a.0, &a.2).cmp(&(&b.0, &b.2)));
        let mut numbering = Numbering::default();
        for (base, value, place) in others {
            let name = longer(&base, &place, &taken, &mut numbering);
            taken.insert(name.clone());
            names.entry(base).or_default().insert(value, name);
        }
        Names(names)
    }
}

/// Removes values from the names of places: a request may be named after the credential that it sends.
fn hide(values: &[String], others: &mut [(String, String, Vec<String>)]) {
    if others.is_empty() {
        return;
    }
    let Ok(finder) = AhoCorasick::new(values) else { return };
    for (_, _, place) in others {
        for name in place {
            if finder.is_match(name.as_str()) {
                *name = finder.replace_all(name, &vec![""; finder.patterns_len()]);
            }
        }
    }
}

impl Names {
    pub(in crate::resolve) fn get(&self, name: &str, value: &str) -> Option<&str> {
        Some(self.0.get(&lower_camel(name))?.get(value)?.as_str())
    }
}

/// Lengthens a name by the item, then by the folders around it, then by a number.
fn longer(base: &str, place: &[String], taken: &BTreeSet<String>, numbering: &mut Numbering) -> String {
    let words: Vec<String> = place.iter().map(|name| upper_camel(name)).collect();
    let mut with_folders = (0..words.len()).rev().map(|from| format!("{base}Of{}", words[from..].concat()));
    let is_free = |name: &str| !taken.contains(name);
    with_folders.find(|name| is_free(name)).unwrap_or_else(|| {
        let whole = format!("{base}Of{}", words.concat());
        numbering.free(&whole, |number| format!("{whole}{number}"), is_free)
    })
}

/// Returns the words of the name of an item or folder, without the number before them.
fn upper_camel(name: &str) -> String {
    title::folder(name).join(" ").to_upper_camel_case()
}

pub(in crate::resolve) fn lower_camel(name: &str) -> String {
    let name = words(name).collect::<String>().to_lower_camel_case();
    if name.is_empty() { "secret".to_owned() } else { name }
}

fn words(name: &str) -> impl Iterator<Item = char> {
    name.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Uses;
    use crate::source::Place;

    fn names(uses: &[(&str, &str, &str)]) -> Vec<(String, String)> {
        let mut all = Uses::default();
        for (name, value, place) in uses {
            let names = place.split('/').map(str::to_owned).collect();
            all.add(name, value, &Place { names, pointer: String::new() });
        }
        let names = all.names(BTreeSet::from(["token".to_owned()]));
        let mut found: Vec<_> = uses
            .iter()
            .map(|(name, value, _)| ((*value).to_owned(), names.get(name, value).unwrap_or_default().to_owned()))
            .collect();
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn the_most_frequent_value_has_the_short_name_in_any_order() {
        let mut uses = vec![
            ("pass-word", "a", "A/Log in"),
            ("password", "b", "B/Log in"),
            ("password", "b", "B/Pay"),
            ("Password", "c", "C/Log in"),
            ("token", "t", "C/Log in"),
        ];
        let expected = [("a", "passWord"), ("b", "password"), ("c", "passwordOfLogIn"), ("t", "tokenOfLogIn")]
            .map(|(value, name)| (value.to_owned(), name.to_owned()));
        for _ in 0..uses.len() {
            uses.rotate_left(1);
            assert_eq!(names(&uses), expected, "{uses:?}");
        }
    }

    #[test]
    fn a_request_that_is_named_after_its_credential_does_not_name_the_variable() {
        let uses = [("key", "9f8a7b6c", "A/X"), ("key", "1a2b3c4d5e", "A/You use 1a2b3c4d5e")];
        assert_eq!(names(&uses)[0], ("1a2b3c4d5e".to_owned(), "keyOfYouUse".to_owned()));
    }

    #[test]
    fn the_name_of_an_item_is_cut_between_words_and_has_no_number_before_it() {
        let uses = [
            ("key", "a", "A/X"),
            ("key", "b", "B/5. Create transfer"),
            ("key", "c", "C/Create a transfer of funds to another account of the same holder"),
        ];
        let expected = [("a", "key"), ("b", "keyOfCreateTransfer"), ("c", "keyOfCreateTransferOfFunds")];
        assert_eq!(names(&uses), expected.map(|(value, name)| (value.to_owned(), name.to_owned())));
    }

    #[test]
    fn items_of_one_name_are_told_apart_by_their_folders() {
        let uses = [("key", "a", "A/X"), ("key", "b", "B/X"), ("key", "c", "C/X"), ("key", "d", "C/X")];
        let expected = [("a", "key"), ("b", "keyOfX"), ("c", "keyOfCX"), ("d", "keyOfCX2")];
        assert_eq!(names(&uses), expected.map(|(value, name)| (value.to_owned(), name.to_owned())));
    }
}
