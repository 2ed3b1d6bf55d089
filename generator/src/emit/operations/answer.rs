//! The answer type of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::text::print;
use crate::emit::types::reference::reference;
use crate::lower::model::{Answer, Strictness};
use crate::lower::runtime::types::{
    BYTES, JSON, NDJSON, RESPONSE, SERDE_JSON, SERDE_NDJSON, STRICT_JSON, STRICT_NDJSON,
};

/// The type parameter of `Call`.
pub fn answer(answer: &Answer) -> TokenStream {
    match answer {
        Answer::Json(ty, strictness) => json(reference(ty), *strictness),
        Answer::Lines(ty, strictness) => {
            let ty = reference(ty);
            match strictness {
                Strictness::Lenient => quote!(#NDJSON<#ty>),
                Strictness::Strict => quote!(#STRICT_NDJSON<#ty>),
                Strictness::Serde => quote!(#SERDE_NDJSON<#ty>),
            }
        }
        Answer::Text => quote!(String),
        Answer::Bytes => quote!(#BYTES),
        Answer::Empty => quote!(()),
        Answer::Untyped => quote!(#RESPONSE),
        Answer::ByStatus(ident) => {
            let ident = print::ident(ident);
            quote!(#ident)
        }
    }
}

/// The type that reads a JSON body.
pub fn json(ty: TokenStream, strictness: Strictness) -> TokenStream {
    match strictness {
        Strictness::Lenient => quote!(#JSON<#ty>),
        Strictness::Strict => quote!(#STRICT_JSON<#ty>),
        Strictness::Serde => quote!(#SERDE_JSON<#ty>),
    }
}
