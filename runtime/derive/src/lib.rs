//! The derive macro `FromJson` of `postman-client`, which exports and documents it.

mod attributes;
mod casing;
mod enums;
mod structs;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Ident, parse_macro_input};

/// Implements `postman_client::FromJson`, where it is documented, and `serde::Deserialize`.
#[proc_macro_derive(FromJson, attributes(serde, required, by_serde))]
pub fn from_json(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    implement(&input).unwrap_or_else(Error::into_compile_error).into()
}

fn implement(input: &DeriveInput) -> Result<TokenStream, Error> {
    if let Some(parameter) = input.generics.params.first() {
        return Err(Error::new_spanned(parameter, "`FromJson` cannot be derived for a type with parameters"));
    }
    let own = match &input.data {
        Data::Struct(data) => structs::implement(input, data)?,
        Data::Enum(data) => enums::implement(input, data)?,
        Data::Union(data) => {
            return Err(Error::new_spanned(data.union_token, "`FromJson` cannot be derived for a union"));
        }
    };
    let deserialize = deserialize(&input.ident);
    Ok(quote! { #own #deserialize })
}

fn deserialize(ident: &Ident) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl<'de> ::postman_client::codegen::Deserialize<'de> for #ident {
            fn deserialize<D: ::postman_client::codegen::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ::postman_client::codegen::deserialize(from)
            }
        }
    }
}
