//! The rows of a query, headers and form that a function states itself, because the types of its options and of its form do not have them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::text::{literal, print};
use crate::lower::model::{Argument, Body, Input, Operation, Said};
use crate::lower::runtime::functions::Name;
use crate::lower::runtime::functions::request::{
    FIELD_ORDER, HEADER, HEADER_TEXT, ORDER, QUERY, QUERY_SECRET, QUERY_TEXT,
};

/// `.query_text("q", q).query("format=json").order(&["offset"])`
pub fn steps(said: &Said) -> TokenStream {
    let inputs = said.inputs.iter().filter_map(|input| match input {
        Input::QueryArgument(argument) => {
            let method = if argument.is_secret { QUERY_SECRET } else { QUERY_TEXT };
            Some(argument_step(method, argument))
        }
        Input::HeaderArgument(argument) => Some(argument_step(HEADER_TEXT, argument)),
        Input::FixedQuery(query) => {
            let query = literal::string(query);
            Some(quote!(.#QUERY(#query)))
        }
        Input::FixedHeader(name, value) => {
            let (name, value) = (literal::string(name), literal::string(value));
            Some(quote!(.#HEADER(#name, #value)))
        }
        _ => None,
    });
    let order = order(ORDER, &said.order);
    quote!(#(#inputs)* #order)
}

fn argument_step(method: Name, argument: &Argument) -> TokenStream {
    let (key, ident) = (literal::string(&argument.key), print::ident(&argument.ident));
    quote!(.#method(#key, #ident))
}

/// `.field_order(&["url"])`
pub fn form_step(operation: &Operation) -> Option<TokenStream> {
    match &operation.body {
        Some(Body::Form { def, .. }) => order(FIELD_ORDER, &def.order),
        _ => None,
    }
}

fn order(method: Name, names: &[String]) -> Option<TokenStream> {
    if names.is_empty() {
        return None;
    }
    let names = names.iter().map(|name| literal::string(name));
    Some(quote!(.#method(&[#(#names),*])))
}

#[cfg(test)]
mod tests {
    use super::steps;
    use crate::lower::model::{Argument, Input, Said};

    #[test]
    fn a_function_says_what_its_options_do_not() {
        let argument =
            |ident: &str, key: &str| Argument { ident: ident.into(), key: key.into(), saved: None, is_secret: false };
        let said = Said {
            inputs: vec![
                Input::QueryArgument(argument("q", "Q")),
                Input::QueryArgument(Argument { is_secret: true, ..argument("pin", "PIN") }),
                Input::HeaderArgument(argument("trip_id", "X-Trip-ID")),
                Input::FixedQuery("a={{b}}".into()),
                Input::FixedHeader("X-A".into(), "1".into()),
            ],
            order: vec!["offset".into(), "a".into()],
        };
        assert_eq!(
            steps(&said).to_string().replace(' ', ""),
            r#".query_text("Q",q).query_secret("PIN",pin).header_text("X-Trip-ID",trip_id).query("a={{b}}").header("X-A","1").order(&["offset","a"])"#
        );
    }
}
