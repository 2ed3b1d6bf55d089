//! Former names of operations and their types, so that callers which use them still compile.

use std::collections::BTreeSet;

use crate::infer;
use crate::lower::model::{Body, Former, Ident, Module, Operation, Saved, SavedHome};
use crate::lower::naming::plan::{ModulePlan, OperationPlan};
use crate::name;

/// `plan` is that of the module.
pub fn add(module: &mut Module, plan: &ModulePlan<'_>) {
    if plan.operations.iter().any(|operation| !operation.former.is_empty()) {
        let mut taken = declared(module);
        for (operation, plan) in module.operations.iter_mut().zip(&plan.operations) {
            operation.former = plan.former.iter().map(|words| former(operation, plan, words, &mut taken)).collect();
        }
    }
    for (module, plan) in module.modules.iter_mut().zip(&plan.modules) {
        add(module, plan);
    }
}

/// Returns the types that the module declares.
fn declared(module: &Module) -> BTreeSet<Ident> {
    let shared = module.types.iter().map(|def| def.ident.clone());
    module.operations.iter().flat_map(own_types).chain(shared).collect()
}

/// Returns the names of types that only the operation uses, and that callers may name.
pub fn own_names(operation: &Operation) -> Vec<Ident> {
    let saved = match operation.body.as_ref().and_then(Body::saved) {
        Some(Saved { home: Some(SavedHome::Function(ident)), .. }) => Some(ident.clone()),
        _ => None,
    };
    [operation.ident.clone()].into_iter().chain(saved).chain(own_types(operation)).collect()
}

fn own_types(operation: &Operation) -> Vec<Ident> {
    let form = match &operation.body {
        Some(Body::Form { def, .. }) => Some(&def.ident),
        _ => None,
    };
    let options = operation.options.iter().map(|options| &options.ident);
    options.chain(form).chain(operation.types.iter().map(|def| &def.ident)).cloned().collect()
}

fn former(operation: &Operation, plan: &OperationPlan<'_>, words: &[String], taken: &mut BTreeSet<Ident>) -> Former {
    let camel = |words: &str| name::upper_camel(words, "Request");
    let (now, before) = (plan.words.join(" "), words.join(" "));
    // parts of an answer have no verb
    let both = |now: &str, before: &str| {
        [(camel(now), camel(before)), (camel(infer::object(now)), camel(infer::object(before)))]
    };
    let mut prefixes = both(&now, &before).to_vec();
    prefixes.extend(
        type_words(plan, words).into_iter().flat_map(|former| both(&plan.type_words.join(" "), &former.join(" "))),
    );
    let mut types = Vec::new();
    for ident in own_types(operation) {
        let renamed = |(now, before): &(Ident, Ident)| {
            let rest = ident.strip_prefix(now.as_str()).filter(|rest| !rest.starts_with(char::is_lowercase))?;
            Some(format!("{before}{rest}"))
        };
        // a type of the thing itself is not called by its requests
        let is_whole = |(now, _): &&(Ident, Ident)| *now != prefixes[0].0 && *now == ident;
        let old = prefixes.iter().filter(|prefix| !is_whole(prefix)).find_map(renamed);
        if let Some(old) = old.filter(|old| taken.insert(old.clone())) {
            types.push((old, ident));
        }
    }
    Former { ident: name::snake(&before, "request"), types }
}

/// Returns the words that its types had with its former name, if they are others: what the name leaves out now, it left out before.
fn type_words(plan: &OperationPlan<'_>, former: &[String]) -> Option<Vec<String>> {
    let (now, of_types) = (&plan.words, &plan.type_words);
    let left_out = of_types.len().checked_sub(now.len()).filter(|number| *number > 0)?;
    let same = now.iter().zip(of_types).take_while(|(one, other)| one == other).count();
    let (left_out, after) = of_types[same..].split_at(left_out);
    let (before_it, behind_it) = former.split_at_checked(same)?;
    (*after == now[same..]).then(|| [before_it, left_out, behind_it].concat())
}
