//! Parameters and fields that are constants of a request: protocol fields, and those whose values distinguish requests with one method and path.

mod dispatch;
mod json;
mod protocol;
mod sibling;
mod titles;

use std::collections::{BTreeMap, BTreeSet};

use crate::inputs::InputSettings;
use crate::inputs::decision::{JsonConstant, JsonConstants, RowReason};
use crate::inputs::registration;
use crate::lock::KeptInputs;
use crate::resolve::json_texts::JsonTexts;
use crate::resolve::lock_keys::Keys;
use crate::resolve::model::{Folder, Operation};
use dispatch::Dispatch;
use json::Call;
use protocol::Dialect;
use sibling::Sibling;

/// The constants of every request.
#[derive(Debug, Default)]
pub(in crate::inputs) struct Constants {
    /// The parameters that distinguish each request from its siblings, by its place.
    told_apart: BTreeMap<String, BTreeSet<String>>,
    /// The format and version of all requests.
    dialect: Dialect,
    /// The configured constants, by item path.
    configured: BTreeMap<String, BTreeSet<String>>,
    /// The parameters that distinguish each request in the lock, by its place.
    kept: BTreeMap<String, BTreeSet<String>>,
}

impl Constants {
    pub(in crate::inputs) fn of(root: &Folder, keys: &Keys, settings: &InputSettings) -> Self {
        let mut paths: BTreeMap<String, BTreeMap<String, Vec<Sibling>>> = BTreeMap::new();
        for operation in root.all_operations() {
            let (method, path) = operation.endpoint();
            paths.entry(path).or_default().entry(method).or_default().push(Sibling::of(operation));
        }
        let mut constants = Self { dialect: Dialect::of(root), ..Self::default() };
        for (path, methods) in &paths {
            let of_path: Vec<&Sibling> = methods.values().flatten().collect();
            let dispatch = Dispatch::of(path, &of_path);
            for siblings in methods.values() {
                let siblings: Vec<&Sibling> = siblings.iter().collect();
                for (sibling, told_apart) in siblings.iter().zip(titles::told_apart(&siblings)) {
                    let keys = told_apart.into_iter().chain(dispatch.of_request(sibling)).collect();
                    constants.told_apart.insert(sibling.place.clone(), keys);
                }
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
        let kept = self.kept.get(&operation.place.pointer);
        OwnConstants {
            dialect: &self.dialect,
            told_apart: kept.or_else(|| self.told_apart.get(&operation.place.pointer)),
            kept,
            configured: self.configured.get(&operation.place.to_string()),
        }
    }
}

/// The constants of one request.
#[derive(Clone, Copy, Debug)]
pub(in crate::inputs) struct OwnConstants<'a> {
    dialect: &'a Dialect,
    told_apart: Option<&'a BTreeSet<String>>,
    /// Those of the lock, if it knows the request.
    kept: Option<&'a BTreeSet<String>>,
    configured: Option<&'a BTreeSet<String>>,
}

impl OwnConstants<'_> {
    /// Returns the reason for which the parameter of this name is a constant, if it is one.
    pub(in crate::inputs) fn reason(&self, key: &str) -> Option<RowReason> {
        self.stated(key).or_else(|| has(self.told_apart, key).then_some(RowReason::TellsApart))
    }

    /// The same for a parameter of a query with this value, which may also ask for the format of all answers.
    pub(in crate::inputs) fn reason_of_query(&self, key: &str, value: Option<&str>) -> Option<RowReason> {
        let is_of_all = || value.is_some_and(|value| self.dialect.has(key, value));
        self.reason(key).or_else(|| is_of_all().then_some(RowReason::AllRequests))
    }

    /// Returns the constants of a JSON body.
    pub(in crate::inputs) fn of_json(&self, operation: &Operation) -> JsonConstants {
        let JsonTexts { fields: texts, others } = json::literals(operation);
        let call = Call::of(operation, &texts);
        let is_called = |key: &str, value: &str| match self.kept {
            Some(_) => has(self.kept, key),
            None => call.is_named(key, value),
        };
        let all = texts.len();
        let constant = |(key, value): (String, String)| {
            let reason = self.stated(&key).or_else(|| is_called(&key, &value).then_some(RowReason::Called))?;
            Some(JsonConstant { key, value, reason })
        };
        let fields: Vec<JsonConstant> = texts.into_iter().filter_map(constant).collect();
        let is_fixed = !others && !fields.is_empty() && fields.len() == all;
        let whole = is_fixed || registration::variables(operation).is_some();
        JsonConstants { fields, whole }
    }

    /// Returns the reason for which a name is a constant that is no guess.
    fn stated(&self, key: &str) -> Option<RowReason> {
        if has(self.configured, key) {
            return Some(RowReason::Configured);
        }
        protocol::is_field(key).then_some(RowReason::Protocol)
    }
}

fn has(keys: Option<&BTreeSet<String>>, key: &str) -> bool {
    keys.is_some_and(|keys| keys.contains(key))
}
