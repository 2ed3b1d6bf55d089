//! The headers that most requests have.

use std::collections::{BTreeMap, BTreeSet};

use crate::resolve::model::Folder;

/// Names of headers, in lower case.
#[derive(Debug, Default)]
pub(in crate::inputs) struct Frequent(BTreeSet<String>);

impl Frequent {
    /// Finds those that more than half of the requests send.
    pub(in crate::inputs) fn of(root: &Folder) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for operation in root.all_operations() {
            let sent = operation.headers.iter().filter(|header| !header.disabled);
            let names: BTreeSet<String> = sent.map(|header| header.key.to_ascii_lowercase()).collect();
            names.into_iter().for_each(|name| *counts.entry(name).or_default() += 1);
        }
        let requests = root.all_operations().count();
        counts.retain(|_, count| requests > 1 && 2 * *count > requests);
        Self(counts.into_keys().collect())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(&name.to_ascii_lowercase())
    }
}
