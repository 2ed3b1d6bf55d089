//! `src/testing.rs` of the crate layout: a transport that answers with the saved answers.

use std::path::Path;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::example_tests::FOLDER;
use crate::emit::files::Files;
use crate::emit::modules::file_text;
use crate::emit::modules::module::Scope;
use crate::emit::text::{docs, literal, print};
use crate::lower::model::{SavedAnswer, SavedAnswers, SavedBody};
use crate::lower::runtime::functions::recorder::{NEW, ON, ON_HOLDING};
use crate::lower::runtime::functions::response::{NEW as RESPONSE_OF, WITH_HEADER};
use crate::lower::runtime::types::{RECORDER, RESPONSE};
use crate::name::file;

pub fn add(scope: &Scope<'_>, files: &mut Files) {
    let Some(saved) = scope.answers else { return };
    for answer in &saved.answers {
        if let SavedBody::Own { file, text } = &answer.body {
            files.0.insert(Path::new(FOLDER).join(file), text.clone());
        }
    }
    let docs = ["For tests of programs that call this client, without a network.".to_owned()];
    let imports = quote! {
        use postman_client::#RESPONSE;
        use postman_client::testing::#RECORDER;
    };
    let items = print::joined([imports, function(saved)].map(|item| print::items(item, 0)));
    let path = Path::new("src").join(format!("{}.rs", file::stem(&saved.module)));
    files.0.insert(path, file_text::file(scope, &docs, items));
}

fn function(saved: &SavedAnswers) -> TokenStream {
    let docs = docs::outer(&saved.docs);
    let answers = saved.answers.iter().map(answer);
    quote! {
        #docs
        pub fn examples() -> #RECORDER {
            let api = #RECORDER::#NEW();
            #(#answers)*
            api
        }
    }
}

fn answer(answer: &SavedAnswer) -> TokenStream {
    let operation = literal::string(&answer.operation);
    let status = Literal::u16_unsuffixed(answer.status);
    let body = match &answer.body {
        SavedBody::None => quote!(""),
        SavedBody::Tested { file } | SavedBody::Own { file, .. } => {
            let file = literal::string(&format!("../{FOLDER}/{file}"));
            quote!(include_str!(#file))
        }
    };
    let content_type = answer.content_type.as_ref().map(|content_type| {
        let content_type = literal::string(content_type);
        quote!(.#WITH_HEADER("content-type", #content_type))
    });
    let response = quote!(#RESPONSE::#RESPONSE_OF(#status, #body) #content_type);
    if answer.holding.is_empty() {
        return quote!(api.#ON(#operation, #response););
    }
    let holding = answer.holding.iter().map(|text| literal::string(text));
    quote!(api.#ON_HOLDING(#operation, &[#(#holding),*], #response);)
}

#[cfg(test)]
mod tests {
    use super::function;
    use crate::emit::text::print;
    use crate::lower::model::{SavedAnswer, SavedAnswers, SavedBody};

    #[test]
    fn each_operation_has_its_answer() {
        let answer = |operation: &str, status, body| SavedAnswer {
            operation: operation.into(),
            holding: Vec::new(),
            status,
            content_type: None,
            body,
        };
        let text_of = |file: &str| SavedBody::Own { file: file.into(), text: "a".into() };
        let answers = vec![
            answer("GET {{url}}/a", 200, SavedBody::Tested { file: "a.json".into() }),
            SavedAnswer { content_type: Some("text/csv".into()), ..answer("GET {{url}}/b", 200, text_of("b.txt")) },
            SavedAnswer { holding: vec!["do=stop".into()], ..answer("DELETE {{url}}/a", 204, SavedBody::None) },
        ];
        let docs = vec!["Answers.".to_owned()];
        assert_eq!(
            print::text([function(&SavedAnswers { module: "testing".into(), docs, answers })]),
            r#"
/// Answers.
pub fn examples() -> Recorder {
    let api = Recorder::new();
    api.on(
        "GET {{url}}/a",
        Response::new(200, include_str!("../tests/examples/a.json")),
    );
    api.on(
        "GET {{url}}/b",
        Response::new(200, include_str!("../tests/examples/b.txt"))
            .with_header("content-type", "text/csv"),
    );
    api.on_holding("DELETE {{url}}/a", &["do=stop"], Response::new(204, ""));
    api
}
"#
        );
    }
}
