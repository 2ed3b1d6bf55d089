//! The structs that callers fill: what options and forms have in common.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{docs, literal, print};
use crate::lower::model::{Arity, Docs, Input, InputField, InputType, InputValue};

/// The struct with its defaults.
pub(super) fn structure(docs: &Docs, ident: &Ident, inputs: &[Input]) -> TokenStream {
    let docs = docs::outer(docs);
    let fields = inputs.iter().filter_map(field).map(|field| {
        let (docs, ident) = (docs::outer(&field.docs), print::ident(&field.ident));
        let ty = match field.ty {
            InputType::Text => quote!(Text),
            InputType::I64 => quote!(i64),
            InputType::Bool => quote!(bool),
            InputType::File => quote!(File),
        };
        let ty = match field.arity {
            Arity::One => ty,
            Arity::Optional => quote!(Option<#ty>),
            Arity::Many => quote!(Vec<#ty>),
        };
        quote!(#docs pub #ident: #ty)
    });
    let default = has_default(inputs).then(|| quote!(, Default));
    quote! {
        #docs
        #[derive(Clone, Debug #default)]
        pub struct #ident {
            #(#fields,)*
        }
    }
}

/// `saved()`, when there is anything that the defaults do not give.
pub(super) fn saved(ident: &Ident, inputs: &[Input]) -> Option<TokenStream> {
    if !has_saved(inputs) {
        return None;
    }
    let fields = || inputs.iter().filter_map(field);
    let default = has_default(inputs);
    let rest = default && fields().any(|field| field.saved.is_empty());
    let rest = rest.then(|| quote!(..Self::default()));
    let values = fields().filter(|field| !default || !field.saved.is_empty()).map(|field| {
        let (ident, value) = (print::ident(&field.ident), saved_value(field));
        quote!(#ident: #value)
    });
    let docs = docs::line("The values saved in the collection.");
    Some(quote! {
        impl #ident {
            #docs
            pub fn saved() -> Self {
                Self { #(#values,)* #rest }
            }
        }
    })
}

/// Whether there is a [`saved`].
pub(super) fn has_saved(inputs: &[Input]) -> bool {
    !has_default(inputs) || inputs.iter().filter_map(field).any(|field| !field.saved.is_empty())
}

/// There is no file by default.
fn has_default(inputs: &[Input]) -> bool {
    let is_file = |field: &InputField| field.ty == InputType::File && field.arity == Arity::One;
    !inputs.iter().filter_map(field).any(is_file)
}

fn field(input: &Input) -> Option<&InputField> {
    match input {
        Input::Query(field) | Input::Header(field) | Input::Field(field) => Some(field),
        Input::FixedQuery(_) | Input::FixedHeader(..) | Input::FixedField(..) | Input::FixedPart { .. } => None,
    }
}

fn saved_value(field: &InputField) -> TokenStream {
    let mut values = field.saved.iter().map(|value| match value {
        InputValue::I64(value) => {
            let sign = value.is_negative().then(|| quote!(-));
            let value = Literal::u64_unsuffixed(value.unsigned_abs());
            quote!(#sign #value)
        }
        InputValue::Bool(value) => quote!(#value),
        InputValue::NamedFile { path, name } => {
            let (path, name) = (literal::string(path), literal::string(name));
            quote!(File::saved(#path).name(Text::saved(#name)))
        }
        InputValue::Template(template) => {
            let template = literal::string(template);
            match field.ty {
                InputType::File => quote!(File::saved(#template)),
                InputType::Text | InputType::I64 | InputType::Bool => {
                    quote!(Text::saved(#template))
                }
            }
        }
    });
    match field.arity {
        _ if field.saved.is_empty() && field.ty == InputType::File && field.arity == Arity::One => {
            quote!(File::saved(""))
        }
        _ if field.saved.is_empty() => quote!(Default::default()),
        Arity::One => values.next().unwrap_or_default(),
        Arity::Optional => {
            let value = values.next();
            quote!(Some(#value))
        }
        Arity::Many => quote!(vec![#(#values),*]),
    }
}
