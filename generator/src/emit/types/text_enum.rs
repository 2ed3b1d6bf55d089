//! Enums of the texts that one place may have.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::text::{docs, literal, print};
use crate::emit::types::reference;
use crate::lower::model::{Ident, TypeDef};

/// The enum: serde reads what it does not know into the last variant.
pub fn define(def: &TypeDef, variants: &[(Ident, String)]) -> TokenStream {
    let docs = docs::outer(&def.docs);
    let ident = print::ident(&def.ident);
    let derives = reference::derives(&["PartialEq", "Eq"], def.derives);
    let variants = variants.iter().map(|(name, text)| {
        let rename = (name != text).then(|| {
            let text = literal::string(text);
            quote!(#[serde(rename = #text)])
        });
        let name = print::ident(name);
        quote!(#rename #name)
    });
    let other = docs::line("Any other value, as it came.");
    quote! {
        #docs
        #derives
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            #other
            #[serde(untagged)]
            Other(String),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::define;
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::lower::model::TypeKind;

    #[test]
    fn unknown_values_are_kept() {
        let variants = vec![("Open".into(), "open".into()), ("Closed".into(), "Closed".into())];
        let def = sample::define("Status", sample::ANSWER, TypeKind::Enum(variants.clone()));
        assert_eq!(
            print::text(vec![define(&def, &variants)]),
            r#"
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "serialize", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Status {
    #[serde(rename = "open")]
    Open,
    Closed,
    /// Any other value, as it came.
    #[serde(untagged)]
    Other(String),
}
"#
        );
    }
}
