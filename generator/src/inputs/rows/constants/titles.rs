//! Parameters that distinguish requests with one method and path: those of which titles speak, and flags.

use std::collections::{BTreeMap, BTreeSet};

use super::dispatch::names_operation;
use super::sibling::Sibling;
use crate::name::{self, begins_phrase, is_id};

/// Shorter values are in titles by chance.
const MIN_CODE_BYTES: usize = 4;
/// The number of titles that have to speak of their values for the parameter to be a constant of all requests.
const MIN_SPEAKING: usize = 2;

/// The last words of parameters whose values are data, also where a title has it as an example: `q=london` of `Get the weather in London`.
const DATA: [&str; 35] = [
    "address", "author", "category", "city", "country", "currency", "date", "email", "filter", "genre", "isbn",
    "keyword", "keywords", "lang", "language", "location", "message", "name", "pair", "phone", "q", "query", "s",
    "search", "sku", "slug", "symbol", "tag", "tags", "term", "text", "ticker", "title", "user", "username",
];
/// Prepositions before data: `List orders of bob`.
const BEFORE_DATA: [&str; 6] = ["at", "by", "for", "from", "near", "of"];

/// Of the requests with one method and path, the parameters that distinguish each.
pub(super) fn told_apart(siblings: &[&Sibling]) -> Vec<BTreeSet<String>> {
    if let [only] = siblings {
        return vec![said_alone(only).into_iter().collect()];
    }
    let titles = Titles::of(siblings);
    let mut found: Vec<BTreeSet<String>> = siblings.iter().map(|one| titles.said(one).collect()).collect();
    let mut speaking: BTreeMap<&str, usize> = BTreeMap::new();
    for key in found.iter().flatten() {
        *speaking.entry(key).or_default() += 1;
    }
    let of_all = differing(siblings);
    let spoken_of = speaking.iter().filter(|(key, count)| **count >= MIN_SPEAKING || of_all == Some(**key));
    let told = spoken_of.map(|(key, _)| *key).chain(of_all.filter(|key| is_choice(siblings, key)));
    let told: BTreeSet<String> = told.map(str::to_owned).collect();
    for (sibling, found) in siblings.iter().zip(&mut found) {
        found.extend(told.iter().filter(|key| sibling.literals.contains_key(*key)).cloned());
    }
    found
}

/// Returns the only parameter that every sibling has with a different value; if there are several, they are data.
fn differing<'a>(siblings: &[&'a Sibling]) -> Option<&'a str> {
    let fewest = siblings.iter().min_by_key(|one| one.literals.len())?;
    let differs = |key: &&String| {
        let values: BTreeSet<&String> = siblings.iter().filter_map(|one| one.literals.get(*key)).collect();
        values.len() == siblings.len()
    };
    let mut keys = fewest.literals.keys().filter(differs);
    let only = keys.next().filter(|_| keys.next().is_none());
    only.map(String::as_str)
}

/// Returns `true` for a flag that is on in one request and off in the other, and for names of functions.
fn is_choice(siblings: &[&Sibling], key: &str) -> bool {
    let mut values = siblings.iter().filter_map(|one| one.literals.get(key));
    let is_flag = values.clone().all(|value| ["true", "false"].contains(&value.as_str()));
    is_flag || values.all(|value| names_operation(value))
}

fn is_data(key: &str) -> bool {
    name::words(key).last().is_some_and(|last| DATA.contains(&last.as_str()) || is_id(last))
}

/// Returns the parameter whose value is a code in the title: `status=pending` of `List pending orders`. Behind a preposition it is data.
fn said_alone(sibling: &Sibling) -> Option<String> {
    let is_said = |(key, value): &(&String, &String)| {
        let words = name::words(value);
        let is_code = value.len() >= MIN_CODE_BYTES
            && (is_of_case(value, char::is_lowercase) || is_of_case(value, char::is_uppercase));
        let at = sibling.title.windows(words.len().max(1)).position(|said| said == words);
        is_code
            && !is_data(key)
            && !sibling.described.contains(*key)
            && at.is_some_and(|at| at > 0 && !begins_phrase(&sibling.title[at - 1]))
    };
    sibling.literals.iter().find(is_said).map(|(key, _)| key.clone())
}

fn is_of_case(text: &str, is_case: impl Fn(char) -> bool) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(is_case)
}

/// Of all siblings, how many have each parameter, and whose titles have each word.
struct Titles<'a> {
    literals: BTreeMap<(&'a str, &'a str), usize>,
    words: BTreeMap<&'a str, Vec<&'a Sibling>>,
}

impl<'a> Titles<'a> {
    fn of(siblings: &[&'a Sibling]) -> Self {
        let mut titles = Self { literals: BTreeMap::new(), words: BTreeMap::new() };
        for &sibling in siblings {
            for (key, value) in &sibling.literals {
                *titles.literals.entry((key, value)).or_default() += 1;
            }
            for word in &sibling.title {
                titles.words.entry(spoken(word)).or_default().push(sibling);
            }
        }
        titles
    }

    /// Returns the parameters whose values are in its title, but not in those of the others: `format=xml` of `Export as XML`,
    /// `permanent=true` of `Permanently delete`.
    fn said(&self, sibling: &'a Sibling) -> impl Iterator<Item = String> {
        let is_said = |(key, value): &(&String, &String)| {
            let words = name::words(if *value == "true" { key } else { value });
            let is_own = || self.literals.get(&(key.as_str(), value.as_str())) == Some(&1);
            *value != "false"
                && (*value == "true" || !is_data(key))
                && says(sibling, &words)
                && is_own()
                && !self.is_said_of_another(sibling, &words)
        };
        sibling.literals.iter().filter(is_said).map(|(key, _)| key.clone())
    }

    fn is_said_of_another(&self, sibling: &Sibling, words: &[String]) -> bool {
        let with = words.iter().filter_map(|word| self.words.get(word.as_str()));
        let fewest = with.min_by_key(|siblings| siblings.len());
        fewest.is_some_and(|others| others.iter().any(|other| other.place != sibling.place && says(other, words)))
    }
}

/// Returns `true` if the title has these words, or `permanently` for `permanent`, and not behind a preposition that announces data.
fn says(sibling: &Sibling, words: &[String]) -> bool {
    let at = |word: &String| sibling.title.iter().position(|other| spoken(other) == word);
    let announced = |at: usize| at > 0 && BEFORE_DATA.contains(&sibling.title[at - 1].as_str());
    words.iter().all(|word| at(word).is_some()) && words.first().and_then(at).is_some_and(|at| !announced(at))
}

/// `permanent` of the title's word `permanently`.
fn spoken(word: &str) -> &str {
    word.strip_suffix("ly").unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::super::sibling::tests::{key_alone, sibling};
    use super::*;

    fn told(siblings: &[Sibling]) -> Vec<Vec<String>> {
        let keys = told_apart(&siblings.iter().collect::<Vec<_>>());
        keys.into_iter().map(|keys| keys.into_iter().collect()).collect()
    }

    #[test]
    fn a_choice_that_differs_in_all_siblings_tells_them_apart() {
        let keys = |requests: &[(&str, &[(&str, &str)])]| {
            told(&requests.iter().map(|(title, rows)| sibling(title, rows)).collect::<Vec<_>>())
        };
        let both = |key: &str| vec![vec![key.to_owned()]; 2];
        assert_eq!(keys(&[("a", &[("permanent", "true")]), ("b", &[("permanent", "false")])]), both("permanent"));
        assert_eq!(
            keys(&[("a", &[("loader", "Shop.QuoteReader")]), ("b", &[("loader", "Shop.QuoteSaver")])]),
            both("loader")
        );
        assert_eq!(keys(&[("list flows", &[("type", "source")]), ("to target", &[("type", "target")])]), both("type"));
        let rates: [(&str, &[(&str, &str)]); 2] =
            [("a", &[("source", "EUR"), ("target", "USD")]), ("b", &[("source", "BRL"), ("target", "AUD")])];
        assert_eq!(keys(&rates), [vec![], vec![]] as [Vec<String>; 2], "two that differ are data");
    }

    #[test]
    fn data_that_differs_is_given_by_the_caller() {
        for (key, one, other) in [
            ("q", ("Current weather", "London"), ("Weather in metric units", "Paris")),
            ("q", ("Weather in london", "london"), ("Weather in paris", "paris")),
            ("symbol", ("Get ticker", "BTCUSDT"), ("Get ticker v2", "ETHUSDT")),
            ("name", ("Search user", "alice"), ("Search user not found", "nobody")),
            ("status", ("List orders", "pending"), ("Search orders", "open")),
            ("owner", ("Orders of bob", "bob"), ("Orders of ann", "ann")),
        ] {
            let siblings = [one, other].map(|(title, value)| sibling(title, &[(key, value)]));
            assert_eq!(told(&siblings), [vec![], vec![]] as [Vec<String>; 2], "{key} of {}", one.0);
        }
    }

    #[test]
    fn a_choice_of_which_two_titles_speak_is_one_in_all_siblings() {
        let kind = |title, kind| sibling(title, &[("messageType", kind)]);
        let messages = [
            sibling("Send text", &[]),
            kind("Send image", "image"),
            kind("Send video", "video"),
            kind("Send attachment", "document"),
        ];
        let kind = vec!["messageType".to_owned()];
        assert_eq!(told(&messages), [vec![], kind.clone(), kind.clone(), kind]);
    }

    #[test]
    fn a_key_alone_of_which_the_title_speaks_tells_its_request_apart() {
        let bucket = [
            key_alone("Get bucket", "q"),
            key_alone("Get bucket ACL", "acl"),
            key_alone("Get bucket by email", "email"),
        ];
        assert_eq!(told(&bucket), [vec![], vec!["acl".to_owned()], vec![]]);
    }

    #[test]
    fn a_title_alone_speaks_of_a_code_but_not_of_data() {
        let alone = |title: &str, key: &str, value: &str| said_alone(&sibling(title, &[(key, value)]));
        assert_eq!(alone("List pending orders", "status", "pending").as_deref(), Some("status"));
        assert_eq!(alone("Export report as XML", "format", "XML"), None, "too short");
        for (title, key, value) in [
            ("Get the weather in london", "q", "london"),
            ("Get London weather", "q", "London"),
            ("orders", "a", "orders"),
            ("Products with status Production", "q", "production"),
        ] {
            assert_eq!(alone(title, key, value), None, "{title}");
        }
        let described = Sibling {
            described: BTreeSet::from(["status".to_owned()]),
            ..sibling("List pending orders", &[("status", "pending")])
        };
        assert_eq!(said_alone(&described), None, "the description says what else there is");
    }

    #[test]
    fn a_value_of_which_only_one_title_speaks_tells_its_request_apart() {
        let export = [sibling("Export", &[]), sibling("Export as XML", &[("format", "xml"), ("page", "a")])];
        assert_eq!(told(&export), [vec![], vec!["format".to_owned()]]);
        let delete = [sibling("Delete book", &[]), sibling("Permanently delete book", &[("permanent", "true")])];
        assert_eq!(told(&delete), [vec![], vec!["permanent".to_owned()]]);
        let search = [sibling("Search by name", &[("name", "ann")]), sibling("Search", &[])];
        assert_eq!(told(&search), [vec![], vec![]] as [Vec<String>; 2], "the value is data");
        assert_eq!(told(&export[1..]), [vec![]] as [Vec<String>; 1], "without a sibling, it is an option");
    }
}
