//! Parameters that a protocol fixes: fields of standards, and the format and version that the requests of a collection ask for.

use std::collections::{BTreeMap, BTreeSet};

use crate::name;
use crate::resolve::model::{Folder, Operation};
use crate::resolve::variables::template;

/// Fields whose values the protocol fixes (RFC 6749, 7009, 7523, 7636, 8693, OpenID Connect, JSON-RPC), and the method of a form that is sent as `POST`.
const FIELDS: [&str; 11] = [
    "_method",
    "grant_type",
    "jsonrpc",
    "response_type",
    "response_mode",
    "token_type_hint",
    "client_assertion_type",
    "subject_token_type",
    "actor_token_type",
    "requested_token_type",
    "code_challenge_method",
];

/// Names of the format of answers, without case and separators.
const FORMAT_NAMES: [&str; 8] = ["alt", "f", "fmt", "format", "output", "outputformat", "protocol", "responseformat"];
const FORMATS: [&str; 5] = ["geojson", "json", "jsonv2", "pjson", "xml"];
/// Names of the version of the API.
const VERSION_NAMES: [&str; 4] = ["apiversion", "v", "ver", "version"];

/// Fewer requests tell nothing about the others.
const MIN_REQUESTS: usize = 3;

pub(super) fn is_field(key: &str) -> bool {
    FIELDS.contains(&key)
}

/// The format and version for which at least four of five requests ask: `format=json`, `api-version=2024-01-01`. Without them, an answer is of another
/// type than its examples.
#[derive(Debug, Default)]
pub(super) struct Dialect(BTreeSet<(String, String)>);

impl Dialect {
    pub(super) fn of(root: &Folder) -> Self {
        let mut requests = 0;
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for operation in root.all_operations().filter(|operation| operation.position.is_some()) {
            requests += 1;
            let asked: BTreeSet<(&str, &str)> = asked(operation).collect();
            asked.into_iter().for_each(|row| *counts.entry(row).or_default() += 1);
        }
        counts.retain(|_, count| *count >= MIN_REQUESTS && *count * 5 >= requests * 4);
        Self(counts.into_keys().map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
    }

    /// Returns `true` for a parameter of a request that asks for them.
    pub(super) fn has(&self, key: &str, value: &str) -> bool {
        self.0.iter().any(|(own, text)| own == key && text == value)
    }
}

fn asked(operation: &Operation) -> impl Iterator<Item = (&str, &str)> {
    let sent = operation.url.query.iter().filter(|row| !row.disabled);
    sent.filter_map(|row| Some((row.key.as_str(), row.value.as_deref()?))).filter(|(key, value)| is_dialect(key, value))
}

fn is_dialect(key: &str, value: &str) -> bool {
    let name = name::words(key).concat();
    let is_format = || FORMAT_NAMES.contains(&name.as_str()) && FORMATS.contains(&value.to_lowercase().as_str());
    let is_version = || {
        VERSION_NAMES.contains(&name.as_str())
            && value.contains(|c: char| c.is_ascii_digit())
            && !template::has_variables(value)
    };
    is_format() || is_version()
}
