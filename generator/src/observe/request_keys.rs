//! Finds the request of a key in the file.
//!
//! The file has the keys of the lock: Postman's id, or folder, method and URL. A generated client knows neither the id nor the folder,
//! and its replay does not know the id, so that a request is also found by its path, or by method and URL, if no other request has the same.

use std::collections::BTreeMap;

use crate::resolve::lock_keys::{self, Known};
use crate::resolve::model::{Folder, Operation};

/// The requests of a collection, by all their keys.
pub struct RequestKeys<'a> {
    operations: Vec<&'a Operation>,
    /// The key in the lock, by the request's index in `operations`.
    own: Vec<Option<String>>,
    /// Key → requests, for each kind of key, the best first.
    known: [BTreeMap<String, Vec<usize>>; 4],
}

/// The requests that match a key.
#[derive(Clone, Copy, Debug)]
pub enum Meaning<'a> {
    Request(&'a Operation),
    /// More than one request.
    Several,
    Nothing,
}

impl<'a> RequestKeys<'a> {
    pub fn of(root: &'a Folder) -> Self {
        let keys = lock_keys::of(root);
        let mut all = Self { operations: Vec::new(), own: Vec::new(), known: Default::default() };
        root.all_operations().for_each(|operation| all.add(operation, keys.operation(operation)));
        all
    }

    fn add(&mut self, operation: &'a Operation, known: Option<&Known>) {
        let at = self.operations.len();
        let own = known.and_then(|known| known.own.clone());
        let by_lock = known.map(|known| known.all.clone()).unwrap_or_default();
        let by_url = format!("{} {}", operation.method, operation.url.base);
        let by_path = format!("{} {by_url}", operation.place);
        for (kind, keys) in [own.iter().cloned().collect(), by_lock, vec![by_path], vec![by_url]].iter().enumerate() {
            for key in keys {
                self.known[kind].entry(key.clone()).or_default().push(at);
            }
        }
        self.operations.push(operation);
        self.own.push(own);
    }

    pub fn operations(&self) -> &[&'a Operation] {
        &self.operations
    }

    /// Returns the key to write: that of the lock, or path, method and URL of a request that has none there.
    pub fn key(&self, operation: &Operation) -> String {
        let at = self.operations.iter().position(|one| one.place.pointer == operation.place.pointer);
        at.and_then(|at| self.own[at].clone())
            .unwrap_or_else(|| format!("{} {} {}", operation.place, operation.method, operation.url.base))
    }

    /// Returns the request of a key, which may have constant parameters after a `?`.
    pub fn find(&self, key: &str) -> Meaning<'a> {
        let exact = self.known.iter().find_map(|known| known.get(key));
        let found = match exact {
            Some(found) => found.clone(),
            None => self.with_query(key),
        };
        match found.as_slice() {
            [] => Meaning::Nothing,
            [one] => Meaning::Request(self.operations[*one]),
            _ => Meaning::Several,
        }
    }

    fn with_query(&self, key: &str) -> Vec<usize> {
        for (before, query) in key.match_indices('?').map(|(at, _)| (&key[..at], &key[at + 1..])) {
            let Some(found) = self.known.iter().find_map(|known| known.get(before)) else { continue };
            let has_all = |at: &usize| {
                let rows = &self.operations[*at].url.query;
                query.split('&').all(|pair| {
                    let (name, value) = pair.split_once('=').map_or((pair, None), |(name, value)| (name, Some(value)));
                    rows.iter().any(|row| row.key == name && row.value.as_deref() == value)
                })
            };
            return found.iter().copied().filter(has_all).collect();
        }
        Vec::new()
    }
}
