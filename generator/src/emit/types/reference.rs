//! References to types, and the traits that types derive.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::text::print;
use crate::infer::model::Parsed;
use crate::lower::model::{Derive, Derives, TypeRef};
use crate::lower::runtime::types::{B_TREE_MAP, DESERIALIZE, MAP, NUMBER, PARSED, SERIALIZE, VALUE};

/// The type with its names as they are in scope.
pub fn reference(ty: &TypeRef) -> TokenStream {
    reference_by(ty, &|name| {
        let name = print::ident(name);
        quote!(#name)
    })
}

/// The type, its declared names written by `name`.
pub fn reference_by<'t>(ty: &'t TypeRef, name: &dyn Fn(&'t str) -> TokenStream) -> TokenStream {
    let inner = |ty| reference_by(ty, name);
    match ty {
        TypeRef::Bool => quote!(bool),
        TypeRef::I64 => quote!(i64),
        TypeRef::U64 => quote!(u64),
        TypeRef::F64 => quote!(f64),
        TypeRef::Number => quote!(#NUMBER),
        TypeRef::String => quote!(String),
        TypeRef::Value => quote!(#VALUE),
        TypeRef::Object => quote!(#MAP<String, #VALUE>),
        TypeRef::List(of) => {
            let of = inner(of);
            quote!(Vec<#of>)
        }
        TypeRef::Map(of) => {
            let of = inner(of);
            quote!(#B_TREE_MAP<String, #of>)
        }
        TypeRef::Option(of) => {
            let of = inner(of);
            quote!(Option<#of>)
        }
        TypeRef::Boxed(ident) => {
            let ident = name(ident);
            quote!(Box<#ident>)
        }
        TypeRef::Named(ident) => name(ident),
        TypeRef::Parsed(parsed) => {
            let of = print::path(parsed_type(*parsed));
            quote!(#PARSED<#of>)
        }
        TypeRef::Path(path) => print::path(path),
    }
}

/// The crates of dates are re-exported by the runtime, so a client needs no dependency of its own.
fn parsed_type(parsed: Parsed) -> &'static str {
    match parsed {
        Parsed::TimeDateTime => "postman_client::time::OffsetDateTime",
        Parsed::TimeDate => "postman_client::time::Date",
        Parsed::ChronoDateTime => "postman_client::json::ChronoDateTime",
        Parsed::ChronoDate => "postman_client::chrono::NaiveDate",
        Parsed::JiffTimestamp => "postman_client::jiff::Timestamp",
        Parsed::JiffDate => "postman_client::jiff::civil::Date",
        Parsed::Uuid => "postman_client::uuid::Uuid",
    }
}

/// `#[derive(Clone, Debug, …)]`, serde's traits after those of the type's own.
pub fn derives(own: &[&str], derives: Derives) -> TokenStream {
    let own = own.iter().map(|name| print::ident(name));
    let deserialize = (derives.deserialize == Derive::Yes).then(|| quote!(, #DESERIALIZE));
    let serialize = (derives.serialize == Derive::Yes).then(|| quote!(, #SERIALIZE));
    let read = (derives.deserialize == Derive::Feature)
        .then(|| quote!(#[cfg_attr(feature = "deserialize", derive(serde::Deserialize))]));
    let written = (derives.serialize == Derive::Feature)
        .then(|| quote!(#[cfg_attr(feature = "serialize", derive(serde::Serialize))]));
    quote!(#[derive(Clone, Debug #(, #own)* #deserialize #serialize)] #read #written)
}
