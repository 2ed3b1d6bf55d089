//! The body of a request: the last argument of its function, or a constant part.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::text::{docs, literal, print};
use crate::emit::types::reference;
use crate::lower::model::{Body, Declared, FormKind, Saved, SavedHome, Spelling, TypeRef, WithoutVariables};
use crate::lower::runtime::functions::body::WHOLE;
use crate::lower::runtime::functions::{Name, body, request};
use crate::lower::runtime::types::{BODY, FILE, TEXT};

/// Returns the type of the argument `body`, if there is one.
pub fn argument(body: Option<&Body>) -> Option<TokenStream> {
    match body? {
        Body::Json { ty, .. } | Body::Graphql { variables: Some((ty, _)), .. } => {
            let ty = reference::reference(ty);
            Some(quote!(impl Into<#BODY<#ty>>))
        }
        Body::Text { .. } => Some(quote!(impl Into<#TEXT>)),
        Body::Form { def, .. } => {
            let ident = print::ident(&def.ident);
            Some(quote!(&#ident))
        }
        Body::File { .. } => Some(quote!(impl Into<#FILE>)),
        Body::JsonConstant(_) | Body::Fixed { .. } | Body::Graphql { variables: None, .. } => None,
    }
}

/// `.json(body)`
pub fn step(body: &Body) -> TokenStream {
    let (method, arguments) = match body {
        Body::Json { declared: Declared::Json, .. } => (request::JSON, quote!(body)),
        Body::Json { declared: Declared::Nothing, .. } => (request::UNDECLARED_JSON, quote!(body)),
        Body::Json { declared: Declared::Other(content_type), .. } => {
            let content_type = literal::string(content_type);
            (request::JSON_AS, quote!(#content_type, body))
        }
        Body::Text { content_type, .. } => {
            let content_type = literal::string(content_type);
            (request::TEXT, quote!(#content_type, body))
        }
        Body::Fixed { form, fields } => {
            let fields = fields.iter().map(|(key, value)| {
                let (key, value) = (literal::string(key), literal::string(value));
                quote!((#key, #value))
            });
            match form {
                FormKind::Urlencoded => (request::URLENCODED, quote!([#(#fields),*])),
                FormKind::Multipart => (request::MULTIPART, quote!([#(#fields),*])),
            }
        }
        Body::Form { form: FormKind::Urlencoded, .. } => (request::URLENCODED_FORM, quote!(body)),
        Body::Form { form: FormKind::Multipart, .. } => (request::MULTIPART_FORM, quote!(body)),
        Body::File { .. } => (request::FILE, quote!(body)),
        Body::JsonConstant(text) | Body::Graphql { variables: None, without: WithoutVariables::Whole(text), .. } => {
            let text = literal::string(text);
            (request::JSON_CONSTANT, quote!(#text))
        }
        Body::Graphql { query, operation_name, variables, without } => {
            let query = literal::string(query);
            let name = match operation_name {
                Some(name) => {
                    let name = literal::string(name);
                    quote!(Some(#name))
                }
                None => quote!(None),
            };
            match (variables, without) {
                (Some(_), _) => (request::GRAPHQL, quote!(#query, #name, body)),
                (None, WithoutVariables::Constant(text)) => {
                    let text = literal::string(text);
                    (request::GRAPHQL_CONSTANT, quote!(#query, #name, #text))
                }
                (None, _) => (request::GRAPHQL_QUERY, quote!(#query, #name)),
            }
        }
    };
    quote!(.#method(#arguments))
}

/// Writes the function that returns the saved value, as a method of its type or a free function.
pub fn saved_function(body: &Body) -> Option<TokenStream> {
    let saved = body.saved()?;
    let template = literal::string(&saved.template);
    let (constructor, whole) = (constructor(saved.spelling), whole(saved));
    let docs = docs::line("The body saved in the collection.");
    Some(match saved.home.as_ref()? {
        SavedHome::Type(ident) => {
            let ident = print::ident(ident);
            quote! {
                impl #ident {
                    #docs
                    pub fn saved() -> #BODY<Self> {
                        #BODY::#constructor(#template)#whole
                    }
                }
            }
        }
        SavedHome::Function(ident) => {
            let ident = print::ident(ident);
            let (ty, of) = saved_type(body);
            quote! {
                #docs
                pub fn #ident() -> #ty {
                    #of::#constructor(#template)#whole
                }
            }
        }
    })
}

/// Writes the function that creates a body from a saved template.
pub fn constructor(spelling: Spelling) -> Name {
    match spelling {
        Spelling::Text => body::SAVED,
        Spelling::Crlf => body::SAVED_CRLF,
        Spelling::Value => body::SAVED_VALUE,
    }
}

/// `.whole()`, for a template that is not only the variables of GraphQL.
pub fn whole(saved: &Saved) -> Option<TokenStream> {
    saved.whole.then(|| quote!(.#WHOLE()))
}

fn saved_type(body: &Body) -> (TokenStream, TokenStream) {
    let of = |ty: &TypeRef| {
        let ty = reference::reference(ty);
        (quote!(#BODY<#ty>), quote!(#BODY))
    };
    match body {
        Body::Json { ty, .. } | Body::Graphql { variables: Some((ty, _)), .. } => of(ty),
        Body::File { .. } => (quote!(#FILE), quote!(#FILE)),
        _ => (quote!(#TEXT), quote!(#TEXT)),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::{argument, saved_function, step};
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::lower::model::{Body, Declared, FormKind, Saved, Spelling, WithoutVariables};

    /// Returns the text of the function with the body, and of its saved value.
    fn text(body: &Body) -> String {
        let argument = argument(Some(body)).map(|ty| quote!(body: #ty));
        let step = step(body);
        let function = quote!(fn f(#argument) { x #step });
        print::text([Some(function), saved_function(body)].into_iter().flatten())
    }

    #[test]
    fn lines_that_end_in_crlf_are_lines_in_the_source() {
        let saved = Saved { spelling: Spelling::Crlf, ..sample::saved_of("Create", "{\n  \"a\": 1\n}") };
        let body = Body::Json { ty: sample::named("Create"), declared: Declared::Json, saved };
        assert!(text(&body).contains("Body::saved_crlf(r#\"{\n  \"a\": 1\n}\"#)"), "{}", text(&body));
    }

    #[test]
    fn json_is_typed_and_its_saved_text_is_raw() {
        let saved = sample::saved_of("Create", "{\n  \"name\": {{name}} // c\n}");
        let body = Body::Json { ty: sample::named("Create"), declared: Declared::Json, saved };
        assert_eq!(
            text(&body),
            r###"
fn f(body: impl Into<Body<Create>>) {
    x.json(body)
}

impl Create {
    /// The body saved in the collection.
    pub fn saved() -> Body<Self> {
        Body::saved(r#"{
  "name": {{name}} // c
}"#)
    }
}
"###
        );
    }

    #[test]
    fn constant_fields_need_no_argument() {
        let fields = vec![("a".into(), "{{b}}".into())];
        assert_eq!(
            text(&Body::Fixed { form: FormKind::Multipart, fields }),
            "\nfn f() {\n    x.multipart([(\"a\", \"{{b}}\")])\n}\n"
        );
    }

    #[test]
    fn a_file_is_saved_by_a_function() {
        let body = Body::File { saved: Some(sample::saved_by("upload_saved", "/a.bin")) };
        assert_eq!(
            text(&body),
            r#"
fn f(body: impl Into<File>) {
    x.file(body)
}

/// The body saved in the collection.
pub fn upload_saved() -> File {
    File::saved("/a.bin")
}
"#
        );
    }

    #[test]
    fn graphql_has_typed_variables() {
        let saved = sample::saved_by("query_saved", "{}");
        let body = Body::Graphql {
            query: "{ a }".into(),
            operation_name: Some("A".into()),
            variables: Some((sample::named("QueryVariables"), saved)),
            without: WithoutVariables::Query,
        };
        assert_eq!(
            text(&body),
            r#"
fn f(body: impl Into<Body<QueryVariables>>) {
    x.graphql("{ a }", Some("A"), body)
}

/// The body saved in the collection.
pub fn query_saved() -> Body<QueryVariables> {
    Body::saved("{}")
}
"#
        );
    }

    #[test]
    fn graphql_without_variables_is_constant() {
        let step = |without| {
            let body = Body::Graphql { query: "{ a }".into(), operation_name: None, variables: None, without };
            assert!(saved_function(&body).is_none());
            step(&body).to_string().replace(' ', "")
        };
        assert_eq!(step(WithoutVariables::Query), ".graphql_query(\"{a}\",None)");
        assert_eq!(step(WithoutVariables::Constant("{}".into())), ".graphql_constant(\"{a}\",None,\"{}\")");
        assert_eq!(step(WithoutVariables::Whole("[1]".into())), ".json_constant(\"[1]\")");
    }
}
