//! The types that a module declares, each once, with its fields.

use maud::{Markup, html};

use super::fields::Fields;
use super::scope::Scope;
use crate::lower::model::{Module, TypeDef, TypeKind};
use crate::report::page::{Kind, anchor, counted, prose};

pub fn types<'a>(module: &'a Module, scope: &Scope<'a>) -> Markup {
    let of_operations = module.operations.iter().flat_map(|operation| &operation.types);
    let mut types: Vec<&TypeDef> = of_operations.chain(&module.types).collect();
    types.sort_by_key(|def| &def.ident);
    html! {
        @if !types.is_empty() {
            details data-group {
                summary { (counted(types.len(), "type")) @if !scope.module_path().is_empty() { " of " code { (scope.module_path()) } } }
                @for def in types { (definition(def, scope)) }
            }
        }
    }
}

fn definition<'a>(def: &'a TypeDef, scope: &Scope<'a>) -> Markup {
    let path = scope.path_of(&def.ident);
    html! {
        details.type id=(anchor(Kind::Type, &path)) data-entry=(path) {
            summary { h4 { (def.ident) } " " span.quiet { (kind(def)) } }
            div.inside {
                (prose(&def.docs))
                (Fields::one_level().of_name(&def.ident, scope))
            }
        }
    }
}

fn kind(def: &TypeDef) -> String {
    match &def.kind {
        TypeKind::Struct { fields, .. } => format!("struct, {}", counted(fields.len(), "field")),
        TypeKind::Body { fields, .. } => format!("struct to send, {}", counted(fields.len(), "field")),
        TypeKind::Enum(variants) => format!("enum of strings, {}", counted(variants.len(), "variant")),
        TypeKind::Union(variants) => format!("enum by the kind of JSON, {}", counted(variants.len(), "variant")),
        TypeKind::ByStatus(variants) => format!("enum by status, {}", counted(variants.len(), "variant")),
    }
}
