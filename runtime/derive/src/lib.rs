//! The derive macro `FromJson` of `postman-client`, which exports and documents it.

mod attributes;
mod casing;
mod enums;
mod structs;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Ident, parse_macro_input};

/// Implements `postman_client::FromJson`, where it is documented, and `serde::Deserialize`.
#[proc_macro_derive(FromJson, attributes(serde, required, by_serde))]
pub fn from_json(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    implement(&input).unwrap_or_else(Error::into_compile_error).into()
}

fn implement(input: &DeriveInput) -> Result<TokenStream, Error> {
    if let Some(parameter) = input.generics.params.first() {
        return Err(Error::new_spanned(parameter, "`FromJson` cannot be derived for a type with parameters"));
    }
    let own = match &input.data {
        Data::Struct(data) => structs::implement(input, data)?,
        Data::Enum(data) => enums::implement(input, data)?,
        Data::Union(data) => {
            return Err(Error::new_spanned(data.union_token, "`FromJson` cannot be derived for a union"));
        }
    };
    let deserialize = deserialize(&input.ident);
    Ok(quote! { #own #deserialize })
}

fn deserialize(ident: &Ident) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl<'de> ::postman_client::codegen::Deserialize<'de> for #ident {
            fn deserialize<D: ::postman_client::codegen::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ::postman_client::codegen::deserialize(from)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use syn::{DeriveInput, parse_quote};

    use super::implement;

    fn error(input: &DeriveInput) -> String {
        implement(input).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn keys_are_those_of_serde() {
        let rules = [
            ("lowercase", "page_count"),
            ("UPPERCASE", "PAGE_COUNT"),
            ("PascalCase", "PageCount"),
            ("camelCase", "pageCount"),
            ("snake_case", "page_count"),
            ("SCREAMING_SNAKE_CASE", "PAGE_COUNT"),
            ("kebab-case", "page-count"),
            ("SCREAMING-KEBAB-CASE", "PAGE-COUNT"),
        ];
        for (rule, key) in rules {
            let input = parse_quote! {
                #[serde(rename_all = #rule)]
                struct Book {
                    page_count: i64,
                    #[serde(rename = "ISBN", skip_serializing_if = "Option::is_none")]
                    isbn: Option<String>,
                    r#type: String,
                }
            };
            let code = implement(&input).map(|code| code.to_string()).unwrap_or_default();
            for key in [key, "ISBN"] {
                assert!(code.contains(&format!("key : {key:?}")), "{rule}: {code}");
            }
            assert!(!code.contains("\"r#type\""), "{code}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_an_error() {
        let table: [(DeriveInput, &str); 8] = [
            (
                parse_quote!(
                    struct Book<T> {
                        title: T,
                    }
                ),
                "`FromJson` cannot be derived for a type with parameters",
            ),
            (
                parse_quote!(
                    struct Book(String);
                ),
                "`FromJson` can be derived only for a struct with named fields",
            ),
            (parse_quote!(union Book { a: i64 }), "`FromJson` cannot be derived for a union"),
            (
                parse_quote!(
                    enum Book {}
                ),
                "an enum that is read needs a variant",
            ),
            (
                parse_quote!(
                    enum Book {
                        Open,
                        Closed,
                    }
                ),
                "this variant needs one value",
            ),
            (
                parse_quote!(
                    enum Book {
                        Open,
                        Closed(String),
                        Other(String),
                    }
                ),
                "only the last variant of texts has a value",
            ),
            (
                parse_quote!(
                    #[serde(rename_all = "Camel")]
                    struct Book {
                        a: i64,
                    }
                ),
                "this is no rule of serde",
            ),
            (
                parse_quote!(
                    struct Book {
                        #[serde(default)]
                        a: i64,
                    }
                ),
                "`FromJson` does not know this attribute",
            ),
        ];
        for (input, message) in table {
            assert_eq!(error(&input), message);
        }
    }
}
