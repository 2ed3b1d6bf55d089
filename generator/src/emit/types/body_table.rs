//! The objects of JSON bodies: tables in a macro of the runtime.

use crate::emit::text::block::{Block, Lines};
use crate::emit::text::literal::ordinary;

use crate::emit::types::reference::{COMPLEX, DERIVED_BY_FEATURE, rename_all, text};
use crate::infer::model::Presence;
use crate::lower::model::types::key_case::Casing;
use crate::lower::model::{Derive, Field, TypeDef};
use crate::lower::runtime::functions::codegen;

/// `postman_client::codegen::body! { … }`
pub fn define(def: &TypeDef, casing: Option<Casing>, fields: &[Field]) -> Block {
    let mut table = Lines::default();
    table.line(0, format!("postman_client::codegen::{}! {{", codegen::BODY));
    table.docs(1, &def.docs);
    if def.derives.deserialize == Derive::Feature {
        table.line(1, DERIVED_BY_FEATURE);
    }
    if let Some(casing) = casing {
        table.line(1, rename_all(casing));
    }
    if fields.iter().any(Field::is_complex) {
        table.line(1, COMPLEX);
    }
    table.line(1, format!("pub struct {} {{", def.ident));
    for field in fields {
        match &field.constant {
            Some(text) => table.line(2, format!("{},", constant(field, text))),
            None => {
                table.docs(2, &field.docs);
                table.line(2, format!("{},", row(field)));
            }
        }
    }
    table.line(1, "}");
    table.line(0, "}");
    Block::Table(table)
}

/// `const method = "host.get" as "Method"`
fn constant(field: &Field, text: &str) -> String {
    let key = field.rename.as_ref().map(|key| format!(" as {}", ordinary(key))).unwrap_or_default();
    format!("const {} = {}{key}", field.ident, ordinary(text))
}

/// `pub pages?: i64 = "page count"`
fn row(field: &Field) -> String {
    let mark = match field.presence {
        Presence::Required | Presence::List | Presence::Nullable => "",
        Presence::Optional | Presence::OptionalNullable => "?",
    };
    let ty = match field.presence {
        Presence::Required | Presence::List | Presence::Optional => text(&field.ty),
        Presence::Nullable | Presence::OptionalNullable => format!("Option<{}>", text(&field.ty)),
    };
    let key = field.rename.as_ref().map(|key| format!(" = {}", ordinary(key))).unwrap_or_default();
    format!("pub {}{mark}: {ty}{key}", field.ident)
}

#[cfg(test)]
mod tests {
    use super::define;
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::infer::model::Presence;
    use crate::lower::model::types::key_case::Casing;
    use crate::lower::model::{Field, TypeKind};

    #[test]
    fn a_row_says_whether_a_field_may_be_left_out() {
        let mut fields = sample::fields(Presence::Required);
        let constant = Field { constant: Some("host.get".into()), ..fields[0].clone() };
        fields.push(Field { ident: "method".into(), ..constant.clone() });
        fields.push(Field { ident: "action".into(), rename: Some("Action".into()), ..constant });
        let kind = TypeKind::Body { casing: Some(Casing::Camel), fields: fields.clone() };
        let mut def = sample::define("A", sample::BODY, kind);
        def.docs = vec!["Body of `create`.".into()];
        assert_eq!(
            print::text([define(&def, Some(Casing::Camel), &fields)]),
            r##"
postman_client::codegen::body! {
    /// Body of `create`.
    #[cfg_attr(feature = "deserialize", derive(serde::Deserialize))]
    #[serde(rename_all = "camelCase")]
    pub struct A {
        pub id: i64,
        /// Such as `x`.
        pub a_b?: Map<String, Value> = "a \"b\"",
        pub none: Option<Box<A>>,
        pub both?: Option<BTreeMap<String, f64>>,
        pub r#type: Vec<Option<String>>,
        const method = "host.get",
        const action = "host.get" as "Action",
    }
}
"##
        );
    }
}
