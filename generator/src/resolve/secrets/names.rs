//! The variables that replace credentials: one for each value found under one name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;
use heck::{ToLowerCamelCase, ToUpperCamelCase};

use crate::credentials::{Class, Spot, classify, is_common, is_credential_name};
use crate::name::Numbering;
use crate::name::title;
use crate::read::model::Variable;
use crate::source::Place;

/// The places of values, by the names under which they are found.
#[derive(Default)]
pub(in crate::resolve) struct Uses(BTreeMap<String, BTreeMap<String, Use>>);

struct Use {
    /// The number of requests that send it.
    requests: usize,
    /// The names of the place that sorts first, so that the order of the collection does not matter.
    place: Vec<String>,
    /// What all its places have in common.
    common: Vec<String>,
    /// The parts of requests that have it.
    parts: BTreeSet<String>,
}

/// The variable of each value.
pub(in crate::resolve) struct Names(BTreeMap<String, BTreeMap<String, String>>);

impl Uses {
    /// Adds a use in a part of a request, which so many requests send.
    pub(in crate::resolve) fn add(&mut self, name: &str, value: &str, part: &str, place: &Place, requests: usize) {
        let values = self.0.entry(lower_camel(name)).or_default();
        let one = values.entry(value.to_owned()).or_insert_with(|| Use {
            requests: 0,
            place: place.names.clone(),
            common: place.names.clone(),
            parts: BTreeSet::new(),
        });
        one.requests += requests;
        let same = one.common.iter().zip(&place.names).take_while(|(one, other)| one == other).count();
        one.common.truncate(same);
        one.parts.insert(part.to_owned());
        if place.names < one.place {
            one.place.clone_from(&place.names);
        }
    }

    /// `password` for the most frequent value, `passwordOfItem` for each other: neither order nor one more request
    /// changes the names as long as most requests have the same value. A value that a variable of the collection holds has that variable.
    pub(in crate::resolve) fn names(self, mut taken: BTreeSet<String>, declared: &[Variable]) -> Names {
        let mut names: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let mut others = Vec::new();
        let known: Vec<String> =
            self.0.values().flat_map(BTreeMap::keys).filter(|value| !is_common(value)).cloned().collect();
        let declared = Declared::of(declared);
        for (base, values) in self.0 {
            let mut values: Vec<(String, Use)> = values.into_iter().collect();
            values.sort_by(|(_, a), (_, b)| (Reverse(a.requests), &a.place).cmp(&(Reverse(b.requests), &b.place)));
            let own = names.entry(base.clone()).or_default();
            for (value, one) in values {
                if let Some(variable) = declared.with(&base, &value) {
                    own.insert(value, variable.to_owned());
                } else if taken.insert(base.clone()) {
                    own.insert(value, base.clone());
                } else {
                    others.push((base.clone(), value, one));
                }
            }
        }
        hide(&known, &mut others);
        others.sort_by(|a, b| (&a.0, &a.2.place).cmp(&(&b.0, &b.2.place)));
        let mut numbering = Numbering::default();
        for (base, value, one) in others {
            let name = longer(&base, &one, &taken, &mut numbering);
            taken.insert(name.clone());
            names.entry(base).or_default().insert(value, name);
        }
        Names(names)
    }
}

/// The variables of the collection, by their values.
struct Declared<'c>(BTreeMap<&'c str, Vec<&'c Variable>>);

impl<'c> Declared<'c> {
    fn of(variables: &'c [Variable]) -> Self {
        let mut declared = BTreeMap::<_, Vec<_>>::new();
        for variable in variables {
            declared.entry(variable.value.as_deref().unwrap_or_default()).or_default().push(variable);
        }
        Self(declared)
    }

    /// Returns the variable with this value: that of the name, or for a value that is told from all others a secret one.
    fn with(&self, base: &str, value: &str) -> Option<&'c str> {
        let is_secret = |variable: &Variable| {
            variable.kind == "secret" || matches!(classify(&variable.key, value, Spot::Named), Class::Credential(_))
        };
        let known = self.0.get(value)?;
        let of_name = known.iter().find(|variable| lower_camel(&variable.key) == base);
        let secret = || known.iter().find(|variable| !is_common(value) && is_secret(variable));
        of_name.or_else(secret).map(|variable| variable.key.as_str())
    }
}

/// Removes values from the names of places: a request may be named after the credential that it sends.
fn hide(values: &[String], others: &mut [(String, String, Use)]) {
    if others.is_empty() {
        return;
    }
    let Ok(finder) = AhoCorasick::new(values) else { return };
    for (_, _, one) in others {
        for name in one.place.iter_mut().chain(&mut one.common) {
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

/// Lengthens a name by the item, or the folder that all its places are in, then by the folders around it; without one, by the part of
/// the requests that has it; then by a number.
fn longer(base: &str, one: &Use, taken: &BTreeSet<String>, numbering: &mut Numbering) -> String {
    let words: Vec<String> = one.common.iter().map(|name| upper_camel(name)).filter(|name| !name.is_empty()).collect();
    let with_folders = (0..words.len()).rev().map(|from| format!("{base}Of{}", words[from..].concat()));
    let with_part = || match one.parts.first() {
        Some(part) if one.parts.len() == 1 && words.is_empty() => Some(lower_camel(&format!("{part} {base}"))),
        _ => None,
    };
    // a user name of the request `Basic auth` is no credential
    let fits = |name: &str| is_credential_name(base) || !is_credential_name(name);
    let is_free = |name: &str| !taken.contains(name);
    with_folders.chain(with_part()).find(|name| is_free(name) && fits(name)).unwrap_or_else(|| {
        let whole = format!("{base}Of{}", words.concat());
        let whole = if words.is_empty() || !fits(&whole) { base } else { &whole };
        numbering.free(whole, |number| format!("{whole}{number}"), is_free)
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

    use super::{Uses, Variable};
    use crate::source::Place;

    fn names(uses: &[(&str, &str, &str)]) -> Vec<(String, String)> {
        let mut all = Uses::default();
        for (name, value, place) in uses {
            let names = place.split('/').map(str::to_owned).collect();
            all.add(name, value, "auth", &Place { names, pointer: String::new() }, 1);
        }
        let names = all.names(
            BTreeSet::from(["token".to_owned()]),
            &[Variable { key: "mine-token".to_owned(), value: Some("0wn-9f8a7b".to_owned()), ..Variable::default() }],
        );
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
    fn a_value_of_several_requests_is_named_after_what_they_have_in_common() {
        let uses = [
            ("token", "a", "A/X/1"),
            ("token", "a", "A/X/2"),
            ("token", "b", "A/1"),
            ("token", "b", "B/1"),
            ("token", "0wn-9f8a7b", "A"),
        ];
        let expected = [("0wn-9f8a7b", "mine-token"), ("a", "tokenOfX"), ("b", "authToken")];
        assert_eq!(names(&uses), expected.map(|(value, name)| (value.to_owned(), name.to_owned())));
    }

    #[test]
    fn a_user_name_has_no_name_of_a_credential() {
        let uses = [("username", "a", "A"), ("username", "a", "B"), ("username", "b", "Basic auth")];
        assert_eq!(names(&uses).last(), Some(&("b".to_owned(), "username2".to_owned())));
    }

    #[test]
    fn items_of_one_name_are_told_apart_by_their_folders() {
        let uses = [("key", "a", "A/X"), ("key", "b", "B/X"), ("key", "c", "C/X"), ("key", "d", "C/X")];
        let expected = [("a", "key"), ("b", "keyOfX"), ("c", "keyOfCX"), ("d", "keyOfCX2")];
        assert_eq!(names(&uses), expected.map(|(value, name)| (value.to_owned(), name.to_owned())));
    }
}
