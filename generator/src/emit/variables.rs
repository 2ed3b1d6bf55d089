//! The client's variables.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, literal, print};
use crate::lower::model::{Environment, VariableField};

/// The struct, its defaults, and its fields by their names in Postman.
pub(super) fn define(variables: &[VariableField], environments: &[Environment]) -> Vec<TokenStream> {
    // What has no value in the collection has the type's own default.
    let any_default = variables.iter().any(|variable| variable.default.is_some());
    let derives = match any_default {
        true => quote!(#[derive(Clone, Debug)]),
        false => quote!(#[derive(Clone, Debug, Default)]),
    };
    let default = any_default.then(|| default(variables));
    let constructors = constructors(variables, environments);
    [Some(structure(variables, &derives)), default, constructors, Some(by_name(variables))]
        .into_iter()
        .flatten()
        .collect()
}

fn structure(variables: &[VariableField], derives: &TokenStream) -> TokenStream {
    let docs = docs::outer(&[
        "The variables of the collection.".to_owned(),
        String::new(),
        "A request that needs one that is unset is an error, and is not sent.".to_owned(),
    ]);
    let fields = variables.iter().map(|variable| {
        let (docs, ident, ty) = (docs::outer(&variable.docs), print::ident(&variable.ident), ty(variable));
        quote!(#docs pub #ident: #ty)
    });
    quote! {
        #docs
        #derives
        pub struct Variables {
            #(#fields,)*
        }
    }
}

fn default(variables: &[VariableField]) -> TokenStream {
    let fields = variables.iter().map(|variable| {
        let (ident, ty) = (print::ident(&variable.ident), ty(variable));
        match &variable.default {
            Some(value) => {
                let value = literal::string(value);
                quote!(#ident: #value.into())
            }
            None => quote!(#ident: #ty::default()),
        }
    });
    quote! {
        impl Default for Variables {
            fn default() -> Self {
                Self { #(#fields,)* }
            }
        }
    }
}

/// A constructor for the process's environment, and one for each of the collection's.
fn constructors(variables: &[VariableField], environments: &[Environment]) -> Option<TokenStream> {
    let from_env = (!variables.is_empty()).then(|| {
        let docs = docs::line("The defaults, with what the process's environment has: its names are with the fields.");
        let pairs = variables.iter().map(|variable| {
            let (env, name) = (literal::string(&variable.env), literal::string(&variable.name));
            quote!((#env, #name))
        });
        quote! {
            #docs
            pub fn from_env() -> Self {
                postman_client::from_env([#(#pairs),*])
            }
        }
    });
    let environments = environments.iter().map(|environment| {
        let (docs, ident) = (docs::outer(&environment.docs), print::ident(&environment.ident));
        let rest = (environment.values.len() < variables.len()).then(|| quote!(..Self::default()));
        let values = environment.values.iter().map(|(field, value)| {
            let (field, value) = (print::ident(field), literal::string(value));
            quote!(#field: #value.into())
        });
        quote! {
            #docs
            pub fn #ident() -> Self {
                Self { #(#values,)* #rest }
            }
        }
    });
    let constructors = print::spaced(from_env.into_iter().chain(environments));
    (!constructors.is_empty()).then(|| quote!(impl Variables { #constructors }))
}

fn by_name(variables: &[VariableField]) -> TokenStream {
    let blank = print::blank();
    if variables.is_empty() {
        return quote! {
            impl postman_client::Variables for Variables {
                fn get(&self, _name: &str) -> Option<&str> {
                    None
                }

                #blank
                fn set(&mut self, _name: &str, _value: &str) -> bool {
                    false
                }
            }
        };
    }
    let get = variables.iter().map(|variable| {
        let (name, ident) = (literal::string(&variable.name), print::ident(&variable.ident));
        quote!(#name => self.#ident.get())
    });
    let secrets = secrets(variables);
    let set = variables.iter().map(|variable| {
        let (name, ident) = (literal::string(&variable.name), print::ident(&variable.ident));
        quote!(#name => self.#ident = value.into())
    });
    quote! {
        impl postman_client::Variables for Variables {
            fn get(&self, name: &str) -> Option<&str> {
                match name {
                    #(#get,)*
                    _ => None,
                }
            }

            #blank
            fn set(&mut self, name: &str, value: &str) -> bool {
                match name {
                    #(#set,)*
                    _ => return false,
                }
                true
            }

            #secrets
        }
    }
}

/// The values that must never show.
fn secrets(variables: &[VariableField]) -> Option<TokenStream> {
    let secrets: Vec<_> =
        variables.iter().filter(|variable| variable.secret).map(|variable| print::ident(&variable.ident)).collect();
    let blank = print::blank();
    (!secrets.is_empty()).then(|| {
        quote! {
            #blank
            fn secrets(&self) -> Vec<&Secret> {
                Vec::from([#(&self.#secrets),*])
            }
        }
    })
}

fn ty(variable: &VariableField) -> TokenStream {
    match variable.secret {
        true => quote!(Secret),
        false => quote!(Variable),
    }
}

#[cfg(test)]
mod tests {
    use super::{constructors, define};
    use crate::emit::print;
    use crate::lower::model::Environment;
    use crate::lower::model::VariableField;

    fn variable(ident: &str, name: &str, secret: bool, default: Option<&str>) -> VariableField {
        let docs = vec![format!("`{{{{{name}}}}}`")];
        VariableField {
            ident: ident.into(),
            env: format!("SHOP_{}", ident.to_uppercase()),
            name: name.into(),
            docs,
            secret,
            default: default.map(Into::into),
        }
    }

    #[test]
    fn variables_have_their_defaults_and_names() {
        let variables =
            [variable("url", "url", false, Some("https://a.b")), variable("api_key", "api key", true, None)];
        assert_eq!(
            print::text(define(&variables, &[])),
            r#"
/// The variables of the collection.
///
/// A request that needs one that is unset is an error, and is not sent.
#[derive(Clone, Debug)]
pub struct Variables {
    /// `{{url}}`
    pub url: Variable,
    /// `{{api key}}`
    pub api_key: Secret,
}

impl Default for Variables {
    fn default() -> Self {
        Self {
            url: "https://a.b".into(),
            api_key: Secret::default(),
        }
    }
}

impl Variables {
    /// The defaults, with what the process's environment has: its names are with the fields.
    pub fn from_env() -> Self {
        postman_client::from_env([("SHOP_URL", "url"), ("SHOP_API_KEY", "api key")])
    }
}

impl postman_client::Variables for Variables {
    fn get(&self, name: &str) -> Option<&str> {
        match name {
            "url" => self.url.get(),
            "api key" => self.api_key.get(),
            _ => None,
        }
    }

    fn set(&mut self, name: &str, value: &str) -> bool {
        match name {
            "url" => self.url = value.into(),
            "api key" => self.api_key = value.into(),
            _ => return false,
        }
        true
    }

    fn secrets(&self) -> Vec<&Secret> {
        Vec::from([&self.api_key])
    }
}
"#
        );
    }

    #[test]
    fn no_variables_is_an_empty_struct() {
        assert_eq!(
            print::text(define(&[], &[])),
            r#"
/// The variables of the collection.
///
/// A request that needs one that is unset is an error, and is not sent.
#[derive(Clone, Debug, Default)]
pub struct Variables {}

impl postman_client::Variables for Variables {
    fn get(&self, _name: &str) -> Option<&str> {
        None
    }

    fn set(&mut self, _name: &str, _value: &str) -> bool {
        false
    }
}
"#
        );
    }

    #[test]
    fn an_environment_is_a_constructor() {
        let values = vec![("url".to_owned(), "https://test.example".to_owned())];
        let environment = Environment { ident: "staging".into(), docs: vec!["The environment.".into()], values };
        assert_eq!(
            print::text(constructors(&[], &[environment])),
            r#"
impl Variables {
    /// The environment.
    pub fn staging() -> Self {
        Self {
            url: "https://test.example".into(),
        }
    }
}
"#
        );
    }
}
