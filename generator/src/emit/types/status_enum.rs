//! Enums of answers by status.

use proc_macro2::Literal;
use quote::quote;

use crate::emit::text::block::{Block, Lines};
use crate::emit::text::print;
use crate::emit::types::reference;
use crate::lower::model::{StatusVariant, Strictness, TypeDef, TypeRef, VariantAnswer};
use crate::lower::runtime::functions::received::{LENIENT, LENIENT_LINES};
use crate::lower::runtime::functions::response::{BYTES as BYTES_OF, JSON, JSON_LINES, STATUS, TEXT};
use crate::lower::runtime::functions::standard::AS_U16;
use crate::lower::runtime::types::{BYTES, DECODE, DECODE_ERROR, RECEIVED};

/// Writes the enum, and the conversion of a response to its variants; the last one takes every other status.
pub fn define(def: &TypeDef, variants: &[StatusVariant]) -> Vec<Block> {
    let ident = print::ident(&def.ident);
    let arms = variants.iter().enumerate().map(|(index, variant)| {
        let status = Literal::u16_unsuffixed(variant.status);
        let pattern = match index + 1 == variants.len() {
            true => quote!(_),
            false => quote!(#status),
        };
        let variant_ident = print::ident(&variant.ident);
        let decode = match &variant.answer {
            VariantAnswer::Json(_, Strictness::Lenient) => quote!(answer.#LENIENT().map(Self::#variant_ident)),
            VariantAnswer::Json(..) => quote!(answer.#JSON().map(Self::#variant_ident)),
            VariantAnswer::Lines(_, Strictness::Lenient) => quote!(answer.#LENIENT_LINES().map(Self::#variant_ident)),
            VariantAnswer::Lines(..) => quote!(answer.#JSON_LINES().map(Self::#variant_ident)),
            VariantAnswer::Text => quote!(Ok(Self::#variant_ident(answer.#TEXT().into_owned()))),
            VariantAnswer::Bytes => quote!(Ok(Self::#variant_ident(answer.#BYTES_OF().clone()))),
            VariantAnswer::Empty => quote!(Ok(Self::#variant_ident)),
        };
        quote!(#pattern => #decode,)
    });
    let blank = print::blank();
    vec![
        declaration(def, variants),
        quote! {
            impl #DECODE for #ident {
                type Output = Self;

                #blank
                fn decode(answer: &mut #RECEIVED) -> Result<Self, #DECODE_ERROR> {
                    match answer.#STATUS().#AS_U16() {
                        #(#arms)*
                    }
                }
            }
        }
        .into(),
    ]
}

fn declaration(def: &TypeDef, variants: &[StatusVariant]) -> Block {
    let mut lines = Lines::of_docs(&def.docs);
    lines.line(0, "#[derive(Clone, Debug)]");
    let types = variants.iter().filter_map(|variant| match &variant.answer {
        VariantAnswer::Json(ty, _) => Some(ty),
        VariantAnswer::Lines(..) | VariantAnswer::Text | VariantAnswer::Bytes | VariantAnswer::Empty => None,
    });
    if is_large(types) {
        lines.line(0, LARGE);
    }
    lines.line(0, "#[non_exhaustive]");
    lines.line(0, format!("pub enum {} {{", def.ident));
    for variant in variants {
        lines.docs(1, &variant.docs);
        let of = answer_type(&variant.answer).map(|ty| format!("({ty})")).unwrap_or_default();
        lines.line(1, format!("{}{of},", variant.ident));
    }
    lines.line(0, "}");
    Block::Definition(lines)
}

/// Returns the attribute for enums that contain a struct. Only rustc knows how large that is, so that this is not an `expect`.
pub const LARGE: &str = r#"#[allow(clippy::large_enum_variant, reason = "matched, not stored")]"#;

pub fn is_large<'t>(mut types: impl Iterator<Item = &'t TypeRef>) -> bool {
    types.any(|ty| match ty {
        TypeRef::Option(inner) => matches!(**inner, TypeRef::Named(_)),
        _ => matches!(ty, TypeRef::Named(_)),
    })
}

fn answer_type(answer: &VariantAnswer) -> Option<String> {
    match answer {
        VariantAnswer::Json(ty, _) => Some(reference::text(ty)),
        VariantAnswer::Lines(ty, _) => Some(format!("Vec<{}>", reference::text(ty))),
        VariantAnswer::Text => Some("String".to_owned()),
        VariantAnswer::Bytes => Some(BYTES.name.to_owned()),
        VariantAnswer::Empty => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{define, is_large};
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::lower::model::{StatusVariant, Strictness, TypeKind, TypeRef, VariantAnswer};

    #[test]
    fn an_enum_with_a_struct_that_may_be_missing_is_large() {
        let optional = |ty| TypeRef::Option(Box::new(ty));
        assert!(is_large([optional(sample::named("Start"))].iter()));
        assert!(!is_large([optional(TypeRef::String), TypeRef::List(Box::new(sample::named("Start")))].iter()));
    }

    #[test]
    fn the_last_status_stands_for_all_others() {
        let variant = |ident: &str, status, answer| StatusVariant { ident: ident.into(), status, docs: vec![], answer };
        let variants = vec![
            variant("Success", 200, VariantAnswer::Json(sample::named("Start"), Strictness::Lenient)),
            variant("Created", 201, VariantAnswer::Bytes),
            variant("NoContent", 204, VariantAnswer::Empty),
        ];
        let def = sample::define("Answer", sample::ANSWER, TypeKind::ByStatus(variants.clone()));
        assert_eq!(
            print::text(define(&def, &variants)),
            r#"
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "matched, not stored")]
#[non_exhaustive]
pub enum Answer {
    Success(Start),
    Created(Bytes),
    NoContent,
}

impl Decode for Answer {
    type Output = Self;

    fn decode(answer: &mut Received) -> Result<Self, DecodeError> {
        match answer.status().as_u16() {
            200 => answer.lenient().map(Self::Success),
            201 => Ok(Self::Created(answer.bytes().clone())),
            _ => Ok(Self::NoContent),
        }
    }
}
"#
        );
    }
}
