//! The auth that modules declare: that which requests inherit from their folder, and what several requests repeat.

use crate::lower::model::{Auth, AuthUse, FolderAuth, Gates, Module, Operation};

/// So many operations, and most of a module, share an auth without settings, which is one short line.
const LEAST_OF_SHORT: usize = 6;

/// Decides which modules declare an auth.
pub fn settle(root: &mut Module, gates: &Gates) {
    folder(root);
    share(root);
    if let Some(auth) = &mut root.auth {
        auth.may_be_unused = !gates.modules.is_empty();
    }
}

fn folder(module: &mut Module) {
    let inherited = is_inherited(module, 0);
    if let Some(auth) = &mut module.auth {
        auth.inherited = inherited;
    }
    module.modules.iter_mut().for_each(folder);
}

/// Returns `true` if an operation uses the auth of the module `up` levels above.
fn is_inherited(module: &Module, up: usize) -> bool {
    let supers = |path: &str| path.split("::").filter(|segment| *segment == "super").count();
    let names = |operation: &Operation| matches!(&operation.auth, AuthUse::Inherited(path) if supers(path) == up);
    module.operations.iter().any(names) || module.modules.iter().any(|inner| is_inherited(inner, up + 1))
}

/// Declares the auth that several operations repeat in their innermost common module that declares no other auth.
fn share(module: &mut Module) {
    if module.auth.as_ref().is_none_or(|auth| !auth.inherited)
        && let Some(auth) = most_repeated(module)
    {
        inherit(module, &auth, 0);
        module.auth = Some(FolderAuth { auth, inherited: true, may_be_unused: false });
    }
    module.modules.iter_mut().for_each(share);
}

/// Returns the most frequent auth of the operations below, among those that occur in several operations or submodules of this module.
fn most_repeated(module: &Module) -> Option<Auth> {
    let mut found: Vec<(Auth, usize)> = Vec::new();
    collect(module, &mut found);
    let places = |auth: &Auth| {
        let here = module.operations.iter().filter(|operation| has(operation, auth)).count();
        here + module.modules.iter().filter(|inner| below(inner, auth)).count()
    };
    // the first of those that are equally frequent
    let operations = count(module);
    let is_repeated = |auth: &Auth, uses| match auth.settings {
        Some(_) => uses > 1,
        None => uses >= LEAST_OF_SHORT && 2 * uses > operations,
    };
    let shared = found.into_iter().filter(|(auth, uses)| is_repeated(auth, *uses) && places(auth) > 1);
    shared.reduce(|most, other| if other.1 > most.1 { other } else { most }).map(|(auth, _)| auth)
}

fn count(module: &Module) -> usize {
    module.operations.len() + module.modules.iter().map(count).sum::<usize>()
}

fn collect(module: &Module, found: &mut Vec<(Auth, usize)>) {
    for operation in &module.operations {
        if let AuthUse::Own(auth) = &operation.auth {
            match found.iter_mut().find(|(other, _)| other == auth) {
                Some((_, count)) => *count += 1,
                None => found.push((auth.clone(), 1)),
            }
        }
    }
    module.modules.iter().for_each(|inner| collect(inner, found));
}

fn has(operation: &Operation, auth: &Auth) -> bool {
    matches!(&operation.auth, AuthUse::Own(own) if own == auth)
}

fn below(module: &Module, auth: &Auth) -> bool {
    module.operations.iter().any(|operation| has(operation, auth))
        || module.modules.iter().any(|inner| below(inner, auth))
}

/// Makes the operations with an auth use that of the module `up` levels above.
fn inherit(module: &mut Module, auth: &Auth, up: usize) {
    for operation in module.operations.iter_mut().filter(|operation| has(operation, auth)) {
        operation.auth = AuthUse::Inherited(vec!["super"; up].join("::"));
    }
    module.modules.iter_mut().for_each(|inner| inherit(inner, auth, up + 1));
}
