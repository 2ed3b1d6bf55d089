//! The definitions of received types; bodies and enums are in the files beside.

use crate::emit::text::block::{Block, Lines};
use crate::emit::text::literal;
use crate::emit::types::reference::{COMPLEX, derives, rename_all, text};
use crate::emit::types::{body_table, kind_enum, status_enum, text_enum};
use crate::infer::model::Presence;
use crate::lower::model::types::key_case::Casing;
use crate::lower::model::{Derive, Derives, Field, TypeDef, TypeKind};

/// Writes the type, and its impls.
pub fn define(def: &TypeDef) -> Vec<Block> {
    match &def.kind {
        TypeKind::Struct { default, casing, fields } => vec![structure(def, *default, *casing, fields)],
        TypeKind::Body { casing, fields } => vec![body_table::define(def, *casing, fields)],
        TypeKind::Union(variants) => vec![kind_enum::define(def, variants)],
        TypeKind::Enum(variants) => vec![text_enum::define(def, variants)],
        TypeKind::ByStatus(variants) => status_enum::define(def, variants),
    }
}

fn structure(def: &TypeDef, default: bool, casing: Option<Casing>, fields: &[Field]) -> Block {
    let mut lines = Lines::of_docs(&def.docs);
    derives(if default { &["Default"] } else { &[] }, def.derives, &mut lines);
    if let Some(casing) = casing {
        lines.line(0, rename_all(casing));
    }
    if fields.iter().any(Field::is_complex) {
        lines.line(0, COMPLEX);
    }
    lines.line(0, "#[non_exhaustive]");
    lines.line(0, format!("pub struct {} {{{}", def.ident, if fields.is_empty() { "}" } else { "" }));
    for one in fields {
        field(one, def.derives, &mut lines);
    }
    if !fields.is_empty() {
        lines.line(0, "}");
    }
    Block::Definition(lines)
}

fn field(field: &Field, derives: Derives, lines: &mut Lines) {
    lines.docs(1, &field.docs);
    attributes(field, derives).into_iter().for_each(|attribute| lines.line(1, attribute));
    let ty = text(&field.ty);
    let ty = match field.presence {
        Presence::Required | Presence::List => ty,
        Presence::Optional | Presence::Nullable => format!("Option<{ty}>"),
        Presence::OptionalNullable => format!("Option<Option<{ty}>>"),
    };
    lines.line(1, format!("pub {}: {ty},", field.ident));
}

fn attributes(field: &Field, derives: Derives) -> Vec<String> {
    let deserializes = derives.deserialize == Derive::Yes;
    let mut attributes = Vec::new();
    if deserializes
        && !field.flatten
        && field.presence == Presence::Required
        && (field.ty.is_container() || field.ty.is_by_serde())
    {
        attributes.push("#[required]".to_owned());
    }
    if deserializes && field.ty.is_by_serde() {
        attributes.push("#[by_serde]".to_owned());
    }
    let mut settings = Vec::new();
    if field.flatten {
        settings.push("flatten".to_owned());
    }
    if let Some(rename) = &field.rename {
        settings.push(format!("rename = {}", literal::string(rename)));
    }
    let is_optional = matches!(field.presence, Presence::Optional | Presence::OptionalNullable);
    if is_optional && derives.serialize != Derive::No {
        settings.push("skip_serializing_if = \"Option::is_none\"".to_owned());
    }
    if !settings.is_empty() {
        attributes.push(format!("#[serde({})]", settings.join(", ")));
    }
    attributes
}

#[cfg(test)]
mod tests {
    use super::define;
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::infer::model::Presence;
    use crate::lower::model::TypeRef;

    #[test]
    fn received_structs_are_lenient() {
        assert_eq!(
            print::text(define(&sample::structure("A", sample::fields(Presence::List)))),
            r##"
#[derive(Clone, Debug, Default, FromJson)]
#[cfg_attr(feature = "serialize", derive(serde::Serialize))]
#[non_exhaustive]
pub struct A {
    pub id: i64,
    /// Such as `x`.
    #[serde(rename = r#"a "b""#, skip_serializing_if = "Option::is_none")]
    pub a_b: Option<Map<String, Value>>,
    pub none: Option<Box<A>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub both: Option<Option<BTreeMap<String, f64>>>,
    pub r#type: Vec<Option<String>>,
}
"##
        );
    }

    #[test]
    fn parsed_texts_and_the_callers_types_need_no_import_but_one() {
        use crate::infer::model::Parsed;
        let types = [
            (TypeRef::Parsed(Parsed::TimeDateTime), "Parsed<postman_client::time::OffsetDateTime>"),
            (TypeRef::Parsed(Parsed::ChronoDateTime), "Parsed<postman_client::json::ChronoDateTime>"),
            (TypeRef::Parsed(Parsed::JiffDate), "Parsed<postman_client::jiff::civil::Date>"),
            (TypeRef::Parsed(Parsed::Uuid), "Parsed<postman_client::uuid::Uuid>"),
            (TypeRef::Path("crate::money::Amount".into()), "crate::money::Amount"),
        ];
        for (ty, expected) in types {
            let fields = vec![sample::field("a", ty, Presence::Required)];
            let text = print::text(define(&sample::structure("A", fields)));
            assert!(text.contains(&format!("pub a: {expected},")), "{text}");
        }
    }
}
