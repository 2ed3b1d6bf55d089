//! The auth of folders: which requests inherit it.

use crate::lower::model::{AuthUse, Gates, Module, Operation};

/// Decides which folders declare their auth.
pub fn settle(root: &mut Module, gates: &Gates) {
    folder(root);
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

/// Returns `true` if an operation names the auth of the module that is `up` levels above.
fn is_inherited(module: &Module, up: usize) -> bool {
    let supers = |path: &str| path.split("::").filter(|segment| *segment == "super").count();
    let names = |operation: &Operation| matches!(&operation.auth, AuthUse::Inherited(path) if supers(path) == up);
    module.operations.iter().any(names) || module.modules.iter().any(|inner| is_inherited(inner, up + 1))
}
