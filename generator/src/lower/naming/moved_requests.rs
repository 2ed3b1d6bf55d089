//! Moved requests: the former paths that callers use, and their current ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::model::{Ident, Module, Moved};
use crate::lower::naming::deprecated_names::own_names;
use crate::lower::naming::plan::{ModulePlan, OperationPlan, RESERVED_MODULES};
use crate::name;

/// The names of the modules, without their contents.
struct Known {
    ident: String,
    functions: BTreeSet<String>,
    modules: Vec<Known>,
    /// The places of the modules by their names and former names.
    places: BTreeMap<String, usize>,
}

/// Keeps the former paths that lead to another module, and sets the path of each operation.
pub fn settle(plan: &mut ModulePlan<'_>) {
    let known = Known::of(plan);
    let mut claimed = BTreeSet::new();
    walk(plan, &[], &mut |operation, path| {
        let paths = std::mem::take(&mut operation.moved);
        let elsewhere = paths.into_iter().filter_map(|old| known.elsewhere(&old, path));
        operation.moved = elsewhere.filter(|old| claimed.insert(old.clone())).collect();
        operation.path = path.iter().chain([&plain(&operation.ident)]).cloned().collect();
    });
}

fn walk(plan: &mut ModulePlan<'_>, path: &[String], visit: &mut dyn FnMut(&mut OperationPlan<'_>, &[String])) {
    plan.operations.iter_mut().for_each(|operation| visit(operation, path));
    for inner in &mut plan.modules {
        let path: Vec<String> = path.iter().cloned().chain([plain(&inner.ident)]).collect();
        walk(inner, &path, visit);
    }
}

impl Known {
    fn of(plan: &ModulePlan<'_>) -> Self {
        let former = |operation: &OperationPlan<'_>| {
            operation.former.iter().map(|words| plain(&name::snake(&words.join(" "), "request"))).collect::<Vec<_>>()
        };
        let functions = plan.operations.iter().flat_map(|one| former(one).into_iter().chain([plain(&one.ident)]));
        let mut places = BTreeMap::new();
        for (place, inner) in plan.modules.iter().enumerate() {
            for ident in [&inner.ident].into_iter().chain(&inner.former) {
                places.entry(plain(ident)).or_insert(place);
            }
        }
        Self {
            ident: plain(&plan.ident),
            functions: functions.collect(),
            modules: plan.modules.iter().map(Self::of).collect(),
            places,
        }
    }

    /// Returns a former path in terms of the current modules; `None` if it leads to the operation anyway, or to another one.
    fn elsewhere(&self, old: &[String], own: &[String]) -> Option<Vec<String>> {
        // the lock may be edited by hand
        let old: Vec<String> = old.iter().map(|one| plain(&name::snake(&name::words(one).join(" "), "old"))).collect();
        let (function, modules) = old.split_last()?;
        if modules.iter().any(|module| RESERVED_MODULES.contains(&module.as_str())) {
            return None;
        }
        let (mut module, mut path) = (Some(self), Vec::new());
        for segment in modules {
            module = module.and_then(|module| Some(&module.modules[*module.places.get(segment)?]));
            path.push(module.map_or(segment, |module| &module.ident).clone());
        }
        if path == own || module.is_some_and(|module| module.functions.contains(function)) {
            return None;
        }
        path.push(function.clone());
        Some(path)
    }
}

fn plain(ident: &str) -> String {
    ident.trim_start_matches("r#").to_owned()
}

/// Adds an alias of each moved operation in its former modules.
pub fn add(root: &mut Module, plan: &ModulePlan<'_>) {
    let mut found = Vec::new();
    gather(root, plan, &mut Vec::new(), &mut found);
    if found.is_empty() {
        return;
    }
    let mut places = BTreeMap::new();
    find_places(root, &mut Vec::new(), &mut places);
    let mut names_of: BTreeMap<Vec<String>, BTreeSet<Ident>> = BTreeMap::new();
    for (old, moved) in found {
        let Some((function, modules)) = old.split_last() else { continue };
        let mut module = &mut *root;
        for (depth, segment) in modules.iter().enumerate() {
            let at = *places.entry(modules[..=depth].to_vec()).or_insert_with(|| {
                module.modules.push(gone(name::snake(&name::words(segment).join(" "), "folder")));
                module.modules.len() - 1
            });
            module = &mut module.modules[at];
        }
        let taken = names_of.entry(modules.to_vec()).or_insert_with(|| {
            let functions = module.operations.iter().flat_map(own_names);
            functions.chain(module.types.iter().map(|def| def.ident.clone())).collect()
        });
        let before = name::snake(&name::words(function).join(" "), "request");
        let mut names = moved.names;
        names.iter_mut().filter(|(now, _)| *now == moved.ident).for_each(|(_, name)| name.clone_from(&before));
        names.retain(|(_, name)| !taken.contains(name));
        taken.extend(names.iter().map(|(_, before)| before.clone()));
        let has_deprecated = moved.at.has_deprecated && names.iter().any(|(now, _)| *now == moved.ident);
        module.moved.push(Moved { names, has_deprecated, ..moved.at });
    }
}

/// Finds the place of each module among those around it, by its path.
fn find_places(module: &Module, path: &mut Vec<String>, places: &mut BTreeMap<Vec<String>, usize>) {
    for (place, inner) in module.modules.iter().enumerate() {
        path.push(plain(&inner.ident));
        places.entry(path.clone()).or_insert(place);
        find_places(inner, path, places);
        path.pop();
    }
}

struct Found {
    ident: Ident,
    names: Vec<(Ident, Ident)>,
    at: Moved,
}

fn gather(module: &Module, plan: &ModulePlan<'_>, path: &mut Vec<Ident>, found: &mut Vec<(Vec<String>, Found)>) {
    for (operation, plan) in module.operations.iter().zip(&plan.operations) {
        for old in &plan.moved {
            let names = own_names(operation).into_iter().map(|name| (name.clone(), name)).collect();
            let has_deprecated = operation.deprecated.is_some();
            let at = Moved { module: path.clone(), names: Vec::new(), has_deprecated };
            found.push((old.clone(), Found { ident: operation.ident.clone(), names, at }));
        }
    }
    for (inner, plan) in module.modules.iter().zip(&plan.modules) {
        path.push(inner.ident.clone());
        gather(inner, plan, path, found);
        path.pop();
    }
}

/// Returns a module whose folder no longer exists.
fn gone(ident: Ident) -> Module {
    Module { ident, docs: vec!["Requests that are in other folders now.".to_owned()], gone: true, ..Module::default() }
}
