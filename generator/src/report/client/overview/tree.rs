//! The navigation: modules and their operations.

use maud::{Markup, html};

use crate::diagnostic::OneLine;
use crate::lower::model::Module;
use crate::report::client::module::sorted;
use crate::report::client::scope::Scope;
use crate::report::page::{Kind, anchor};

pub fn tree<'a>(module: &'a Module, scope: &Scope<'a>) -> Markup {
    html! {
        ul {
            @for operation in &module.operations {
                @let id = anchor(Kind::Function, &scope.path_of(&operation.ident));
                li data-to=(id) {
                    a href={ "#" (id) } title=(OneLine(&operation.item).to_string()) { (operation.ident) }
                }
            }
            @for inner in sorted(module) {
                @let scope = scope.inside(inner);
                li data-group {
                    details open {
                        summary { (inner.ident) }
                        // a link inside a summary is not accessible to all users
                        a href={ "#" (anchor(Kind::Module, &scope.module_path())) } { "the module " (inner.ident) }
                        (tree(inner, &scope))
                    }
                }
            }
        }
    }
}
