//! `tests/examples.rs` of the crate layout: tests that each saved example and body fits its type.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::files::Files;
use crate::emit::modules::blocks::Blocks;
use crate::emit::modules::file_text;
use crate::emit::modules::module::Scope;
use crate::emit::modules::use_lines;
use crate::emit::text::{docs, literal, print};
use crate::emit::types::reference;
use crate::lower::model::ExampleTest;

/// The folder, relative to the crate.
pub const FOLDER: &str = "tests/examples";

pub fn add(scope: &Scope<'_>, files: &mut Files) {
    let examples = &scope.client.examples;
    if examples.is_empty() {
        return;
    }
    for example in examples {
        files.0.insert(Path::new(FOLDER).join(&example.file), example.body.clone());
    }
    let mut tests = Blocks::inside(0);
    examples.iter().for_each(|example| tests.add(test(example, scope)));
    let uses = use_lines::block(&scope.client.example_uses);
    let docs = ["Every example and body saved in the collection fits its type, which loses nothing of it.".to_owned()];
    let items = print::joined([print::items(uses, 0), tests.text, print::items(check(), 0)]);
    files.0.insert("tests/examples.rs".into(), file_text::file(scope, &docs, items));
}

fn test<'a>(example: &'a ExampleTest, scope: &Scope<'a>) -> TokenStream {
    let docs = docs::outer(&example.docs);
    let ident = print::ident(&example.ident);
    let module: Vec<&str> = example.ty.module.iter().map(String::as_str).collect();
    let ty = reference::reference_by(&example.ty.ty, &|name| scope.absolute(&module, name));
    let file = literal::string(&format!("examples/{}", example.file));
    quote! {
        #docs
        #[test]
        fn #ident() {
            let example = include_str!(#file);
            check::round_trip::<#ty>(example);
        }
    }
}

/// Writes the function that tests one example; it is in a module of its own, because the tests may have any name.
fn check() -> TokenStream {
    let blank = print::blank();
    quote! {
        mod check {
            use serde::Serialize;
            use serde::de::DeserializeOwned;
            use serde_json::Value;

            #blank
            pub fn round_trip<T: DeserializeOwned + Serialize>(example: &str) {
                let typed: T = serde_json::from_str(example).expect("the example fits its type");
                let written = serde_json::to_value(&typed).expect("the type can be written");
                let saved = serde_json::from_str(example).expect("the example is JSON");
                if let Some(difference) = difference("$", &saved, &written) {
                    panic!("{difference}");
                }
            }

            #blank
            /// The path of the first difference, and what is there.
            fn difference(path: &str, saved: &Value, written: &Value) -> Option<String> {
                match (saved, written) {
                    (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                        let mut items = a.iter().zip(b).enumerate();
                        items.find_map(|(i, (a, b))| difference(&format!("{path}[{i}]"), a, b))
                    }
                    (Value::Object(a), Value::Object(b)) if a.len() == b.len() => {
                        let mut fields = a.iter();
                        fields.find_map(|(key, a)| match b.get(key) {
                            Some(b) => difference(&format!("{path}.{key}"), a, b),
                            None => Some(format!("{path}.{key} is lost")),
                        })
                    }
                    (Value::Number(a), Value::Number(b)) if a.is_f64() || b.is_f64() => {
                        (a.as_f64() != b.as_f64()).then(|| format!("{path}: {a} became {b}"))
                    }
                    _ => (saved != written).then(|| format!("{path}: {saved} became {written}")),
                }
            }
        }
    }
}
