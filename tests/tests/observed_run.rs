//! A client that observes the answers of a server which has nothing but the saved examples: the file that it writes gives the types that
//! the examples give.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use postman_client::{Client, Observer, Request, Response};
use postman_codegen::review::{Class, Difference};
use postman_codegen::{Generator, TypeSource};
use serde_json::Value;

#[allow(dead_code, reason = "a client has more than the replay calls")]
mod library {
    include!(concat!(env!("OUT_DIR"), "/observed/library.rs"));

    pub mod requests {
        use super::super::library;
        include!(concat!(env!("OUT_DIR"), "/observed/library_requests.rs"));
    }
}

fn collection() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("observed/library.postman_collection.json")
}

/// The saved examples by item, several of an item in their order.
fn examples() -> BTreeMap<String, Vec<Response>> {
    let text = fs::read_to_string(collection()).expect("the collection");
    let collection: Value = serde_json::from_str(&text).expect("JSON");
    let mut found = BTreeMap::new();
    add(&collection["item"], "", &mut found);
    found
}

fn add(items: &Value, folder: &str, found: &mut BTreeMap<String, Vec<Response>>) {
    for item in items.as_array().into_iter().flatten() {
        let path = format!("{folder}{}", item["name"].as_str().unwrap_or_default());
        add(&item["item"], &format!("{path}/"), found);
        let examples = item["response"].as_array().into_iter().flatten().map(|example| {
            let status = example["code"].as_u64().and_then(|code| u16::try_from(code).ok()).unwrap_or(200);
            let body = example["body"].as_str().unwrap_or_default().to_owned();
            let content_type = example["header"][0]["value"].as_str().unwrap_or_default();
            Response::new(status, body).with_header("Content-Type", content_type)
        });
        let examples: Vec<Response> = examples.collect();
        if !examples.is_empty() {
            found.insert(path, examples);
        }
    }
}

/// Sends each request as often as it has examples, and has it answered with them.
fn run(file: &Path) {
    let tokio = tokio::runtime::Runtime::new().expect("a runtime");
    let observer = Observer::new(file);
    let examples = examples();
    for (item, send) in library::requests::REQUESTS {
        for answer in examples.get(*item).into_iter().flatten() {
            let answer = answer.clone();
            let client = Client::builder(library::requests::variables())
                .observe(&observer)
                .transport(move |_: Request| answer.clone())
                .build();
            tokio.block_on(send(&client)).expect("an answer");
        }
    }
    observer.save().expect("the file");
}

#[test]
fn a_run_against_the_saved_examples_gives_their_types() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("library.observations.json");
    run(&file);
    let from_examples = Generator::new(collection()).types_from(TypeSource::Examples);
    let from_run = Generator::new(collection()).types_from(TypeSource::Observations).observations(file.clone());
    let surface = |generator: &Generator| generator.surface().expect("a client");
    let difference = Difference::between(&surface(&from_examples), &surface(&from_run));
    // docs say where a type comes from, and have examples
    let changes = difference.changes.iter().filter(|change| change.class != Class::Docs);
    let changes: Vec<String> = changes.map(|change| format!("{}: {}", change.path, change.message)).collect();
    assert!(changes.is_empty(), "{}", changes.join("\n"));
    // what was generated knows the rest: no request of the file is unknown
    let told = from_run.generate().expect("a client").diagnostics;
    assert!(!told.iter().any(|one| one.message.contains("observed answers that belong to")), "{told:?}");
    let text = fs::read_to_string(file).expect("the file");
    for value in ["Volume", "978", "Ada", "1815", "12.5", "9007199254740993", "123e4567", "gone", "torn"] {
        assert!(!text.contains(value), "{value} is in\n{text}");
    }
}

#[test]
fn a_run_adds_to_the_runs_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("library.observations.json");
    run(&file);
    run(&file);
    let text = fs::read_to_string(&file).expect("the file");
    assert!(text.contains(r#""answers": {"json": 2}"#) && text.contains(r#""$.books": {"list": 2}"#), "{text}");
    assert!(fs::read_dir(folder.path()).expect("the folder").count() == 1, "nothing else is left there");
}
