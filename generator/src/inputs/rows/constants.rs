//! Parameters that are constants of a request: protocol fields, and those whose values distinguish requests with one method and path.

use std::collections::{BTreeMap, BTreeSet};

use crate::inputs::InputSettings;
use crate::inputs::decision::RowReason;
use crate::lock::KeptInputs;
use crate::name::{self, begins_phrase};
use crate::read::model::{Body, QueryParam};
use crate::resolve::lock_keys::Keys;
use crate::resolve::model::{Folder, Operation};
use crate::resolve::variables::template;

/// Fields whose values the protocol fixes (RFC 6749, 7009, 7523, 7636, 8693, OpenID Connect).
const PROTOCOL: [&str; 9] = [
    "grant_type",
    "response_type",
    "response_mode",
    "token_type_hint",
    "client_assertion_type",
    "subject_token_type",
    "actor_token_type",
    "requested_token_type",
    "code_challenge_method",
];

/// The constants of every request.
#[derive(Debug, Default)]
pub(in crate::inputs) struct Constants {
    /// The parameters that distinguish each request from its siblings, by its place.
    told_apart: BTreeMap<String, BTreeSet<String>>,
    /// The configured constants, by item path.
    configured: BTreeMap<String, BTreeSet<String>>,
    /// The parameters that distinguish each request in the lock, by its place.
    kept: BTreeMap<String, BTreeSet<String>>,
}

impl Constants {
    pub(in crate::inputs) fn of(root: &Folder, keys: &Keys, settings: &InputSettings) -> Self {
        let mut groups: BTreeMap<(String, String), Vec<Sibling>> = BTreeMap::new();
        for operation in root.all_operations() {
            groups.entry(operation.endpoint()).or_default().push(Sibling::of(operation));
        }
        let mut constants = Self::default();
        for siblings in groups.into_values() {
            let differing = distinguishing(&siblings);
            let all = Titles::of(&siblings);
            for sibling in &siblings {
                let alone = sibling.said_alone().filter(|_| siblings.len() == 1);
                let keys = differing.iter().cloned().chain(all.said(sibling)).chain(alone).collect();
                constants.told_apart.insert(sibling.place.clone(), keys);
            }
        }
        if let Some(kept) = &settings.kept {
            constants.keep(root, keys, kept, &settings.known_requests);
        }
        for (path, key) in &settings.constants {
            constants.configured.entry(path.clone()).or_default().insert(key.clone());
        }
        constants
    }

    fn keep(&mut self, root: &Folder, keys: &Keys, kept: &KeptInputs, known: &BTreeSet<String>) {
        for operation in root.all_operations() {
            let own = keys.operation(operation).map(|known| known.all.as_slice()).unwrap_or_default();
            if let Some(key) = own.iter().find(|key| known.contains(*key)) {
                let from = kept.constants.range((key.clone(), String::new())..);
                let of_request = from.take_while(|(request, _)| request == key);
                let names = of_request.map(|(_, name)| name.clone()).collect();
                self.kept.insert(operation.place.pointer.clone(), names);
            }
        }
    }

    pub(in crate::inputs) fn of_operation(&self, operation: &Operation) -> OwnConstants<'_> {
        OwnConstants {
            told_apart: [&self.kept, &self.told_apart].iter().find_map(|of| of.get(&operation.place.pointer)),
            configured: self.configured.get(&operation.place.to_string()),
        }
    }
}

/// The constants of one request.
#[derive(Clone, Copy, Debug)]
pub(in crate::inputs) struct OwnConstants<'a> {
    told_apart: Option<&'a BTreeSet<String>>,
    configured: Option<&'a BTreeSet<String>>,
}

impl OwnConstants<'_> {
    /// Returns the reason for which the parameter of this name is a constant, if it is one.
    pub(in crate::inputs) fn reason(&self, key: &str) -> Option<RowReason> {
        let has = |keys: Option<&BTreeSet<String>>| keys.is_some_and(|keys| keys.contains(key));
        if has(self.configured) {
            Some(RowReason::Configured)
        } else if PROTOCOL.contains(&key) {
            Some(RowReason::Protocol)
        } else {
            has(self.told_apart).then_some(RowReason::TellsApart)
        }
    }
}

/// A request with one method and path of several.
struct Sibling {
    place: String,
    title: Vec<String>,
    /// The literal parameters that are sent.
    literals: BTreeMap<String, String>,
    /// Those with a description, which tells callers what else they can send.
    described: BTreeSet<String>,
}

impl Sibling {
    fn of(operation: &Operation) -> Self {
        let place = operation.place.pointer.clone();
        let title = name::words(&operation.name);
        let literals = literals(&operation.url.query, operation.body.as_ref(), &title);
        let rows = operation.url.query.iter().map(|row| (&row.key, &row.description));
        let fields = operation.body.as_ref().map(Body::form).unwrap_or_default();
        let rows = rows.chain(fields.iter().map(|field| (&field.key, &field.description)));
        let described = rows.filter(|(_, description)| !description.trim().is_empty());
        Self { place, literals, described: described.map(|(key, _)| key.clone()).collect(), title }
    }

    /// Returns the parameter whose value is a code in the title: `status=pending` of `List pending orders`. Behind a preposition it is data: `q=london`
    /// of `Get the weather in London`.
    fn said_alone(&self) -> Option<String> {
        let is_said = |(key, value): &(&String, &String)| {
            let words = name::words(value);
            let is_code = value.len() >= MIN_CODE_BYTES
                && (is_of_case(value, char::is_lowercase) || is_of_case(value, char::is_uppercase));
            let at = self.title.windows(words.len().max(1)).position(|said| said == words);
            is_code
                && !self.described.contains(*key)
                && at.is_some_and(|at| at > 0 && !begins_phrase(&self.title[at - 1]))
        };
        self.literals.iter().find(is_said).map(|(key, _)| key.clone())
    }

    /// Returns `true` if the title has these words, or `permanently` for `permanent`.
    fn says(&self, words: &[String]) -> bool {
        let has = |word: &String| self.title.iter().any(|other| spoken(other) == word);
        !words.is_empty() && words.iter().all(has)
    }
}

/// Shorter values are in titles by chance.
const MIN_CODE_BYTES: usize = 4;

fn is_of_case(text: &str, is_case: impl Fn(char) -> bool) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(is_case)
}

/// `permanent` of the title's word `permanently`.
fn spoken(word: &str) -> &str {
    word.strip_suffix("ly").unwrap_or(word)
}

/// Of all siblings, how many have each parameter, and whose titles have each word.
struct Titles<'a> {
    count: usize,
    literals: BTreeMap<(&'a str, &'a str), usize>,
    words: BTreeMap<&'a str, Vec<&'a Sibling>>,
}

impl<'a> Titles<'a> {
    fn of(siblings: &'a [Sibling]) -> Self {
        let mut titles = Self { count: siblings.len(), literals: BTreeMap::new(), words: BTreeMap::new() };
        for sibling in siblings {
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
                && sibling.says(&words)
                && self.count > 1
                && is_own()
                && !self.is_said_of_another(sibling, &words)
        };
        sibling.literals.iter().filter(is_said).map(|(key, _)| key.clone())
    }

    fn is_said_of_another(&self, sibling: &Sibling, words: &[String]) -> bool {
        let with = words.iter().filter_map(|word| self.words.get(word.as_str()));
        let fewest = with.min_by_key(|siblings| siblings.len());
        fewest.is_some_and(|others| others.iter().any(|other| other.place != sibling.place && other.says(words)))
    }
}

fn literals(query: &[QueryParam], body: Option<&Body>, title: &[String]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for row in query.iter().filter(|row| !row.disabled) {
        match row.value.as_deref() {
            Some(value) if is_word(value) => _ = found.insert(row.key.clone(), value.to_owned()),
            // the title of `?acl` says `Get bucket ACL`, but that of `?email` says `Find user by email`
            None if !title.iter().any(|word| word == "by") => _ = found.insert(row.key.clone(), "true".to_owned()),
            _ => {}
        }
    }
    for param in body.map(Body::form).unwrap_or_default().iter().filter(|param| !param.disabled) {
        if let Some(value) = param.text()
            && is_word(value)
        {
            found.insert(param.key.clone(), value.to_owned());
        }
    }
    found
}

/// Returns `true` for an identifier that a programmer chose, such as `ListUsers`, `token.revoke` or `true`, and `false` for data.
fn is_word(value: &str) -> bool {
    value.starts_with(|c: char| c.is_alphabetic())
        && value.len() <= 60
        && value.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '/'))
        && !template::has_variables(value)
        && !matches!(value, "null" | "string")
}

/// The only key that every sibling has with a different value; if there are several, they are data.
fn distinguishing(siblings: &[Sibling]) -> BTreeSet<String> {
    let fewest = siblings.iter().min_by_key(|one| one.literals.len());
    let Some(fewest) = fewest.filter(|_| siblings.len() > 1) else { return BTreeSet::new() };
    let tells_apart = |key: &&String| {
        let values: BTreeSet<&String> = siblings.iter().filter_map(|one| one.literals.get(*key)).collect();
        values.len() == siblings.len()
    };
    let keys: BTreeSet<String> = fewest.literals.keys().filter(tells_apart).cloned().collect();
    if keys.len() == 1 { keys } else { BTreeSet::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sibling(title: &str, pairs: &[(&str, &str)]) -> Sibling {
        let literals = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Sibling { place: title.to_owned(), title: name::words(title), literals, described: BTreeSet::new() }
    }

    fn said(siblings: &[Sibling]) -> Vec<Vec<String>> {
        let titles = Titles::of(siblings);
        siblings.iter().map(|one| titles.said(one).collect()).collect()
    }

    #[test]
    fn a_key_that_differs_in_all_siblings_tells_them_apart() {
        let rows = [
            sibling("a", &[("action", "list"), ("format", "json")]),
            sibling("b", &[("action", "get"), ("format", "json")]),
        ];
        assert_eq!(distinguishing(&rows).into_iter().collect::<Vec<_>>(), ["action"]);
        assert!(distinguishing(&rows[..1]).is_empty());
        let kinds = [sibling("a", &[("permanent", "true")]), sibling("b", &[("permanent", "false")])];
        assert_eq!(distinguishing(&kinds).into_iter().collect::<Vec<_>>(), ["permanent"]);
        let rates = [
            sibling("a", &[("source", "EUR"), ("target", "USD")]),
            sibling("b", &[("source", "BRL"), ("target", "AUD")]),
        ];
        assert!(distinguishing(&rates).is_empty(), "two that differ are data");
    }

    #[test]
    fn a_key_alone_of_which_the_title_speaks_tells_its_request_apart() {
        let of = |title: &str, key: &str| {
            let row = QueryParam { key: key.to_owned(), ..QueryParam::default() };
            let title = name::words(title);
            Sibling {
                place: key.to_owned(),
                literals: literals(&[row], None, &title),
                described: BTreeSet::new(),
                title,
            }
        };
        let bucket = [of("Get bucket", "q"), of("Get bucket ACL", "acl"), of("Get bucket by email", "email")];
        assert_eq!(said(&bucket), [vec![], vec!["acl".to_owned()], vec![]]);
    }

    #[test]
    fn a_title_alone_speaks_of_a_code_but_not_of_data() {
        let said = |title: &str, key: &str, value: &str| sibling(title, &[(key, value)]).said_alone();
        assert_eq!(said("List pending orders", "status", "pending").as_deref(), Some("status"));
        assert_eq!(said("Export report as XML", "format", "XML"), None, "too short");
        for (title, key, value) in [
            ("Get the weather in london", "q", "london"),
            ("Get London weather", "q", "London"),
            ("orders", "a", "orders"),
        ] {
            assert_eq!(said(title, key, value), None, "{title}");
        }
        let described = Sibling {
            described: BTreeSet::from(["status".to_owned()]),
            ..sibling("List pending orders", &[("status", "pending")])
        };
        assert_eq!(described.said_alone(), None, "the description says what else there is");
    }

    #[test]
    fn a_value_of_which_only_one_title_speaks_tells_its_request_apart() {
        let export = [sibling("Export", &[]), sibling("Export as XML", &[("format", "xml"), ("page", "a")])];
        assert_eq!(said(&export), [vec![], vec!["format".to_owned()]]);
        let delete = [sibling("Delete book", &[]), sibling("Permanently delete book", &[("permanent", "true")])];
        assert_eq!(said(&delete), [vec![], vec!["permanent".to_owned()]]);
        let search = [sibling("Search by name", &[("name", "ann")]), sibling("Search", &[])];
        assert_eq!(said(&search), [vec![], vec![]] as [Vec<String>; 2], "the value is data");
        assert_eq!(said(&export[1..]), [vec![]] as [Vec<String>; 1], "without a sibling, it is an option");
    }
}
