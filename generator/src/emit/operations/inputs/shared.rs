//! What a function says because the type of its options or form, which other operations share, does not.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::text::literal;
use crate::lower::model::{Body, Input, Operation};
use crate::lower::runtime::functions::Name;
use crate::lower::runtime::functions::request::{FIELD_ORDER, HEADER, ORDER, QUERY};

/// `.query("format=json").order(&["offset"])`
pub fn options_steps(operation: &Operation) -> TokenStream {
    let Some(shared) = operation.options.as_ref().and_then(|options| options.shared.as_ref()) else {
        return TokenStream::new();
    };
    let constants = shared.constants.iter().filter_map(|input| match input {
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
    let order = order(ORDER, &shared.order);
    quote!(#(#constants)* #order)
}

/// `.field_order(&["url"])`
pub fn form_step(operation: &Operation) -> Option<TokenStream> {
    match &operation.body {
        Some(Body::Form { def, .. }) => order(FIELD_ORDER, &def.shared.as_ref()?.order),
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
    use super::options_steps;
    use crate::emit::sample;
    use crate::lower::model::{Input, Operation, Options, SharedType};

    #[test]
    fn a_function_says_what_its_options_do_not() {
        let shared = SharedType {
            path: "PageOptions".into(),
            constants: vec![Input::FixedQuery("a={{b}}".into()), Input::FixedHeader("X-A".into(), "1".into())],
            order: vec!["offset".into(), "a".into()],
        };
        let options = Options { ident: "ListOptions".into(), docs: vec![], inputs: vec![], shared: Some(shared) };
        let steps = options_steps(&Operation { options: Some(options), ..sample::operation("list") });
        assert_eq!(steps.to_string().replace(' ', ""), r#".query("a={{b}}").header("X-A","1").order(&["offset","a"])"#);
    }
}
