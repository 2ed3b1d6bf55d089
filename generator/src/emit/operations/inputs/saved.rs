//! Saved values as expressions: for the replay, for logins, and for `saved()` if it is enabled.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::operations::inputs::body;
use crate::emit::text::{docs, literal, print};
use crate::emit::types::reference;
use crate::lower::model::{Arity, Body, Ident, Input, InputField, InputType, InputValue, Saved, TypeRef};
use crate::lower::runtime::functions::body::SAVED;
use crate::lower::runtime::functions::call::WITH_SAVED_FIELDS;
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

/// `("limit", "<integer>")`, for the saved values that do not have the types of their options.
pub fn unfit(inputs: &[Input]) -> Vec<TokenStream> {
    let fields = inputs.iter().filter_map(Input::field);
    let unfit = fields.flat_map(|field| {
        let key = literal::string(&field.key);
        field.unfit.iter().map(move |template| {
            let template = literal::string(template);
            quote!((#key, #template))
        })
    });
    unfit.collect()
}

/// `.with_saved_fields(&[(2, "age", "<integer>")])`, for the saved values that do not have the types of the fields of a form.
pub fn unfit_fields(body: Option<&Body>) -> Option<TokenStream> {
    let Some(Body::Form { def, .. }) = body else { return None };
    let mut at = 0;
    let mut unfit = Vec::new();
    for input in &def.fields {
        let Some(field) = input.field() else {
            at += 1;
            continue;
        };
        for template in &field.unfit {
            let (index, key) = (Literal::usize_unsuffixed(at), literal::string(&field.key));
            let template = literal::string(template);
            unfit.push(quote!((#index, #key, #template)));
            at += 1;
        }
        at += field.saved.len();
    }
    (!unfit.is_empty()).then(|| quote!(.#WITH_SAVED_FIELDS(&[#(#unfit),*])))
}

/// Returns `true` if the collection has a value for any of them.
pub fn has_inputs(inputs: &[Input]) -> bool {
    inputs.iter().filter_map(Input::field).any(|field| !field.saved.is_empty())
}

/// `Text::saved("{{id}}")`, or `Text::key_alone()`, for an argument or an input.
pub fn text_value(saved: Option<&str>) -> TokenStream {
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
        InputValue::KeyAlone => text_value(None),
        InputValue::NamedFile { path, name } => {
            let (path, name) = (literal::string(path), literal::string(name));
            quote!(#FILE::#SAVED(#path).#NAME(#TEXT::#SAVED(#name)))
        }
        InputValue::Template(path) if field.ty == InputType::File => {
            let path = literal::string(path);
            quote!(#FILE::#SAVED(#path))
        }
        InputValue::Template(template) => text_value(Some(template)),
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
        Body::JsonConstant(_) | Body::Fixed { .. } | Body::Graphql { variables: None, .. } => None,
    }
}

/// `let body: Body<T> = Body::saved("…");`, where a type after `Body::` would break the line.
pub fn let_body<'a>(of: &'a Body, name: &impl Fn(&'a str) -> TokenStream) -> Option<TokenStream> {
    match of {
        Body::Json { ty, saved, .. } | Body::Graphql { variables: Some((ty, saved)), .. } => {
            let (ty, value) = (reference::reference_by(ty, name), text(&quote!(#BODY), saved));
            Some(quote!(let body: #BODY<#ty> = #value;))
        }
        of => body(of, name).map(|value| quote!(let body = #value;)),
    }
}

fn json<'a>(ty: &'a TypeRef, saved: &Saved, name: &impl Fn(&'a str) -> TokenStream) -> TokenStream {
    let ty = reference::reference_by(ty, name);
    text(&quote!(#BODY::<#ty>), saved)
}

fn text(of: &TokenStream, saved: &Saved) -> TokenStream {
    let template = literal::string(&saved.template);
    let (constructor, whole) = (body::constructor(saved.spelling), body::whole(saved));
    quote!(#of::#constructor(#template)#whole)
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

#[cfg(test)]
mod tests {
    use super::unfit_fields;
    use crate::emit::sample;
    use crate::lower::model::{Arity, Body, FormDef, FormKind, Input, InputField, InputType};

    #[test]
    fn saved_texts_of_typed_fields_have_their_places_in_the_form() {
        let text = |key, saved| Input::Field(sample::input(key, InputType::Text, Arity::Optional, saved));
        let number = |key, unfit: &[&str]| {
            let field = sample::input(key, InputType::I64, Arity::Many, vec![]);
            Input::Field(InputField { unfit: unfit.iter().map(|text| (*text).into()).collect(), ..field })
        };
        let fields = vec![
            text("left_out", vec![]),
            Input::FixedField("kind".into(), "book".into()),
            number("ages", &["<integer>", ""]),
            text("name", vec![sample::template("{{name}}")]),
            number("pages", &["<integer>"]),
        ];
        let def = FormDef { ident: "AddForm".into(), docs: vec![], fields, shared: None, order: vec![] };
        let body = Body::Form { form: FormKind::Urlencoded, def };
        assert_eq!(
            unfit_fields(Some(&body)).unwrap_or_default().to_string().replace(' ', ""),
            r#".with_saved_fields(&[(1,"ages","<integer>"),(2,"ages",""),(4,"pages","<integer>")])"#
        );
    }
}
