//! Forms: bodies of named fields.

use proc_macro2::TokenStream;
use quote::quote;

use super::{inputs, literal, print};
use crate::lower::model::{FormDef, Input, InputField, InputType};

/// The struct, its saved values, and its fields as they are sent.
pub(super) fn define(form: &FormDef) -> Vec<TokenStream> {
    let ident = print::ident(&form.ident);
    let structure = inputs::structure(&form.docs, &ident, &form.fields);
    let saved = inputs::saved(&ident, &form.fields);
    let steps: Vec<TokenStream> = form.fields.iter().filter_map(step).collect();
    let to = if steps.is_empty() { quote!(_form) } else { quote!(form) };
    let fields = quote! {
        impl Form for #ident {
            fn fields(&self, #to: &mut Fields) {
                #(#steps;)*
            }
        }
    };
    [Some(structure), saved, Some(fields)].into_iter().flatten().collect()
}

/// A form has neither query nor headers.
fn step(input: &Input) -> Option<TokenStream> {
    match input {
        Input::FixedField(name, value) => {
            let (name, value) = (literal::string(name), literal::string(value));
            Some(quote!(form.fixed(#name, #value)))
        }
        Input::FixedPart { key, content_type, template } => {
            let [key, content_type, template] = [key, content_type, template].map(|text| literal::string(text));
            Some(quote!(form.text_as(#key, #content_type, &Text::saved(#template))))
        }
        Input::Field(field) => Some(keyed(field)),
        Input::FixedQuery(_) | Input::FixedHeader(..) | Input::Query(_) | Input::Header(_) => None,
    }
}

fn keyed(field: &InputField) -> TokenStream {
    let (key, ident) = (literal::string(&field.key), print::ident(&field.ident));
    let content_type = field.content_type.as_ref().map(|text| literal::string(text));
    match (field.ty, content_type) {
        (InputType::File, None) => quote!(form.file(#key, &self.#ident)),
        (InputType::File, Some(content_type)) => quote!(form.file_as(#key, #content_type, &self.#ident)),
        (_, None) => quote!(form.text(#key, &self.#ident)),
        (_, Some(content_type)) => quote!(form.text_as(#key, #content_type, &self.#ident)),
    }
}

#[cfg(test)]
mod tests {
    use super::define;
    use crate::emit::{print, sample};
    use crate::lower::model::{Arity, FormDef, Input, InputType, InputValue};

    #[test]
    fn a_form_is_a_struct_and_its_fields() {
        let input = sample::input;
        let form = FormDef {
            ident: "PhotoForm".into(),
            docs: vec![],
            fields: vec![
                Input::FixedField("kind".into(), "{{kind}}".into()),
                Input::Field(input("photo", InputType::File, Arity::One, vec![sample::template("/a.png")])),
                Input::Field(input("public", InputType::Bool, Arity::Optional, vec![InputValue::Bool(true)])),
                Input::Field(input("note", InputType::Text, Arity::One, vec![])),
            ],
        };
        assert_eq!(
            print::text(define(&form)),
            r#"
#[derive(Clone, Debug)]
pub struct PhotoForm {
    pub photo: File,
    pub public: Option<bool>,
    pub note: Text,
}

impl PhotoForm {
    /// The values saved in the collection.
    pub fn saved() -> Self {
        Self {
            photo: File::saved("/a.png"),
            public: Some(true),
            note: Default::default(),
        }
    }
}

impl Form for PhotoForm {
    fn fields(&self, form: &mut Fields) {
        form.fixed("kind", "{{kind}}");
        form.file("photo", &self.photo);
        form.text("public", &self.public);
        form.text("note", &self.note);
    }
}
"#
        );
    }
}
