//! The variables of a client.
//!
//! In: the variables that the collection and the environments declare, and the [`template`]s of its requests, which use them. Out: one list,
//! without the [`dynamic`] variables of Postman.

pub mod dynamic;
mod in_scripts;
mod in_texts;
pub mod template;
mod used;

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Api, Capture, EnvironmentValues, Folder, Operation, Secret, Variable};
use crate::credentials::{Class, Finder, Spot, Text, classify, is_credential_name};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::model::{Auth, Collection, Environment, Variable as Declared};
pub(super) use in_scripts::NamedInScripts;
use in_texts::InTexts;
use used::Used;

/// Adds the global variables to the collection; its own take precedence (Postman's behavior, 3.1).
pub(super) fn add_globals(collection: &mut Collection, globals: Vec<Environment>) {
    let own: BTreeSet<String> = collection.variables.iter().map(|variable| variable.key.clone()).collect();
    let globals = globals.into_iter().flat_map(|file| file.variables);
    collection.variables.extend(globals.filter(|variable| !own.contains(&variable.key)));
}

/// Returns the variables of the client, and the dynamic ones.
pub(super) fn gather(
    collection: &Collection,
    environments: &[Environment],
    root: &Folder,
    secrets: &[Secret],
    named: &NamedInScripts,
) -> (Vec<Variable>, BTreeSet<String>) {
    let (mut found, mut certain) = declared(collection, environments);
    certain.extend(secrets.iter().filter(|one| !one.open).map(|secret| secret.variable.as_str()));
    let mut used = Used::of(root);
    // a variable's value may name others
    let of_environments = environments.iter().flat_map(|environment| &environment.variables);
    let values = of_environments.filter_map(|variable| variable.value.as_ref());
    found.values().filter_map(|variable| variable.value.as_ref()).chain(values).for_each(|value| used.text(value));
    for name in &used.names {
        found.entry(name).or_insert_with(|| unset(name));
    }
    for secret in secrets {
        found.entry(&secret.variable).or_insert_with(|| unset(&secret.variable)).secret |= !secret.open;
    }
    let saved = saved_values(collection, environments);
    let in_texts = InTexts::of(root, &saved);
    for variable in found.values_mut() {
        settle(variable, &used, &in_texts, &certain);
    }
    let declared: Vec<&str> = found.values().filter(|one| one.declared).map(|one| one.name.as_str()).collect();
    let in_scripts: BTreeSet<String> = named.among(&declared).into_iter().map(str::to_owned).collect();
    for variable in found.values_mut().filter(|one| one.declared) {
        variable.may_be_read = used.composes_names || in_scripts.contains(&variable.name);
    }
    // one that the collection declares is not dynamic
    used.dynamic.retain(|name| !found.contains_key(name.as_str()));
    (found.into_values().collect(), used.dynamic)
}

/// Returns the variables that the collection and environments declare, and the names of those that are secret under any name.
fn declared<'a>(
    collection: &'a Collection,
    environments: &'a [Environment],
) -> (BTreeMap<&'a str, Variable>, BTreeSet<&'a str>) {
    let mut finder = Finder::default();
    let mut found: BTreeMap<&str, Variable> = BTreeMap::new();
    let mut certain: BTreeSet<&str> = BTreeSet::new();
    // a value that contains a password, such as a URL, is secret as a whole
    let mut is_marked = |variable: &Declared| {
        let contains = |value: &str| !finder.find(value, Text::Data).is_empty();
        variable.kind == "secret" || variable.value.as_deref().is_some_and(contains)
    };
    let is_credential_under = |name: &str, value: Option<&str>| value.is_some_and(|value| is_credential(name, value));
    for declared in &collection.variables {
        let variable = Variable {
            description: declared.description.clone(),
            value: declared.value.clone(),
            secret: declared.kind == "secret",
            declared: true,
            ..unset(&declared.key)
        };
        found.insert(&declared.key, variable);
        if is_credential_under("", declared.value.as_deref()) || is_marked(declared) {
            certain.insert(&declared.key);
        }
    }
    for variable in environments.iter().flat_map(|environment| &environment.variables) {
        let (value, is_marked) = (variable.value.as_deref(), is_marked(variable));
        if is_marked || is_credential_under("", value) {
            certain.insert(&variable.key);
        }
        let known = found.entry(&variable.key).or_insert_with(|| unset(&variable.key));
        known.declared = true;
        known.secret |= is_marked || is_credential_under(&variable.key, value);
    }
    (found, certain)
}

/// Decides whether a variable is used, and whether it is secret: by its name, its value and its uses. A secret one has no value.
fn settle(variable: &mut Variable, used: &Used, in_texts: &InTexts<'_>, certain: &BTreeSet<&str>) {
    variable.unused = ![&used.names, &used.dynamic].iter().any(|names| names.contains(&variable.name));
    let in_place_of_credential = used.credentials.contains(&variable.name);
    variable.secret |= in_place_of_credential
        || is_credential_name(&variable.name)
        || in_texts.is_credential(&variable.name)
        || variable.value.as_deref().is_some_and(|value| is_credential(&variable.name, value));
    variable.secret_by_name = variable.secret && !in_place_of_credential && !certain.contains(variable.name.as_str());
    if variable.secret {
        variable.value = None;
    }
}

/// The first value that is saved for each variable, and is not empty.
fn saved_values(collection: &Collection, environments: &[Environment]) -> BTreeMap<String, String> {
    let declared = collection.variables.iter().chain(environments.iter().flat_map(|one| &one.variables));
    let mut values = BTreeMap::new();
    for variable in declared {
        if let Some(value) = variable.value.as_ref().filter(|value| !value.is_empty()) {
            values.entry(variable.key.clone()).or_insert_with(|| value.clone());
        }
    }
    values
}

fn is_credential(name: &str, value: &str) -> bool {
    matches!(classify(name, value, Spot::Named), Class::Credential(_))
}

/// The names in use: of declared variables, of those that requests and scripts use, and of those that replace credentials.
pub(super) fn names(
    collection: &Collection,
    environments: &[Environment],
    root: &Folder,
    secrets: &[Secret],
) -> BTreeSet<String> {
    let used = Used::of(root);
    let of_environments = environments.iter().flat_map(|environment| &environment.variables);
    let declared = collection.variables.iter().chain(of_environments).map(|variable| variable.key.clone());
    used.names.into_iter().chain(declared).chain(secrets.iter().map(|secret| secret.variable.clone())).collect()
}

/// The variables in the parts of a request that are sent, without inherited auth.
pub(crate) fn used_by(operation: &Operation) -> BTreeSet<String> {
    let mut used = Used::default();
    used.sent(operation);
    used.names
}

/// The variables that auth names.
pub(crate) fn used_by_auth(auth: &Auth) -> BTreeSet<String> {
    let mut used = Used::default();
    used.auth(auth);
    used.names
}

/// The variables that scripts read.
pub(crate) fn read_by(scripts: &[Capture]) -> BTreeSet<String> {
    let mut used = Used::default();
    scripts.iter().for_each(|capture| used.read(capture));
    used.names
}

/// The values that the collection has saved for its secret variables, empty ones included.
pub(super) fn secret_values(collection: &Collection, variables: &[Variable]) -> Vec<Secret> {
    let secret = secret_names(variables);
    let declared = collection.variables.iter().filter(|variable| secret.contains(variable.key.as_str()));
    declared
        .filter_map(|declared| {
            let found = "the collection's variables".to_owned();
            Some(Secret { variable: declared.key.clone(), value: declared.value.clone()?, found, open: false })
        })
        .collect()
}

/// Leaves out variables that nothing uses, unless the collection declares them and they may be read.
pub(super) fn leave_out_unused(api: &mut Api, declared: &BTreeSet<String>, diagnostics: &mut Diagnostics) {
    let (unused, kept): (Vec<Variable>, Vec<Variable>) = std::mem::take(&mut api.variables)
        .into_iter()
        .partition(|one| one.unused && !(declared.contains(&one.name) && one.may_be_read));
    api.variables = kept;
    if unused.is_empty() {
        return;
    }
    for environment in &mut api.environments {
        unused.iter().for_each(|variable| _ = environment.values.remove(&variable.name));
    }
    // one in place of a credential that is never sent is not of the collection
    let of_collection = unused.iter().filter(|variable| variable.declared);
    let names: Vec<String> = of_collection.map(|variable| format!("`{}`", variable.name)).collect();
    if names.is_empty() {
        return;
    }
    let what = if names.len() == 1 { "a variable" } else { "variables" };
    let message = format!("{what} that no request uses: {}", names.join(", "));
    diagnostics.push(Diagnostic::new(Code::UnusedVariables, message));
}

fn secret_names(variables: &[Variable]) -> BTreeSet<&str> {
    variables.iter().filter(|variable| variable.secret).map(|variable| variable.name.as_str()).collect()
}

/// The values of environments for the secret variables.
pub(super) fn hidden_values(environments: &[Environment], variables: &[Variable]) -> Vec<String> {
    let secret = secret_names(variables);
    let all = environments.iter().flat_map(|environment| &environment.variables);
    all.filter(|variable| secret.contains(variable.key.as_str()))
        .filter_map(|variable| variable.value.clone())
        .collect()
}

/// The values of an environment that are not secret.
pub(super) fn values(environment: &Environment, variables: &[Variable]) -> EnvironmentValues {
    let open: BTreeSet<&str> = variables.iter().filter(|one| !one.secret).map(|one| one.name.as_str()).collect();
    let values = environment.variables.iter().filter(|variable| open.contains(variable.key.as_str()));
    EnvironmentValues {
        name: environment.name.clone(),
        values: values.filter_map(|variable| Some((variable.key.clone(), variable.value.clone()?))).collect(),
    }
}

fn unset(name: &str) -> Variable {
    Variable {
        name: name.to_owned(),
        description: String::new(),
        value: None,
        secret: false,
        secret_by_name: false,
        unused: false,
        declared: false,
        may_be_read: false,
    }
}
