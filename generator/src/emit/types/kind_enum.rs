//! Enums of the JSON kinds that one place may have.

use crate::emit::text::block::{Block, Lines};
use crate::emit::types::{reference, status_enum};
use crate::lower::model::{Derive, TypeDef, UnionVariant};
use crate::lower::runtime::types::VALUE;

/// Writes the enum.
pub fn define(def: &TypeDef, variants: &[UnionVariant]) -> Block {
    let mut lines = Lines::of_docs(&def.docs);
    reference::derives(&[], def.derives, &mut lines);
    if def.derives.serialize != Derive::No {
        lines.line(0, "#[serde(untagged)]");
    }
    if status_enum::is_large(variants.iter().map(|variant| &variant.ty)) {
        lines.line(0, status_enum::LARGE);
    }
    lines.line(0, format!("pub enum {} {{", def.ident));
    for variant in variants {
        if def.derives.deserialize == Derive::Yes && variant.ty.is_by_serde() {
            lines.line(1, "#[by_serde]");
        }
        lines.line(1, format!("{}({}),", variant.ident, reference::text(&variant.ty)));
    }
    lines.line(1, format!("Other({}),", VALUE.name));
    lines.line(0, "}");
    Block::Definition(lines)
}

#[cfg(test)]
mod tests {
    use super::define;
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::lower::model::{TypeKind, TypeRef, UnionVariant};

    #[test]
    fn a_union_has_a_variant_for_each_kind() {
        let variants = vec![
            UnionVariant { ident: "Float", ty: TypeRef::F64 },
            UnionVariant { ident: "Object", ty: sample::named("Price") },
        ];
        let def = sample::define("PriceValue", sample::ANSWER, TypeKind::Union(variants.clone()));
        assert_eq!(
            print::text([define(&def, &variants)]),
            r#"
#[derive(Clone, Debug, FromJson)]
#[cfg_attr(feature = "serialize", derive(serde::Serialize))]
#[serde(untagged)]
#[allow(clippy::large_enum_variant, reason = "matched, not stored")]
pub enum PriceValue {
    Float(f64),
    Object(Price),
    Other(Value),
}
"#
        );
    }

    #[test]
    fn a_sent_union_is_read_only_by_feature() {
        let variants = vec![UnionVariant { ident: "Bool", ty: TypeRef::Bool }];
        let def = sample::define("Flag", sample::BODY, TypeKind::Union(variants.clone()));
        assert_eq!(
            print::text([define(&def, &variants)]),
            r#"
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "deserialize", derive(serde::Deserialize))]
#[serde(untagged)]
pub enum Flag {
    Bool(bool),
    Other(Value),
}
"#
        );
    }
}
