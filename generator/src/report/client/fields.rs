//! The fields of types in the place of their use, with those of nested types.

use maud::{Markup, html};

use super::scope::Scope;
use crate::diagnostic::OneLine;
use crate::emit::excerpt;
use crate::lower::model::types::key_case::serde_name;
use crate::lower::model::{Field, TypeDef, TypeKind, TypeRef, VariantAnswer};
use crate::report::page::{linked, prose};

/// The largest number of rows for one answer or body. The rest is in the list of types.
const MAX_ROWS: usize = 60;
const MAX_DEPTH: usize = 5;

pub struct Fields {
    rows_left: usize,
    /// The types that were already unfolded.
    seen: Vec<*const TypeDef>,
    level: usize,
}

impl Fields {
    pub fn new() -> Self {
        Self { rows_left: MAX_ROWS, seen: Vec::new(), level: 0 }
    }

    /// Shows all fields of one type, without nested ones.
    pub fn one_level() -> Self {
        Self { rows_left: usize::MAX, seen: Vec::new(), level: MAX_DEPTH - 1 }
    }

    pub fn of<'a>(&mut self, ty: &'a TypeRef, scope: &Scope<'a>) -> Markup {
        let parts: Vec<Markup> = excerpt::names(ty).into_iter().map(|name| self.of_name(name, scope)).collect();
        html! { @for part in &parts { (part) } }
    }

    /// Shows nothing for a type that was already unfolded, or is nested too deeply: its name is a link.
    pub fn of_name<'a>(&mut self, name: &'a str, scope: &Scope<'a>) -> Markup {
        let Some((home, def)) = scope.find(name) else { return html! {} };
        if self.level == MAX_DEPTH || self.rows_left == 0 || self.seen.contains(&std::ptr::from_ref(def)) {
            return html! {};
        }
        self.seen.push(def);
        self.level += 1;
        let rows = self.rows(def, &scope.at(&home));
        self.level -= 1;
        rows
    }

    fn rows<'a>(&mut self, def: &'a TypeDef, scope: &Scope<'a>) -> Markup {
        let mut rows = Vec::new();
        let mut more = 0;
        let mut add = |fields: &mut Self, row: &mut dyn FnMut(&mut Self) -> Markup| {
            if fields.rows_left == 0 {
                more += 1;
            } else {
                fields.rows_left -= 1;
                rows.push(row(fields));
            }
        };
        match &def.kind {
            TypeKind::Struct { fields, .. } | TypeKind::Body { fields, .. } => {
                for field in fields {
                    add(self, &mut |fields| fields.field(def, field, scope));
                }
            }
            TypeKind::Union(variants) => {
                for variant in variants {
                    add(self, &mut |fields| fields.holding(variant.ident, &variant.ty, scope));
                }
            }
            TypeKind::Enum(variants) => {
                for (ident, text) in variants {
                    add(self, &mut |_| html! { li { code { (ident) } ": " code { (format!("{text:?}")) } } });
                }
            }
            TypeKind::ByStatus(variants) => {
                for variant in variants {
                    add(self, &mut |fields| match &variant.answer {
                        VariantAnswer::Json(ty, _) | VariantAnswer::Lines(ty, _) => {
                            fields.holding(&variant.ident, ty, scope)
                        }
                        other => html! { li { code { (variant.ident) (plain(other)) } (prose(&variant.docs)) } },
                    });
                }
            }
        }
        html! {
            @if !rows.is_empty() {
                ul.fields {
                    @for row in &rows { (row) }
                    @if more > 0 { li.quiet { "and " (more) " more: see the type" } }
                }
            }
        }
    }

    fn field<'a>(&mut self, def: &TypeDef, field: &'a Field, scope: &Scope<'a>) -> Markup {
        if let Some(text) = &field.constant {
            return html! { li { code { (field.ident) } ": always " code { (format!("{text:?}")) } } };
        }
        let inside = self.of(&field.ty, scope);
        html! {
            li {
                code { (field.ident) } ": " (linked(&excerpt::field(field), &|name| scope.link(name)))
                @if let Some(key) = key(def, field) { " " span.quiet { "key " code { (OneLine(&key).to_string()) } } }
                (prose(&field.docs))
                (folded(&field.ident, inside))
            }
        }
    }

    fn holding<'a>(&mut self, name: &str, ty: &'a TypeRef, scope: &Scope<'a>) -> Markup {
        let inside = self.of(ty, scope);
        html! {
            li {
                code { (name) } "(" (linked(&excerpt::type_reference(ty), &|name| scope.link(name))) ")"
                (folded(name, inside))
            }
        }
    }
}

fn folded(name: &str, inside: Markup) -> Markup {
    html! {
        @if !inside.0.is_empty() {
            details open { summary.quiet { "inside " code { (name) } } (inside) }
        }
    }
}

/// Returns the key in the JSON, if it is not the field's name.
fn key(def: &TypeDef, field: &Field) -> Option<String> {
    if let Some(rename) = &field.rename {
        return Some(rename.clone());
    }
    let (TypeKind::Struct { casing: Some(casing), .. } | TypeKind::Body { casing: Some(casing), .. }) = &def.kind
    else {
        return None;
    };
    Some(casing.apply(&field.ident)).filter(|key| key != serde_name(&field.ident))
}

fn plain(answer: &VariantAnswer) -> &'static str {
    match answer {
        VariantAnswer::Json(..) | VariantAnswer::Lines(..) | VariantAnswer::Empty => "",
        VariantAnswer::Text => "(String)",
        VariantAnswer::Bytes => "(Bytes)",
    }
}
