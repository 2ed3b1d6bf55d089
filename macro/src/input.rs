//! `"collection.json", option = value, …`

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, LitStr, Token, bracketed};

pub struct Input {
    pub collection: LitStr,
    pub options: Vec<Setting>,
}

/// An option with each of its values, and where each stands.
pub struct Setting {
    pub name: Ident,
    pub values: Vec<(String, Span)>,
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(LitStr) {
            return Err(
                input.error("the path of a collection must come first: `generate!(\"shop.postman_collection.json\")`")
            );
        }
        let collection = input.parse()?;
        if input.is_empty() {
            return Ok(Self { collection, options: Vec::new() });
        }
        input.parse::<Token![,]>()?;
        let options = Punctuated::<Setting, Token![,]>::parse_terminated(input)?;
        Ok(Self { collection, options: options.into_iter().collect() })
    }
}

impl Parse for Setting {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        if input.peek(LitBool) {
            let value: LitBool = input.parse()?;
            return Ok(Self { name, values: vec![(value.value.to_string(), value.span)] });
        }
        if input.peek(syn::token::Bracket) {
            let list;
            bracketed!(list in input);
            let values = Punctuated::<LitStr, Token![,]>::parse_terminated(&list)?;
            return Ok(Self { name, values: values.iter().map(|value| (value.value(), value.span())).collect() });
        }
        if !input.peek(LitStr) {
            return Err(input.error("a value must be a string, `true`, `false` or a list of strings"));
        }
        let value: LitStr = input.parse()?;
        Ok(Self { name, values: vec![(value.value(), value.span())] })
    }
}
