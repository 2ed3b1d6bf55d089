//! The names of modules and functions, all decided before anything is lowered.
//!
//! A name depends on the folder and the request alone: order does not matter, and a request that is added elsewhere changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::model::Ident;
use crate::name;
use crate::resolve::model::{Folder, Operation};

/// A module and the folder it is made from.
#[derive(Debug)]
pub(super) struct ModulePlan<'a> {
    /// `None` for the root.
    pub index: Option<usize>,
    pub ident: Ident,
    pub folder: &'a Folder,
    pub operations: Vec<OperationPlan<'a>>,
    pub modules: Vec<ModulePlan<'a>>,
}

#[derive(Debug)]
pub(super) struct OperationPlan<'a> {
    pub operation: &'a Operation,
    pub ident: Ident,
    /// The words of the name, from which the names of its types are made.
    pub words: Vec<String>,
}

/// A doc link to a function; rustdoc cannot link to a raw identifier, that is only shown.
pub(super) fn link(path: &str) -> String {
    if path.contains("r#") { format!("`{path}`") } else { format!("[`{path}`]") }
}

impl OperationPlan<'_> {
    /// `ListAccounts` + suffix.
    pub(super) fn type_name(&self, suffix: &str) -> Ident {
        let mut words = self.words.clone();
        words.extend(name::words(suffix));
        name::upper_camel(&words.join(" "), "Request")
    }
}

/// Module names that the client uses, that crates have, or that some file systems forbid.
const RESERVED_MODULES: [&str; 16] = [
    "types",
    "client",
    "variables",
    "lib",
    "main",
    "mod_",
    "std",
    "core",
    "alloc",
    "serde",
    "serde_json",
    "postman_client",
    "aux",
    "con",
    "nul",
    "prn",
];
/// Function names that would hide the client's own.
const RESERVED_FUNCTIONS: [&str; 4] = ["auth", "main", "capture_all", "preset_all"];
/// Longer names are cut between words.
const LONGEST: usize = 60;

pub(super) fn plan(root: &Folder) -> ModulePlan<'_> {
    let mut next = 0;
    module(root, String::new(), None, &mut next)
}

fn module<'a>(folder: &'a Folder, ident: Ident, index: Option<usize>, next: &mut usize) -> ModulePlan<'a> {
    let names = unique(folder.operations.iter().map(Candidate::of_operation).collect(), &RESERVED_FUNCTIONS, "request");
    let operations = folder
        .operations
        .iter()
        .zip(names)
        .map(|(operation, words)| OperationPlan { operation, ident: name::snake(&words.join(" "), "request"), words })
        .collect();
    let names = unique(folder.folders.iter().map(Candidate::of_folder).collect(), &RESERVED_MODULES, "folder");
    let modules = folder
        .folders
        .iter()
        .zip(names)
        .map(|(inner, words)| {
            let index = *next;
            *next += 1;
            module(inner, name::snake(&words.join(" "), "folder"), Some(index), next)
        })
        .collect();
    ModulePlan { index, ident, folder, operations, modules }
}

/// The names that an element could have, the best first, and what tells it from its namesakes.
struct Candidate {
    names: Vec<Vec<String>>,
    key: Vec<String>,
}

impl Candidate {
    fn of_operation(operation: &Operation) -> Self {
        let path = path_words(&operation.url.base);
        let mut fallback = name::words(&operation.method.to_lowercase());
        fallback.extend(path.clone());
        let own = name_words(&operation.name, &fallback);
        let mut with_method = own.clone();
        with_method.extend(name::words(&operation.method.to_lowercase()));
        let mut with_path = own.clone();
        with_path.extend(path.last().cloned());
        let mut with_all = own.clone();
        with_all.extend(fallback);
        let key = operation_key(operation);
        Self { names: vec![own, with_method, with_path, with_all], key }
    }

    fn of_folder(folder: &Folder) -> Self {
        let mut operations: Vec<_> = folder.operations.iter().map(operation_key).collect();
        operations.sort();
        let mut key = vec![folder.name.clone()];
        key.extend(operations.into_iter().next().unwrap_or_default());
        key.push(folder.place.pointer.clone());
        Self { names: vec![name_words(&folder.name, &["folder".to_owned()])], key }
    }
}

/// What tells an operation from its namesakes; its place only when nothing else does.
fn operation_key(operation: &Operation) -> Vec<String> {
    let query =
        operation.url.query.iter().map(|row| format!("{}={}", row.key, row.value.as_deref().unwrap_or_default()));
    vec![
        operation.method.clone(),
        operation.url.base.clone(),
        operation.name.clone(),
        query.collect::<Vec<_>>().join("&"),
        operation.id.clone().unwrap_or_default(),
        operation.place.pointer.clone(),
    ]
}

/// Gives each candidate the first of its names that nobody has; among namesakes the smallest key chooses first.
fn unique(candidates: Vec<Candidate>, reserved: &[&str], suffix: &str) -> Vec<Vec<String>> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|a, b| candidates[*a].key.cmp(&candidates[*b].key));
    let mut taken: BTreeSet<String> = reserved.iter().map(|name| (*name).to_owned()).collect();
    // everybody's own name comes before anybody's second choice
    let mut result: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for index in &order {
        let own = &candidates[*index].names[0];
        if taken.insert(spelled(own)) {
            result.insert(*index, own.clone());
        }
    }
    for index in order {
        if result.contains_key(&index) {
            continue;
        }
        let own = &candidates[index].names[0];
        let mut with_suffix = own.clone();
        with_suffix.push(suffix.to_owned());
        let reserved_name = reserved.contains(&spelled(own).as_str()).then_some(with_suffix);
        let numbered = (2..).map(|n: usize| own.iter().cloned().chain([n.to_string()]).collect());
        let name = reserved_name
            .into_iter()
            .chain(candidates[index].names[1..].iter().cloned())
            .chain(numbered)
            .find(|name| !taken.contains(&spelled(name)));
        let name = name.unwrap_or_default();
        taken.insert(spelled(&name));
        result.insert(index, name);
    }
    result.into_values().collect()
}

fn spelled(words: &[String]) -> String {
    name::snake(&words.join(" "), "request")
}

/// The words of an item's name; a name that is a URL counts as its path.
fn name_words(text: &str, fallback: &[String]) -> Vec<String> {
    let text = text
        .split_once("://")
        .filter(|(scheme, _)| scheme.starts_with("http"))
        .map_or(text, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let words = name::words(text);
    let words = if words.is_empty() { fallback.to_vec() } else { words };
    let mut length = 0;
    let short: Vec<String> = words
        .iter()
        .take_while(|word| {
            length += word.len() + 1;
            length <= LONGEST
        })
        .cloned()
        .collect();
    if short.is_empty() {
        words.into_iter().take(1).map(|word| word.chars().take(LONGEST).collect()).collect()
    } else {
        short
    }
}

/// The words of a URL's path, variables left out.
fn path_words(url: &str) -> Vec<String> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    path.split('/')
        .skip(1)
        .filter(|segment| !segment.starts_with(':') && !segment.contains("{{"))
        .flat_map(name::words)
        .collect()
}
