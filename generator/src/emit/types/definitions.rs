//! The definitions of types: what is received here, what is sent and enums in the files beside.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::text::{docs, literal, print};
use crate::emit::types::reference::{derives, reference};
use crate::emit::types::{body_table, kind_enum, status_enum, text_enum};
use crate::infer::model::Presence;
use crate::lower::model::types::key_case::Casing;
use crate::lower::model::{Derive, Derives, Field, TypeDef, TypeKind};
use crate::lower::runtime::types as runtime;

/// The type, and the impls that belong to it.
pub fn define(def: &TypeDef) -> Vec<TokenStream> {
    match &def.kind {
        TypeKind::Struct { default, casing, fields } => vec![structure(def, *default, *casing, fields)],
        TypeKind::Body { casing, fields } => vec![body_table::define(def, *casing, fields)],
        TypeKind::Union(variants) => kind_enum::define(def, variants),
        TypeKind::Enum(variants) => vec![text_enum::define(def, variants)],
        TypeKind::ByStatus(variants) => status_enum::define(def, variants),
    }
}

fn structure(def: &TypeDef, default: bool, casing: Option<Casing>, fields: &[Field]) -> TokenStream {
    let docs = docs::outer(&def.docs);
    let ident = print::ident(&def.ident);
    let derives = derives(if default { &["Default"] } else { &[] }, def.derives);
    let casing = casing.map(|casing| {
        let name = casing.name();
        quote!(#[serde(rename_all = #name)])
    });
    let complex = fields.iter().any(Field::is_complex).then(complex);
    let fields = fields.iter().map(|one| field(one, def.derives));
    quote! {
        #docs
        #derives
        #casing
        #complex
        #[non_exhaustive]
        pub struct #ident {
            #(#fields,)*
        }
    }
}

/// For clippy, which asks for names that JSON does not have.
pub fn complex() -> TokenStream {
    quote!(#[allow(clippy::type_complexity, reason = "as deep as the JSON")])
}

fn field(field: &Field, derives: Derives) -> TokenStream {
    let docs = docs::outer(&field.docs);
    let serde = serde_attribute(field, derives);
    let ident = print::ident(&field.ident);
    let ty = reference(&field.ty);
    let ty = match field.presence {
        Presence::Required | Presence::List => ty,
        Presence::Optional | Presence::Nullable => quote!(Option<#ty>),
        Presence::OptionalNullable => quote!(Option<Option<#ty>>),
    };
    quote!(#docs #serde pub #ident: #ty)
}

fn serde_attribute(field: &Field, derives: Derives) -> Option<TokenStream> {
    let serializes = derives.serialize != Derive::No;
    let deserializes = derives.deserialize != Derive::No;
    if !serializes && !deserializes {
        return None;
    }
    let mut settings = Vec::new();
    if field.flatten {
        settings.push(quote!(flatten));
    }
    if let Some(rename) = &field.rename {
        let rename = literal::string(rename);
        settings.push(quote!(rename = #rename));
    }
    match field.presence {
        Presence::OptionalNullable if deserializes => {
            let with = decoder(runtime::DOUBLE_OPTION, derives);
            settings.push(quote!(default, with = #with));
        }
        Presence::List if deserializes => {
            let with = decoder(runtime::NULL_AS_EMPTY, derives);
            settings.push(quote!(default, deserialize_with = #with));
        }
        _ => {}
    }
    if serializes && matches!(field.presence, Presence::Optional | Presence::OptionalNullable) {
        settings.push(quote!(skip_serializing_if = "Option::is_none"));
    }
    (!settings.is_empty()).then(|| quote!(#[serde(#(#settings),*)]))
}

/// The name of the function, with its path if the impl is derived behind a feature: an import would be unused without the feature.
fn decoder(function: runtime::Item, derives: Derives) -> String {
    match derives.deserialize {
        Derive::Yes => function.name.to_owned(),
        Derive::Feature | Derive::No => format!("{}::{}", function.path, function.name),
    }
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
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "serialize", derive(serde::Serialize))]
#[non_exhaustive]
pub struct A {
    pub id: i64,
    /// Such as `x`.
    #[serde(rename = r#"a "b""#, skip_serializing_if = "Option::is_none")]
    pub a_b: Option<Map<String, Value>>,
    pub none: Option<Box<A>>,
    #[serde(default, with = "double_option", skip_serializing_if = "Option::is_none")]
    pub both: Option<Option<BTreeMap<String, f64>>>,
    #[serde(default, deserialize_with = "null_as_empty")]
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
