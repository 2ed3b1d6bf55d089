//! The targets: what takes bytes that the project did not write.

pub mod answer;
pub mod collection;
pub mod config;
pub mod environment;
pub mod lock;
pub mod script;
pub mod url;
pub mod yaml;

use std::path::PathBuf;

use postman_codegen::{Error, Generated, Generator};
use tempfile::TempDir;

use crate::seeds;

/// A target, with inputs that it takes and words of its language.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]),
    pub seeds: fn() -> Vec<Vec<u8>>,
    pub words: &'static [&'static str],
}

/// All of them.
pub const TARGETS: [Target; 8] = [
    Target { name: "collection", run: collection::run, seeds: seeds::collections, words: collection::WORDS },
    Target { name: "environment", run: environment::run, seeds: seeds::environments, words: environment::WORDS },
    Target { name: "config", run: config::run, seeds: seeds::configs, words: config::WORDS },
    Target { name: "lock", run: lock::run, seeds: seeds::locks, words: lock::WORDS },
    Target { name: "yaml", run: yaml::run, seeds: seeds::requests_in_yaml, words: yaml::WORDS },
    Target { name: "script", run: script::run, seeds: seeds::scripts, words: script::WORDS },
    Target { name: "answer", run: answer::run, seeds: seeds::answers, words: answer::WORDS },
    Target { name: "url", run: url::run, seeds: seeds::urls, words: url::WORDS },
];

/// A collection with one request, for the targets that need one.
const COLLECTION: &str = r#"{"info": {"name": "A"}, "item": [{"name": "get", "request": {"url": "{{url}}/{{id}}?a={{token}}"},
    "response": [{"name": "b", "code": 200, "body": "{\"id\": 1}"}]}], "variable": [{"key": "url", "value": "https://x.example"}]}"#;

/// A file of this name with these bytes, in a folder that lives as long as the first value.
fn file(name: &str, input: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, input).expect("room");
    (folder, path)
}

/// Checks that the generated code is Rust, and that messages are not empty.
fn check(generator: &Generator) {
    check_generated(&generator.generate());
}

fn check_generated(generated: &Result<Generated, Error>) {
    match generated {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(generated) => {
            for (path, text) in &generated.files.0 {
                if path.extension().is_some_and(|extension| extension == "rs")
                    && let Err(error) = syn::parse_file(text)
                {
                    panic!("{}: {error}\n{text}", path.display());
                }
            }
            for message in generated.diagnostics.iter() {
                assert!(!message.to_string().is_empty());
            }
        }
    }
}
