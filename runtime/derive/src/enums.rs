//! Enums: texts, or the kinds of JSON.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{DataEnum, DeriveInput, Error, Fields, Ident, Type, Variant};

use crate::attributes::Attributes;

/// The variants of `Kind` that hold whole numbers; a variant `Float` has them, too, if no other has.
const WHOLE: [&str; 2] = ["Integer", "Unsigned"];

pub fn implement(input: &DeriveInput, data: &DataEnum) -> Result<TokenStream, Error> {
    let variants: Vec<_> = data.variants.iter().collect();
    let Some((last, variants)) = variants.split_last() else {
        return Err(Error::new_spanned(&input.ident, "an enum that is read needs a variant"));
    };
    let other = value(last)?;
    match variants.iter().any(|variant| matches!(variant.fields, Fields::Unit)) {
        true => texts(&input.ident, variants, &last.ident),
        false => union(&input.ident, variants, (&last.ident, other)),
    }
}

/// Returns the type of the value of a variant.
fn value(variant: &Variant) -> Result<&Type, Error> {
    match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Ok(&fields.unnamed[0].ty),
        _ => Err(Error::new_spanned(variant, "this variant needs one value")),
    }
}

fn texts(ident: &Ident, variants: &[&Variant], other: &Ident) -> Result<TokenStream, Error> {
    let mut arms = Vec::new();
    for variant in variants {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(Error::new_spanned(variant, "only the last variant of texts has a value"));
        }
        let name = &variant.ident;
        let text = Attributes::of(&variant.attrs)?.rename.unwrap_or_else(|| name.unraw().to_string());
        arms.push(quote!(#text => Self::#name,));
    }
    Ok(quote! {
        #[automatically_derived]
        impl ::postman_client::FromJson for #ident {
            fn empty() -> Self {
                Self::#other(::core::default::Default::default())
            }

            fn slot(&mut self) -> ::postman_client::codegen::Slot<'_> {
                ::postman_client::codegen::Slot::Text(self)
            }
        }

        #[automatically_derived]
        impl ::postman_client::codegen::TextPlace for #ident {
            fn set(&mut self, text: ::std::string::String) {
                *self = match text.as_str() {
                    #(#arms)*
                    _ => Self::#other(text),
                };
            }
        }
    })
}

fn union(ident: &Ident, variants: &[&Variant], (other, other_type): (&Ident, &Type)) -> Result<TokenStream, Error> {
    let (mut arms, mut places) = (Vec::new(), Vec::new());
    let has_whole = variants.iter().any(|variant| WHOLE.iter().any(|whole| variant.ident == whole));
    for variant in variants {
        let (name, ty) = (&variant.ident, value(variant)?);
        let (empty, slot) = match Attributes::of(&variant.attrs)?.by_serde {
            true => (
                quote!(<#ty as ::core::default::Default>::default()),
                quote!(::postman_client::codegen::Slot::Serde(value)),
            ),
            false => {
                (quote!(<#ty as ::postman_client::FromJson>::empty()), quote!(::postman_client::FromJson::slot(value)))
            }
        };
        let whole = WHOLE.iter().filter(|_| !has_whole && name == "Float");
        let kinds = whole.map(|whole| Ident::new(whole, Span::call_site())).chain([name.clone()]);
        arms.push(quote! {
            #(::postman_client::codegen::Kind::#kinds)|* => *self = Self::#name(#empty),
        });
        places.push(quote!(Self::#name(value) => #slot));
    }
    Ok(quote! {
        #[automatically_derived]
        impl ::postman_client::FromJson for #ident {
            fn empty() -> Self {
                Self::#other(<#other_type as ::postman_client::FromJson>::empty())
            }

            fn slot(&mut self) -> ::postman_client::codegen::Slot<'_> {
                ::postman_client::codegen::Slot::Union(self)
            }
        }

        #[automatically_derived]
        impl ::postman_client::codegen::UnionPlace for #ident {
            fn variant(&mut self, kind: ::postman_client::codegen::Kind) -> ::postman_client::codegen::Slot<'_> {
                match kind {
                    #(#arms)*
                    _ => *self = <Self as ::postman_client::FromJson>::empty(),
                }
                match self {
                    #(#places,)*
                    Self::#other(value) => ::postman_client::FromJson::slot(value),
                }
            }
        }
    })
}
