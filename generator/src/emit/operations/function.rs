//! The function of an operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::operations::answer::answer;
use crate::emit::operations::auth;
use crate::emit::operations::captures::capture;
use crate::emit::operations::headers;
use crate::emit::operations::inputs::{body, said};
use crate::emit::text::block::Block;
use crate::emit::text::{literal, print};
use crate::emit::types::reference;
use crate::lower::model::{AuthUse, BehaviorValue, Deprecated, Method, Operation};
use crate::lower::runtime::functions::auth::NONE;
use crate::lower::runtime::functions::client::REQUEST;
use crate::lower::runtime::functions::request::{
    AUTH, AUTH_IF_SET, BEHAVIOR, CALL as CALL_METHOD, PATH, WITHOUT_HEADER, WITHOUT_PRESETS,
};
use crate::lower::runtime::types::{AUTH as AUTH_TYPE, BEHAVIOR as BEHAVIOR_TYPE, CALL, CLIENT, SECRET, TEXT};
use crate::name;

/// The largest number of arguments that clippy accepts.
const MAX_ARGUMENTS: usize = 7;

pub fn function(operation: &Operation) -> Block {
    let signature = signature(operation, &operation.ident);
    let chain = chain(operation);
    let deprecated = operation.deprecated.as_ref().map(deprecated);
    Block::documented(&operation.docs, quote!(#deprecated #signature { client #chain }))
}

/// `#[deprecated(note = "…")]`
pub fn deprecated(deprecated: &Deprecated) -> TokenStream {
    match &deprecated.note {
        Some(note) => {
            let note = literal::string(note);
            quote!(#[deprecated(note = #note)])
        }
        None => quote!(#[deprecated]),
    }
}

/// Returns the attribute for uses of deprecated functions within the client, of which the compiler would warn.
pub fn expect_deprecated() -> TokenStream {
    quote!(#[expect(deprecated, reason = "as in the collection")])
}

/// Returns the signature under this name.
pub fn signature(operation: &Operation, name: &str) -> TokenStream {
    let ident = print::ident(name);
    let body = body::argument(operation.body.as_ref());
    let path = operation.arguments().map(|arg| {
        let (ident, ty) = (print::ident(&arg.ident), if arg.is_secret { SECRET } else { TEXT });
        quote!(, #ident: impl Into<#ty>)
    });
    let arguments = 1 + operation.arguments().count() + usize::from(body.is_some());
    let many = (arguments > MAX_ARGUMENTS)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "one for each path variable")]));
    let stand_in = operation.arguments().any(|arg| name::STAND_INS.contains(&arg.ident.as_str()));
    // an `expect` would fail in a project with its own list
    let stand_in = stand_in.then(|| quote!(#[allow(clippy::disallowed_names, reason = "as in the collection")]));
    let complex = operation.answer.is_complex().then(|| print::parse(reference::COMPLEX));
    let body = body.map(|ty| quote!(, body: #ty));
    let answer = answer(&operation.answer);
    let options = operation.options.as_ref().map(|options| {
        let ident = print::ident(&options.ident);
        quote!(, #ident)
    });
    quote! {
        #many
        #complex
        #stand_in
        pub fn #ident(client: &#CLIENT #(#path)* #body) -> #CALL<#answer #options>
    }
}

/// `.get("…").path(…) … .call().capture(…)`
fn chain(operation: &Operation) -> TokenStream {
    let url = literal::string(&operation.written_url);
    let start = match &operation.method {
        Method::Named(method) => quote!(.#method(#url)),
        Method::Other(method) => {
            let method = literal::string(method);
            quote!(.#REQUEST(#method, #url))
        }
    };
    let path = operation.path_args.iter().map(|arg| {
        let (key, ident) = (literal::string(&arg.key), print::ident(&arg.ident));
        quote!(.#PATH(#key, #ident))
    });
    let headers = headers::steps(operation);
    let said = said::steps(&operation.said);
    let without = operation.without_headers.iter().map(|name| {
        let name = literal::string(name);
        quote!(.#WITHOUT_HEADER(#name))
    });
    let auth = match &operation.auth {
        AuthUse::None | AuthUse::Common => None,
        AuthUse::Unsigned => Some(quote!(.#AUTH(#AUTH_TYPE::#NONE()))),
        AuthUse::Inherited(module) => {
            let declared = auth::path(module);
            Some(quote!(.#AUTH(#declared())))
        }
        AuthUse::Own(auth) => {
            let auth = auth::construct(auth);
            Some(quote!(.#AUTH(#auth)))
        }
    };
    let auth_if_set = operation.auth_if_set.then(|| quote!(.#AUTH_IF_SET()));
    let body = operation.body.as_ref().map(body::step);
    let field_order = said::form_step(operation);
    let behavior = behavior(&operation.behavior);
    let without_presets = operation.without_presets.then(|| quote!(.#WITHOUT_PRESETS()));
    let presets = operation.presets.iter().map(capture::step);
    let captures = operation.captures.iter().map(capture::step);
    quote!(#start #(#path)* #headers #said #(#without)* #auth #auth_if_set #body #field_order #behavior #without_presets #(#presets)* .#CALL_METHOD() #(#captures)*)
}

fn behavior(settings: &[(&'static str, BehaviorValue)]) -> Option<TokenStream> {
    if settings.is_empty() {
        return None;
    }
    let settings = settings.iter().map(|(name, value)| {
        let name = print::ident(name);
        let value = match value {
            BehaviorValue::Bool(value) => quote!(#value),
            BehaviorValue::Names(names) => {
                let names = names.iter().map(|name| literal::string(name));
                quote!(&[#(#names),*])
            }
            BehaviorValue::Number(value) => {
                let value = Literal::u64_unsuffixed(*value);
                quote!(#value)
            }
        };
        quote!(#name: #value)
    });
    Some(quote!(.#BEHAVIOR(#BEHAVIOR_TYPE { #(#settings,)* ..#BEHAVIOR_TYPE::DEFAULT })))
}

#[cfg(test)]
mod tests {
    use super::function;
    use crate::emit::sample;
    use crate::emit::text::print;
    use crate::lower::model::{
        Answer, Argument, Auth, AuthUse, BehaviorValue, Body, Deprecated, Method, Operation, Options, Strictness,
        TypeRef,
    };
    use crate::lower::runtime::functions::auth::BASIC;

    fn path_arg(ident: &str) -> Argument {
        Argument { ident: ident.into(), key: ident.into(), saved: None, is_secret: false }
    }

    #[test]
    fn a_request_reads_as_it_is_sent() {
        let operation = Operation {
            method: Method::Other("PROPFIND".into()),
            written_url: "{{url}}/:id".into(),
            path_args: vec![path_arg("id")],
            headers: vec![("X-A".into(), "{{a}}".into())],
            auth: AuthUse::Inherited("super::super".into()),
            body: Some(Body::Text { content_type: "text/xml".into(), saved: sample::saved_by("find_saved", "<a/>") }),
            behavior: vec![
                ("disable_url_encoding", BehaviorValue::Bool(true)),
                ("max_redirects", BehaviorValue::Number(3)),
            ],
            options: Some(Options { ident: "FindOptions".into(), docs: vec![], inputs: vec![], shared: None }),
            answer: Answer::Json(TypeRef::List(Box::new(sample::named("Found"))), Strictness::Lenient),
            ..sample::operation("find")
        };
        assert_eq!(
            print::text([function(&operation)]),
            r#"
/// The request find.
pub fn find(
    client: &Client,
    id: impl Into<Text>,
    body: impl Into<Text>,
) -> Call<Json<Vec<Found>>, FindOptions> {
    client
        .request("PROPFIND", "{{url}}/:id")
        .path("id", id)
        .header("X-A", "{{a}}")
        .auth(super::super::auth())
        .text("text/xml", body)
        .behavior(Behavior {
            disable_url_encoding: true,
            max_redirects: 3,
            ..Behavior::DEFAULT
        })
        .call()
}
"#
        );
    }

    #[test]
    fn a_short_request_is_one_line() {
        let auth = Auth::simple(BASIC, vec!["{{a}}".into(), "\"".into()]);
        let operation = Operation { auth: AuthUse::Own(auth), ..sample::operation("r#match") };
        assert_eq!(
            print::text([function(&operation)]),
            r#"
/// The request r#match.
pub fn r#match(client: &Client) -> Call<Response> {
    client.get("{{url}}/a").auth(Auth::basic("{{a}}", "\"")).call()
}
"#
        );
    }

    #[test]
    fn a_deprecated_request_says_what_to_use() {
        let text = |note: Option<&str>| {
            let deprecated = Some(Deprecated { note: note.map(str::to_owned) });
            print::text([function(&Operation { deprecated, ..sample::operation("f") })])
        };
        assert!(text(Some("use `g`")).contains("\n#[deprecated(note = \"use `g`\")]\npub fn f("));
        assert!(text(None).contains("\n#[deprecated]\npub fn f("));
    }

    #[test]
    fn path_variables_may_be_called_what_clippy_takes_for_stand_ins() {
        let path_args = vec![path_arg("id"), path_arg("foo")];
        let text = print::text([function(&Operation { path_args, ..sample::operation("f") })]);
        assert!(
            text.contains("#[allow(clippy::disallowed_names, reason = \"as in the collection\")]\npub fn f("),
            "{text}"
        );
    }

    #[test]
    fn many_path_variables_are_expected() {
        let path_args = ["a", "b", "c", "d", "e", "f", "g"].map(path_arg).to_vec();
        let text = |path_args| print::text([function(&Operation { path_args, ..sample::operation("f") })]);
        assert!(!text(path_args[1..].to_vec()).contains("too_many_arguments"));
        assert!(text(path_args).contains("#[expect(clippy::too_many_arguments"));
    }
}
