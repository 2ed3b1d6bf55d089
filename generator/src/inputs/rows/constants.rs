//! Parameters that are constants of a request: protocol fields, and those whose values distinguish requests with one method and path.

use std::collections::{BTreeMap, BTreeSet};

use crate::inputs::InputSettings;
use crate::inputs::decision::RowReason;
use crate::lock::KeptInputs;
use crate::read::model::{Body, FormValue};
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

/// The constants of every request, by the method and path it shares with its siblings.
#[derive(Debug, Default)]
pub(in crate::inputs) struct Constants {
    told_apart: BTreeMap<(String, String), BTreeSet<String>>,
    /// The configured constants, by item path.
    configured: BTreeMap<String, BTreeSet<String>>,
    /// The parameters that distinguish each request in the lock, by its place.
    kept: BTreeMap<String, BTreeSet<String>>,
}

impl Constants {
    pub(in crate::inputs) fn of(root: &Folder, keys: &Keys, settings: &InputSettings) -> Self {
        let mut groups: BTreeMap<(String, String), Vec<BTreeMap<String, String>>> = BTreeMap::new();
        collect(root, &mut groups);
        let told_apart = groups.into_iter().map(|(key, rows)| (key, distinguishing(&rows))).collect();
        let mut constants = Self { told_apart, ..Self::default() };
        if let Some(kept) = &settings.kept {
            constants.keep(root, keys, kept, &settings.known_requests);
        }
        for (path, key) in &settings.constants {
            constants.configured.entry(path.clone()).or_default().insert(key.clone());
        }
        constants
    }

    fn keep(&mut self, folder: &Folder, keys: &Keys, kept: &KeptInputs, known: &BTreeSet<String>) {
        for operation in &folder.operations {
            let own = keys.operation(operation).map(|known| known.all.as_slice()).unwrap_or_default();
            if let Some(key) = own.iter().find(|key| known.contains(*key)) {
                let of_request = kept.constants.iter().filter(|(request, _)| request == key);
                let names = of_request.map(|(_, name)| name.clone()).collect();
                self.kept.insert(operation.place.pointer.clone(), names);
            }
        }
        folder.folders.iter().for_each(|inner| self.keep(inner, keys, kept, known));
    }

    pub(in crate::inputs) fn of_operation(&self, operation: &Operation) -> OwnConstants<'_> {
        OwnConstants {
            told_apart: self.kept.get(&operation.place.pointer).or_else(|| self.told_apart.get(&identity(operation))),
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

fn identity(operation: &Operation) -> (String, String) {
    (operation.method.clone(), operation.url.base.trim_end_matches('/').to_owned())
}

fn collect(folder: &Folder, groups: &mut BTreeMap<(String, String), Vec<BTreeMap<String, String>>>) {
    for operation in &folder.operations {
        groups.entry(identity(operation)).or_default().push(literals(operation));
    }
    for inner in &folder.folders {
        collect(inner, groups);
    }
}

/// The literal parameters that are sent.
fn literals(operation: &Operation) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for row in operation.url.query.iter().filter(|row| !row.disabled) {
        if let Some(value) = row.value.as_deref().filter(|value| is_word(value)) {
            found.insert(row.key.clone(), value.to_owned());
        }
    }
    if let Some(Body::Urlencoded(params) | Body::Multipart(params)) = &operation.body {
        for param in params.iter().filter(|param| !param.disabled) {
            if let FormValue::Text(value) = &param.value
                && is_word(value)
            {
                found.insert(param.key.clone(), value.clone());
            }
        }
    }
    found
}

/// Returns `true` for an identifier that a programmer chose, such as `ListUsers` or `token.revoke`, and `false` for data.
fn is_word(value: &str) -> bool {
    value.starts_with(|c: char| c.is_alphabetic())
        && value.len() <= 60
        && value.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '/'))
        && !template::has_variables(value)
        && !matches!(value, "true" | "false" | "null" | "string")
}

/// The only key that every sibling has with a different value; if there are several, they are data.
fn distinguishing(rows: &[BTreeMap<String, String>]) -> BTreeSet<String> {
    let Some(first) = rows.first().filter(|_| rows.len() > 1) else { return BTreeSet::new() };
    let tells_apart = |key: &&String| {
        let values: BTreeSet<&String> = rows.iter().filter_map(|row| row.get(*key)).collect();
        values.len() == rows.len()
    };
    let keys: BTreeSet<String> = first.keys().filter(tells_apart).cloned().collect();
    if keys.len() == 1 { keys } else { BTreeSet::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn a_key_that_differs_in_all_siblings_tells_them_apart() {
        let rows = [row(&[("action", "list"), ("format", "json")]), row(&[("action", "get"), ("format", "json")])];
        assert_eq!(distinguishing(&rows).into_iter().collect::<Vec<_>>(), ["action"]);
        assert!(distinguishing(&rows[..1]).is_empty());
        let rates = [row(&[("source", "EUR"), ("target", "USD")]), row(&[("source", "BRL"), ("target", "AUD")])];
        assert!(distinguishing(&rates).is_empty(), "two that differ are data");
    }
}
