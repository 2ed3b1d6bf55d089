//! Deprecated aliases of renamed items.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::operations::function;
use crate::emit::operations::inputs::body;
use crate::emit::text::print;
use crate::lower::model::{Module, Moved, Operation};

/// Writes a function for each former name, with its former types.
pub fn of_operation(operation: &Operation) -> Vec<TokenStream> {
    let name = print::ident(&operation.ident);
    let body = operation.body.as_ref().and_then(|body| body::argument(Some(body))).map(|_| quote!(, body));
    let path: Vec<_> = operation.arguments().map(|arg| print::ident(&arg.ident)).collect();
    let mut blocks = Vec::new();
    let expected = operation.deprecated.as_ref().map(|_| function::expect_deprecated());
    for former in &operation.former {
        let note = note(&operation.ident);
        let signature = function::signature(operation, &former.ident);
        blocks.push(quote! {
            #[deprecated(note = #note)]
            #expected
            #signature {
                #name(client #(, #path)* #body)
            }
        });
        blocks.extend(former.types.iter().map(|(former, now)| {
            let (note, former, now) = (self::note(now), print::ident(former), print::ident(now));
            quote! {
                #[deprecated(note = #note)]
                pub type #former = #now;
            }
        }));
    }
    blocks
}

/// Writes a module beside it for each former name.
pub fn of_module(module: &Module) -> Vec<TokenStream> {
    let (note, now) = (note(&module.ident), print::ident(&module.ident));
    let alias = |former| {
        let former = print::ident(former);
        quote! {
            #[deprecated(note = #note)]
            pub mod #former {
                pub use super::#now::*;
            }
        }
    };
    module.former.iter().map(|former| alias(former)).collect()
}

/// Writes deprecated aliases for the items of a module that was moved, because `use` cannot be deprecated.
pub fn moved(moved: &Moved, depth: usize, gate: Option<TokenStream>) -> TokenStream {
    let path: Vec<&str> = std::iter::repeat_n("super", depth).chain(moved.module.iter().map(String::as_str)).collect();
    let path = if path.is_empty() { print::path("self") } else { print::path(&path.join("::")) };
    let names = moved.names.iter().map(|(now, before)| {
        let (name, old) = (print::ident(now), print::ident(before));
        if now == before { quote!(#name) } else { quote!(#name as #old) }
    });
    let names: Vec<TokenStream> = names.collect();
    let expected = moved.has_deprecated.then(function::expect_deprecated);
    match names.as_slice() {
        [] => TokenStream::new(),
        [only] => quote!(#gate #expected pub use #path::#only;),
        _ => quote!(#gate #expected pub use #path::{#(#names),*};),
    }
}

fn note(now: &str) -> String {
    format!("renamed to `{now}`")
}
