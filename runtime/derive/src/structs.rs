//! Structs: a table of keys, and the places of the fields.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{DataStruct, DeriveInput, Error, Fields, Ident, Type};

use crate::attributes::{Attributes, rename_all};

/// A field with a key of its own.
struct Field<'i> {
    ident: &'i Ident,
    ty: &'i Type,
    key: String,
    required: bool,
    by_serde: bool,
}

pub fn implement(input: &DeriveInput, data: &DataStruct) -> Result<TokenStream, Error> {
    let Fields::Named(named) = &data.fields else {
        return Err(Error::new_spanned(&input.ident, "`FromJson` can be derived only for a struct with named fields"));
    };
    let casing = rename_all(&input.attrs)?;
    let mut fields = Vec::new();
    let mut other = None;
    for field in &named.named {
        let Some(ident) = &field.ident else { continue };
        let Attributes { rename, flatten, required, by_serde } = Attributes::of(&field.attrs)?;
        if flatten {
            if other.replace(ident).is_some() {
                return Err(Error::new_spanned(ident, "one field has all other keys already"));
            }
            continue;
        }
        let key = rename.unwrap_or_else(|| casing.apply(&ident.unraw().to_string()));
        fields.push(Field { ident, ty: &field.ty, key, required, by_serde });
    }
    Ok(write(&input.ident, &fields, other))
}

fn write(ident: &Ident, fields: &[Field<'_>], other: Option<&Ident>) -> TokenStream {
    let name = ident.unraw().to_string();
    let has_other = other.is_some();
    let table = fields.iter().map(|Field { ty, key, required, by_serde, .. }| {
        let required = match *required || *by_serde {
            true => quote!(#required),
            false => quote!(!<#ty as ::postman_client::FromJson>::MAY_BE_ABSENT),
        };
        quote!(::postman_client::codegen::Field { key: #key, required: #required })
    });
    let empty = fields.iter().map(|Field { ident, by_serde, .. }| match by_serde {
        true => quote!(#ident: ::core::default::Default::default()),
        false => quote!(#ident: ::postman_client::FromJson::empty()),
    });
    let empty = empty.chain(other.map(|ident| quote!(#ident: ::postman_client::FromJson::empty())));
    let places = fields.iter().map(|Field { ident, by_serde, .. }| match by_serde {
        true => quote!(::postman_client::codegen::Slot::Serde(&mut self.#ident)),
        false => quote!(::postman_client::FromJson::slot(&mut self.#ident)),
    });
    let places: Vec<_> = places.collect();
    let field = match places.split_last() {
        Some((last, rest)) => {
            let index = 0..rest.len();
            quote! {
                match index {
                    #(#index => #rest,)*
                    _ => #last,
                }
            }
        }
        // it is never called, because the table has no field
        None => quote! {
            let _ = index;
            ::postman_client::codegen::Slot::Struct(self)
        },
    };
    let other = other.map(|ident| {
        quote! {
            fn other(&mut self) -> ::core::option::Option<::postman_client::codegen::Slot<'_>> {
                ::core::option::Option::Some(::postman_client::FromJson::slot(&mut self.#ident))
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl ::postman_client::FromJson for #ident {
            fn empty() -> Self {
                Self { #(#empty,)* }
            }

            fn slot(&mut self) -> ::postman_client::codegen::Slot<'_> {
                ::postman_client::codegen::Slot::Struct(self)
            }
        }

        #[automatically_derived]
        impl ::postman_client::codegen::StructPlace for #ident {
            fn table(&self) -> &'static ::postman_client::codegen::Table {
                const {
                    &::postman_client::codegen::Table {
                        name: #name,
                        has_other: #has_other,
                        fields: &[#(#table),*],
                    }
                }
            }

            fn field(&mut self, index: usize) -> ::postman_client::codegen::Slot<'_> {
                #field
            }

            #other
        }
    }
}
