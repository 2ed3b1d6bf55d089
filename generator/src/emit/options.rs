//! Options: the optional inputs of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::{inputs, literal, print};
use crate::lower::model::{Input, InputField, Options};

/// The struct, its saved values, and what it puts into the request.
pub(super) fn define(options: &Options) -> Vec<TokenStream> {
    let ident = print::ident(&options.ident);
    let structure = inputs::structure(&options.docs, &ident, &options.inputs);
    let saved = inputs::saved(&ident, &options.inputs);
    let steps = options.inputs.iter().map(step);
    let to = if options.inputs.is_empty() { quote!(_to) } else { quote!(to) };
    let apply = quote! {
        impl Options for #ident {
            fn apply(&self, #to: &mut Inputs) {
                #(#steps;)*
            }
        }
    };
    [Some(structure), saved, Some(apply)].into_iter().flatten().collect()
}

fn step(input: &Input) -> TokenStream {
    match input {
        Input::FixedQuery(query) => {
            let query = literal::string(query);
            quote!(to.fixed_query(#query))
        }
        Input::FixedHeader(name, value)
        | Input::FixedField(name, value)
        | Input::FixedPart { key: name, template: value, .. } => {
            let (name, value) = (literal::string(name), literal::string(value));
            quote!(to.fixed_header(#name, #value))
        }
        Input::Query(field) => keyed(&quote!(query), field),
        Input::Header(field) | Input::Field(field) => keyed(&quote!(header), field),
    }
}

fn keyed(method: &TokenStream, field: &InputField) -> TokenStream {
    let (key, ident) = (literal::string(&field.key), print::ident(&field.ident));
    quote!(to.#method(#key, &self.#ident))
}

#[cfg(test)]
mod tests {
    use super::define;
    use crate::emit::{print, sample};
    use crate::lower::model::{Arity, Input, InputType, InputValue, Options};

    #[test]
    fn fixed_inputs_stand_between_the_others() {
        let input = sample::input;
        let options = Options {
            ident: "ListOptions".into(),
            docs: vec!["Optional inputs of [`list`].".into()],
            inputs: vec![
                Input::Query(input("limit", InputType::I64, Arity::Optional, vec![InputValue::I64(-5)])),
                Input::FixedQuery("v=2&k={{key}}".into()),
                Input::Query(input(
                    "ids",
                    InputType::Text,
                    Arity::Many,
                    vec![sample::template("a"), sample::template("b")],
                )),
                Input::Header(input("x_trace", InputType::Text, Arity::Optional, vec![])),
                Input::FixedHeader("X-Api".into(), "{{k}}".into()),
            ],
        };
        assert_eq!(
            print::text(define(&options)),
            r#"
/// Optional inputs of [`list`].
#[derive(Clone, Debug, Default)]
pub struct ListOptions {
    pub limit: Option<i64>,
    pub ids: Vec<Text>,
    pub x_trace: Option<Text>,
}

impl ListOptions {
    /// The values saved in the collection.
    pub fn saved() -> Self {
        Self {
            limit: Some(-5),
            ids: vec![Text::saved("a"), Text::saved("b")],
            ..Self::default()
        }
    }
}

impl Options for ListOptions {
    fn apply(&self, to: &mut Inputs) {
        to.query("limit", &self.limit);
        to.fixed_query("v=2&k={{key}}");
        to.query("ids", &self.ids);
        to.header("x_trace", &self.x_trace);
        to.fixed_header("X-Api", "{{k}}");
    }
}
"#
        );
    }

    #[test]
    fn no_saved_values_no_function() {
        let inputs = vec![Input::FixedQuery("a".into())];
        let options = Options { ident: "O".into(), docs: vec![], inputs };
        assert_eq!(
            print::text(define(&options)),
            r#"
#[derive(Clone, Debug, Default)]
pub struct O {}

impl Options for O {
    fn apply(&self, to: &mut Inputs) {
        to.fixed_query("a");
    }
}
"#
        );
    }
}
