//! The literal parameters of a request, and its title.

use std::collections::{BTreeMap, BTreeSet};

use crate::name;
use crate::read::model::{Body, QueryParam};
use crate::resolve::model::Operation;
use crate::resolve::variables::template;

/// A request with one path of several.
pub(super) struct Sibling {
    pub(super) place: String,
    pub(super) title: Vec<String>,
    /// The literal parameters that are sent.
    pub(super) literals: BTreeMap<String, String>,
    /// Those with a description, which tells callers what else they can send.
    pub(super) described: BTreeSet<String>,
}

impl Sibling {
    pub(super) fn of(operation: &Operation) -> Self {
        let place = operation.place.pointer.clone();
        let title = name::words(&operation.name);
        let literals = literals(&operation.url.query, operation.body.as_ref(), &title);
        let rows = operation.url.query.iter().map(|row| (&row.key, &row.description));
        let fields = operation.body.as_ref().map(Body::form).unwrap_or_default();
        let rows = rows.chain(fields.iter().map(|field| (&field.key, &field.description)));
        let described = rows.filter(|(_, description)| !description.trim().is_empty());
        Self { place, literals, described: described.map(|(key, _)| key.clone()).collect(), title }
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn sibling(title: &str, pairs: &[(&str, &str)]) -> Sibling {
        let literals = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Sibling { place: title.to_owned(), title: name::words(title), literals, described: BTreeSet::new() }
    }

    /// A request with a parameter that is its key alone.
    pub fn key_alone(title: &str, key: &str) -> Sibling {
        let row = QueryParam { key: key.to_owned(), ..QueryParam::default() };
        let title = name::words(title);
        Sibling { place: key.to_owned(), literals: literals(&[row], None, &title), described: BTreeSet::new(), title }
    }
}
