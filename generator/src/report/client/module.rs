//! A module: its docs, auth, operations, types and submodules.

use maud::{Markup, html};

use super::operation::operation;
use super::scope::Scope;
use super::types;
use crate::emit::excerpt;
use crate::lower::model::Module;
use crate::report::page::{Kind, anchor, prose, rust};

/// Returns the submodules with items of their own, without former names of others.
pub fn sorted(module: &Module) -> Vec<&Module> {
    let mut modules: Vec<&Module> = module.modules.iter().filter(|inner| !inner.gone).collect();
    modules.sort_by_key(|inner| inner.ident.trim_start_matches("r#"));
    modules
}

pub fn module<'a>(of: &'a Module, scope: &Scope<'a>) -> Markup {
    let path = scope.module_path();
    html! {
        @if let Some(auth) = &of.auth {
            p { "Auth that the requests inherit:" }
            (rust(&excerpt::auth(&auth.auth)))
        }
        @for one in &of.operations {
            (operation(one, scope))
        }
        (types::types(of, scope))
        @for inner in sorted(of) {
            @let scope = scope.inside(inner);
            @let id = anchor(Kind::Module, &scope.module_path());
            section data-group aria-labelledby=(id) {
                h3 id=(id) {
                    @if !path.is_empty() { (path) "::" }
                    (inner.ident)
                }
                (prose(&inner.docs))
                (module(inner, &scope))
            }
        }
    }
}
