//! The shared types that each module may use, and those that callers use from it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::lower::model::{Ident, Import, Module, SHARED};
use crate::lower::naming::plan::ModulePlan;

/// `former` are the shared types that used to be in a module, by its index.
pub fn add(root: &mut Module, plan: &ModulePlan<'_>, former: &BTreeMap<Option<usize>, BTreeSet<Ident>>) {
    let Some(types) = root.modules.iter().find(|module| module.ident == SHARED) else { return };
    let mut names: Vec<Ident> = types.types.iter().map(|def| def.ident.clone()).collect();
    names.sort();
    declare(root, Some(plan), &Shared { names: names.into(), former }, 0);
}

struct Shared<'a> {
    names: Arc<[Ident]>,
    former: &'a BTreeMap<Option<usize>, BTreeSet<Ident>>,
}

fn declare(module: &mut Module, plan: Option<&ModulePlan<'_>>, shared: &Shared<'_>, depth: usize) {
    let path = if depth == 0 { SHARED.to_owned() } else { format!("{}{SHARED}", "super::".repeat(depth)) };
    if module.ident != SHARED || depth != 1 {
        let kept = plan.and_then(|plan| shared.former.get(&plan.index)).cloned().unwrap_or_default();
        module.imports.push(Import { path, names: Arc::clone(&shared.names), kept });
    }
    let plans = plan.map(|plan| plan.modules.as_slice()).unwrap_or_default();
    let plans: BTreeMap<&Ident, &ModulePlan<'_>> = plans.iter().map(|plan| (&plan.ident, plan)).collect();
    for inner in &mut module.modules {
        let plan = plans.get(&inner.ident).copied();
        declare(inner, plan, shared, depth + 1);
    }
}
