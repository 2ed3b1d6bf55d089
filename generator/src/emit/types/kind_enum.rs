//! Enums of the JSON kinds that one place may have.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::text::block::{Block, Lines};
use crate::emit::text::print;
use crate::emit::types::{reference, status_enum};
use crate::lower::model::{Derive, TypeDef, UnionVariant};
use crate::lower::runtime::functions::codegen::TYPED;
use crate::lower::runtime::functions::kind::OF;
use crate::lower::runtime::types::{KIND, VALUE};

/// Writes the enum, and the conversion of JSON to its variants.
pub fn define(def: &TypeDef, variants: &[UnionVariant]) -> Vec<Block> {
    let received = (def.derives.deserialize != Derive::No).then(|| from_value(def, variants).into());
    [Some(declaration(def, variants)), received].into_iter().flatten().collect()
}

fn declaration(def: &TypeDef, variants: &[UnionVariant]) -> Block {
    let mut lines = Lines::of_docs(&def.docs);
    reference::derives(&[], def.derives, &mut lines);
    lines.line(
        0,
        match def.derives.deserialize {
            Derive::Yes | Derive::Feature => format!("#[serde(untagged, try_from = \"{}\")]", VALUE.name),
            Derive::No => "#[serde(untagged)]".to_owned(),
        },
    );
    if status_enum::is_large(variants.iter().map(|variant| &variant.ty)) {
        lines.line(0, status_enum::LARGE);
    }
    lines.line(0, format!("pub enum {} {{", def.ident));
    for variant in variants {
        lines.line(1, format!("{}({}),", variant.ident, reference::text(&variant.ty)));
    }
    lines.line(1, format!("Other({}),", VALUE.name));
    lines.line(0, "}");
    Block::Definition(lines)
}

fn from_value(def: &TypeDef, variants: &[UnionVariant]) -> TokenStream {
    let ident = print::ident(&def.ident);
    let blank = print::blank();
    let optional = def.derives.deserialize == Derive::Feature;
    let feature = optional.then(|| quote!(#[cfg(feature = "deserialize")]));
    // an import would be unused without the feature
    let path = if optional { quote!(postman_client::codegen::#KIND) } else { quote!(#KIND) };
    let arms = variants.iter().map(|variant| {
        let kinds = variant.kinds.iter().map(|kind| print::ident(kind));
        let name = print::ident(variant.ident);
        quote!(#(#path::#kinds)|* => postman_client::codegen::#TYPED(value).map(Self::#name))
    });
    quote! {
        #feature
        impl TryFrom<#VALUE> for #ident {
            type Error = postman_client::json::Error;

            #blank
            fn try_from(value: #VALUE) -> Result<Self, Self::Error> {
                match #path::#OF(&value) {
                    #(#arms,)*
                    _ => Ok(Self::Other(value)),
                }
            }
        }
    }
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
            UnionVariant { ident: "Float", ty: TypeRef::F64, kinds: vec!["Integer", "Unsigned", "Float"] },
            UnionVariant { ident: "Object", ty: sample::named("Price"), kinds: vec!["Object"] },
        ];
        let def = sample::define("PriceValue", sample::ANSWER, TypeKind::Union(variants.clone()));
        assert_eq!(
            print::text(define(&def, &variants)),
            r#"
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "serialize", derive(serde::Serialize))]
#[serde(untagged, try_from = "Value")]
#[allow(clippy::large_enum_variant, reason = "matched, not stored")]
pub enum PriceValue {
    Float(f64),
    Object(Price),
    Other(Value),
}

impl TryFrom<Value> for PriceValue {
    type Error = postman_client::json::Error;

    fn try_from(value: Value) -> Result<Self, Self::Error> {
        match Kind::of(&value) {
            Kind::Integer | Kind::Unsigned | Kind::Float => {
                postman_client::codegen::typed(value).map(Self::Float)
            }
            Kind::Object => postman_client::codegen::typed(value).map(Self::Object),
            _ => Ok(Self::Other(value)),
        }
    }
}
"#
        );
    }

    #[test]
    fn a_sent_union_is_read_only_by_feature() {
        let variants = vec![UnionVariant { ident: "Bool", ty: TypeRef::Bool, kinds: vec!["Bool"] }];
        let def = sample::define("Flag", sample::BODY, TypeKind::Union(variants.clone()));
        assert_eq!(
            print::text(define(&def, &variants)),
            r#"
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "deserialize", derive(serde::Deserialize))]
#[serde(untagged, try_from = "Value")]
pub enum Flag {
    Bool(bool),
    Other(Value),
}

#[cfg(feature = "deserialize")]
impl TryFrom<Value> for Flag {
    type Error = postman_client::json::Error;

    fn try_from(value: Value) -> Result<Self, Self::Error> {
        match postman_client::codegen::Kind::of(&value) {
            postman_client::codegen::Kind::Bool => {
                postman_client::codegen::typed(value).map(Self::Bool)
            }
            _ => Ok(Self::Other(value)),
        }
    }
}
"#
        );
    }
}
