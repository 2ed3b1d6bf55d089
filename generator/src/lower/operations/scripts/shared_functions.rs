//! Scripts that several requests of a module share: one function, named after the variables that it sets.

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::model::{CAPTURE_ALL, Capture, CaptureUse, Ident, Module, Operation, PRESET_ALL, Reads};
use crate::lower::naming::plan::link;
use crate::name;

/// The longest name; longer ones leave out the last variables.
const LONGEST: usize = 40;

/// Replaces equal functions by a shared one. Returns the new path of each replaced function, from the client's root.
pub fn share(root: &mut Module) -> BTreeMap<String, String> {
    let mut renamed = BTreeMap::new();
    module(root, &mut Vec::new(), &mut renamed);
    renamed
}

fn module(module: &mut Module, path: &mut Vec<Ident>, renamed: &mut BTreeMap<String, String>) {
    let mut groups: Vec<(Capture, Vec<Ident>)> = Vec::new();
    for script in module.operations.iter().flat_map(own).filter(|script| is_of_any_answer(script)) {
        match groups.iter_mut().find(|(other, _)| other.does_as(script)) {
            Some((_, idents)) => idents.push(script.ident.clone()),
            None => groups.push((script.clone(), vec![script.ident.clone()])),
        }
    }
    groups.retain(|(_, idents)| idents.len() > 1);
    let mut taken: BTreeSet<Ident> = module.operations.iter().flat_map(functions).collect();
    for (script, idents) in groups {
        let Some(ident) = names(&script).into_iter().find(|name| !taken.contains(name)) else { continue };
        taken.insert(ident.clone());
        for operation in &mut module.operations {
            idents.iter().for_each(|before| refer(operation, before, &ident));
        }
        let from_root = |ident: &Ident| path.iter().chain([ident]).cloned().collect::<Vec<_>>().join("::");
        renamed.extend(idents.iter().map(|before| (from_root(before), from_root(&ident))));
        module.scripts.push(Capture { ident, ..script });
    }
    for inner in &mut module.modules {
        path.push(inner.ident.clone());
        self::module(inner, path, renamed);
        path.pop();
    }
}

fn own(operation: &Operation) -> impl Iterator<Item = &Capture> {
    operation.preset.iter().chain(&operation.capture)
}

/// Returns `true` if its second argument has the same type in every operation.
fn is_of_any_answer(script: &Capture) -> bool {
    matches!(script.reads, Reads::Sources | Reads::Response)
}

/// Returns the functions that a module declares for an operation.
fn functions(operation: &Operation) -> Vec<Ident> {
    let renewal = operation.renewal.iter().map(|renewal| renewal.ident.clone());
    let paging = operation.paging.iter().map(|paging| paging.ident.clone());
    let scripts = own(operation).map(|script| script.ident.clone());
    [operation.ident.as_str(), PRESET_ALL, CAPTURE_ALL]
        .map(str::to_owned)
        .into_iter()
        .chain(scripts)
        .chain(renewal)
        .chain(paging)
        .collect()
}

/// Returns the possible names: `capture_token_and_expiry`, then `capture_token`, with fewer variables.
fn names(script: &Capture) -> Vec<Ident> {
    let what = if script.reads == Reads::Sources { "preset" } else { "capture" };
    let mut variables: Vec<&str> = Vec::new();
    for variable in script.variables() {
        let variable = variable.trim_start_matches("r#");
        if !variables.contains(&variable) {
            variables.push(variable);
        }
    }
    let named = |variables: &[&str]| name::snake(&format!("{what} {}", variables.join(" and ")), what);
    (1..=variables.len()).rev().map(|count| named(&variables[..count])).filter(|name| name.len() <= LONGEST).collect()
}

/// Makes an operation call the shared function, in code and in docs.
fn refer(operation: &mut Operation, before: &Ident, ident: &Ident) {
    let is_before = |script: &mut Capture| script.ident == *before;
    let found = operation.preset.take_if(is_before).or_else(|| operation.capture.take_if(is_before));
    if found.is_none() {
        return;
    }
    let uses = operation.presets.iter_mut().chain(&mut operation.captures);
    for one in uses.filter(|one: &&mut CaptureUse| one.module.is_empty() && one.ident == *before) {
        one.ident.clone_from(ident);
    }
    for line in &mut operation.docs {
        *line = line.replace(&link(before), &link(ident));
    }
}
