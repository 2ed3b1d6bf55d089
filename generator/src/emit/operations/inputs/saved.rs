//! Saved values as expressions: for the replay, for logins, and for `saved()` if it is enabled.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::operations::inputs::body;
use crate::emit::text::{docs, literal, print};
use crate::emit::types::reference;
use crate::lower::model::{Arity, Body, Ident, Input, InputField, InputType, InputValue, Saved, TypeRef};
use crate::lower::runtime::functions::body::SAVED;
use crate::lower::runtime::functions::file::NAME;
use crate::lower::runtime::functions::text::KEY_ALONE;
use crate::lower::runtime::types::{BODY, FILE, TEXT};

/// `ListOptions::new().limit(5)`, for options and forms.
pub fn inputs(ty: &TokenStream, inputs: &[Input]) -> TokenStream {
    let fields = inputs.iter().filter_map(Input::field).filter(|field| !field.saved.is_empty());
    let setters = fields.map(|field| {
        let (ident, value) = (print::ident(&field.ident), value(field));
        quote!(.#ident(#value))
    });
    quote!(#ty::new() #(#setters)*)
}

/// Returns `true` if the collection has a value for any of them.
pub fn has_inputs(inputs: &[Input]) -> bool {
    inputs.iter().filter_map(Input::field).any(|field| !field.saved.is_empty())
}

/// `Text::saved("{{id}}")`, for an argument.
pub fn argument(saved: Option<&str>) -> TokenStream {
    match saved {
        None => quote!(#TEXT::#KEY_ALONE()),
        Some(template) => {
            let template = literal::string(template);
            quote!(#TEXT::#SAVED(#template))
        }
    }
}

fn value(field: &InputField) -> TokenStream {
    let mut values = field.saved.iter().map(|value| match value {
        InputValue::I64(value) => {
            let sign = value.is_negative().then(|| quote!(-));
            // the setter is generic, for which a literal without a suffix is an `i32`
            let digits = match i32::try_from(*value) {
                Ok(_) => Literal::u64_unsuffixed(value.unsigned_abs()),
                Err(_) => Literal::i64_suffixed(value.checked_abs().unwrap_or(i64::MAX)),
            };
            quote!(#sign #digits)
        }
        InputValue::Bool(value) => quote!(#value),
        InputValue::KeyAlone => quote!(#TEXT::#KEY_ALONE()),
        InputValue::NamedFile { path, name } => {
            let (path, name) = (literal::string(path), literal::string(name));
            quote!(#FILE::#SAVED(#path).#NAME(#TEXT::#SAVED(#name)))
        }
        InputValue::Template(template) => {
            let template = literal::string(template);
            match field.ty {
                InputType::File => quote!(#FILE::#SAVED(#template)),
                InputType::Text | InputType::I64 | InputType::Bool => quote!(#TEXT::#SAVED(#template)),
            }
        }
    });
    match field.arity {
        Arity::Many => quote!([#(#values),*]),
        Arity::Optional => values.next().unwrap_or_default(),
    }
}

/// `Body::<T>::saved("…")`; `name` writes the path of a type of the client.
pub fn body<'a>(body: &'a Body, name: &impl Fn(&'a str) -> TokenStream) -> Option<TokenStream> {
    match body {
        Body::Json { ty, saved, .. } | Body::Graphql { variables: Some((ty, saved)), .. } => {
            Some(json(ty, saved, name))
        }
        Body::Text { saved, .. } => Some(text(&quote!(#TEXT), saved)),
        Body::File { saved: Some(saved) } => Some(text(&quote!(#FILE), saved)),
        Body::File { saved: None } => Some(quote!(#FILE::#SAVED(""))),
        Body::Form { def, .. } => {
            let form = inputs(&name(&def.ident), &def.fields);
            Some(quote!(&#form))
        }
        Body::Fixed { .. } | Body::Graphql { variables: None, .. } => None,
    }
}

fn json<'a>(ty: &'a TypeRef, saved: &Saved, name: &impl Fn(&'a str) -> TokenStream) -> TokenStream {
    let ty = reference::reference_by(ty, name);
    text(&quote!(#BODY::<#ty>), saved)
}

fn text(of: &TokenStream, saved: &Saved) -> TokenStream {
    let template = literal::string(&saved.template);
    let constructor = body::constructor(saved.spelling);
    quote!(#of::#constructor(#template))
}

/// `impl ListOptions { pub fn saved() -> Self { … } }`, if the collection has saved any value.
pub fn inputs_function(ident: &Ident, fields: &[Input]) -> Option<TokenStream> {
    if !has_inputs(fields) {
        return None;
    }
    let docs = docs::line("The values saved in the collection.");
    let (ident, value) = (print::ident(ident), inputs(&quote!(Self), fields));
    Some(quote! {
        impl #ident {
            #docs
            pub fn saved() -> Self {
                #value
            }
        }
    })
}
