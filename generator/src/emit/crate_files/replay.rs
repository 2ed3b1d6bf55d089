//! `examples/replay.rs` of the crate layout: sends each request as it is saved in the collection.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::files::Files;
use crate::emit::modules::file_text;
use crate::emit::modules::module::Scope;
use crate::emit::modules::use_lines;
use crate::emit::operations::function;
use crate::emit::operations::inputs::saved;
use crate::emit::text::{literal, print};
use crate::lower::model::{Module, Operation};
use crate::lower::runtime::functions::call::{REPLAY, WITH, WITH_SAVED};
use crate::lower::runtime::functions::replay::{ITEM, RUN};
use crate::lower::runtime::types::VARIABLES;

pub fn add(scope: &Scope<'_>, files: &mut Files) {
    let mut requests = Vec::new();
    collect(&scope.client.root, scope, &mut requests);
    requests.sort_by_key(|(position, _)| *position);
    let requests = requests.iter().map(|(_, request)| request);
    let variables = scope.absolute(&[], VARIABLES.name);
    let docs = ["Sends every request as the collection has saved it, in its order.".to_owned()];
    let expected = is_any_deprecated(&scope.client.root).then(function::expect_deprecated);
    let table = quote! {
        #expected
        const REQUESTS: &[postman_client::codegen::replay::#ITEM<#variables>] = &[#(#requests),*];
    };
    let main = quote! {
        fn main() -> std::process::ExitCode {
            postman_client::codegen::replay::#RUN(REQUESTS)
        }
    };
    let uses = use_lines::block(&scope.client.replay_uses);
    let items = [uses, main, table].map(|item| print::items(item, 0));
    let items = print::joined(items);
    files.0.insert("examples/replay.rs".into(), file_text::file(scope, &docs, items));
}

/// Returns `true` if a request of the replay is deprecated.
fn is_any_deprecated(module: &Module) -> bool {
    let is_deprecated = |operation: &Operation| operation.position.is_some() && operation.deprecated.is_some();
    module.operations.iter().any(is_deprecated) || module.modules.iter().any(is_any_deprecated)
}

/// Collects the operations, each with its position in the collection.
fn collect<'a>(module: &'a Module, scope: &Scope<'a>, requests: &mut Vec<(usize, TokenStream)>) {
    let own = module.operations.iter().filter_map(|operation| Some((operation.position?, request(operation, scope))));
    requests.extend(own);
    for inner in &module.modules {
        collect(inner, &scope.inside(inner), requests);
    }
}

/// `("Folder/Name", |client| crate::folder::name(client, …).replay())`
fn request<'a>(operation: &'a Operation, scope: &Scope<'a>) -> TokenStream {
    let item = literal::string(&operation.item);
    let function = scope.function(&operation.ident);
    let path = operation.arguments().map(|arg| {
        let saved = saved::text_value(arg.saved.as_deref());
        quote!(, #saved)
    });
    let name = |name| scope.absolute(&scope.path, name);
    let body = operation.body.as_ref().and_then(|body| saved::body(body, &name)).map(|body| quote!(, #body));
    let saved_fields = saved::unfit_fields(operation.body.as_ref());
    let options = operation.options.as_ref().and_then(|options| {
        let set = saved::inputs(&name(&options.ident), &options.inputs);
        let unfit = saved::unfit(&options.inputs);
        match (unfit.is_empty(), saved::has_inputs(&options.inputs)) {
            (true, false) => None,
            (true, true) => Some(quote!(.#WITH(#set))),
            (false, _) => Some(quote!(.#WITH_SAVED(#set, &[#(#unfit),*]))),
        }
    });
    quote!((#item, |client| #function(client #(#path)* #body) #options #saved_fields .#REPLAY()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::emit::{RuntimeDependency, emit, sample};
    use crate::lower::model::{Argument, Arity, Body, Input, InputField, InputType, Module, Operation, Options};
    use crate::options::Layout;

    #[test]
    fn requests_are_sent_in_order_with_what_is_saved() {
        let input = sample::input("q", InputType::Text, Arity::Optional, vec![sample::template("1")]);
        let page = sample::input("page", InputType::I64, Arity::Optional, vec![]);
        let page = InputField { unfit: vec!["<integer>".into()], ..page };
        let find = Operation {
            position: Some(1),
            path_args: vec![Argument {
                ident: "id".into(),
                key: "id".into(),
                saved: Some("{{id}}".into()),
                is_secret: false,
            }],
            body: Some(Body::Text { content_type: "text/plain".into(), saved: sample::saved_by("find_saved", "a") }),
            options: Some(Options {
                ident: "FindOptions".into(),
                docs: vec![],
                inputs: vec![Input::Query(input), Input::Query(page)],
                shared: None,
            }),
            ..sample::operation("find")
        };
        let inner = Module { ident: "a".into(), operations: vec![sample::operation("r#match")], ..Module::default() };
        let root = Module { operations: vec![find], modules: vec![inner], ..Module::default() };
        let runtime = RuntimeDependency::Version("0.1".into());
        let mut files = emit(&sample::client(root), Layout::Crate, &runtime);
        let text = files.0.remove(Path::new("examples/replay.rs")).unwrap_or_default();
        let (_, text) = text.split_once("skip)]\n").unwrap_or_default();
        assert_eq!(
            text,
            r#"
use postman_client::Text;

fn main() -> std::process::ExitCode {
    postman_client::codegen::replay::run(REQUESTS)
}

const REQUESTS: &[postman_client::codegen::replay::Item<shop_client::Variables>] = &[
    ("Folder/r#match", |client| shop_client::a::r#match(client).replay()),
    (
        "Folder/find",
        |client| {
            shop_client::find(client, Text::saved("{{id}}"), Text::saved("a"))
                .with_saved(
                    shop_client::FindOptions::new().q(Text::saved("1")),
                    &[("page", "<integer>")],
                )
                .replay()
        },
    ),
];
"#
        );
    }
}
