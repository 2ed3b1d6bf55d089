//! Literal credentials in a collection: each is replaced by a variable, so that no later stage ever sees one.

use std::collections::BTreeSet;

use super::captures::Scripts;
use crate::diagnostic::Diagnostics;
use crate::read::model::{Collection, Environment, Variable};

mod found;
mod known;
mod literals;
pub(super) mod names;
mod requests;
mod scripts;
mod search;
mod shown;
mod sweep;

use found::Found;
use search::Search;
pub(super) use sweep::sweep;

/// Replaces them in place, and returns what was found.
pub(super) fn set_apart(
    collection: &mut Collection,
    scripts: &mut Scripts,
    environments: &[Environment],
    diagnostics: &mut Diagnostics,
) -> Found {
    let mut taken: BTreeSet<String> = collection.variables.iter().map(|v| v.key.clone()).collect();
    taken.extend(environments.iter().flat_map(|e| e.variables.iter().map(|v| v.key.clone())));
    let mut search = Search::default();
    search.collection(collection, scripts);
    search.shown.credentials.extend(shown::hide_in_examples(&mut collection.entries));
    taken.append(&mut search.used);
    search.names = Some(std::mem::take(&mut search.uses).names(taken, &collection.variables));
    search.collection(collection, scripts);
    let is_new = |key: &String| collection.variables.iter().all(|variable| variable.key != *key);
    let open: Vec<Variable> = search.open.into_iter().filter(|(key, _)| is_new(key)).map(variable).collect();
    collection.variables.extend(open);
    diagnostics.extend(search.notes);
    Found { secrets: search.secrets, shown: search.shown.credentials, in_scripts: search.in_scripts }
}

fn variable((key, value): (String, String)) -> Variable {
    Variable { key, value: Some(value), ..Variable::default() }
}
