//! The preset of the collection's own script, which (nearly) all requests run: it is declared once, and excluded by requests that do not run it.

use crate::lower::model::{CaptureUse, Ident, Module, Operation, PRESET_ALL};
use crate::resolve::is_common;

/// Removes the preset of the root from the requests that run it, and returns its name.
pub fn take(root: &mut Module) -> Option<Ident> {
    let ident = root.preset.as_ref().map(|preset| preset.ident.clone()).filter(|ident| ident == PRESET_ALL)?;
    let (mut with, mut without) = (0, 0);
    each(root, 0, &mut |operation, depth| match of_root(operation, depth) {
        true => with += 1,
        false => without += 1,
    });
    if !is_common(with, without) {
        return None;
    }
    each(root, 0, &mut |operation, depth| {
        if of_root(operation, depth) {
            operation.presets.remove(0);
        } else {
            operation.without_presets = true;
        }
    });
    Some(ident)
}

/// `depth` is the number of enclosing modules, without the root.
fn each(module: &mut Module, depth: usize, visit: &mut impl FnMut(&mut Operation, usize)) {
    module.operations.iter_mut().for_each(|operation| visit(operation, depth));
    module.modules.iter_mut().for_each(|inner| each(inner, depth + 1, visit));
}

/// Returns `true` if the first preset of an operation is that of the root.
fn of_root(operation: &Operation, depth: usize) -> bool {
    let is_root = |one: &CaptureUse| one.ident == PRESET_ALL && one.module == vec!["super"; depth].join("::");
    operation.presets.first().is_some_and(is_root)
}
