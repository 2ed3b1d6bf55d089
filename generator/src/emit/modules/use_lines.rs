//! `use` lines.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::text::print;
use crate::lower::model::Use;

/// One block with all lines.
pub fn block(uses: &[Use]) -> TokenStream {
    uses.iter().map(line).collect()
}

fn line(one: &Use) -> TokenStream {
    let features = &one.features;
    let gate = match features.as_slice() {
        [] => None,
        [only] => Some(quote!(#[cfg(feature = #only)])),
        _ => Some(quote!(#[cfg(any(#(feature = #features),*))])),
    };
    let public = one.public.then(|| quote!(pub));
    let path = print::path(&one.path);
    let names: Vec<_> = one.names.iter().map(|name| print::ident(name)).collect();
    match names.as_slice() {
        [only] => quote!(#gate #public use #path::#only;),
        _ => quote!(#gate #public use #path::{#(#names),*};),
    }
}

#[cfg(test)]
mod tests {
    use super::block;
    use crate::emit::text::print;
    use crate::lower::model::Use;

    #[test]
    fn a_line_has_its_features_and_is_public_where_callers_know_its_names() {
        let line = |path: &str, names: &[&str], public, features: &[&str]| Use {
            path: path.into(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            public,
            features: features.iter().map(|name| (*name).to_owned()).collect(),
        };
        let uses = [
            line("super::types", &["A", "r#B"], true, &[]),
            line("postman_client::json", &["Value"], false, &["a"]),
            line("std::collections", &["BTreeMap"], false, &["a", "b"]),
        ];
        assert_eq!(
            print::file(block(&uses)),
            "pub use super::types::{A, r#B};\n\
             #[cfg(feature = \"a\")]\n\
             use postman_client::json::Value;\n\
             #[cfg(any(feature = \"a\", feature = \"b\"))]\n\
             use std::collections::BTreeMap;\n"
        );
    }
}
