//! The text of a file: its first line, its docs and its items.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::files::MARKER;
use crate::emit::modules::module::Scope;
use crate::emit::text::{docs, literal, print};

/// The file of a module, as rustfmt is to leave it.
pub fn file(scope: &Scope<'_>, docs: &[String], items: TokenStream) -> String {
    let docs = docs::inner(docs);
    let inner_blank = (!docs.is_empty()).then(print::inner_blank);
    let blank = (!items.is_empty()).then(print::blank);
    let tokens = quote!(#docs #inner_blank #![cfg_attr(rustfmt, rustfmt_skip)] #blank #items);
    format!("{}{}", header(scope), print::file(tokens))
}

/// The first line says that the file is ours, see [`MARKER`].
pub fn header(scope: &Scope<'_>) -> String {
    format!("// {}\n\n", marker(scope))
}

pub fn marker(scope: &Scope<'_>) -> String {
    let source: String = scope.client.source.chars().map(|c| if literal::is_unseen(c) { ' ' } else { c }).collect();
    format!("{MARKER} from {source}. Do not edit.")
}
