//! Compares the variables that generated clients keep with recordings of Newman: see `scripts/README.md`.

use std::fs;
use std::path::Path;

use postman_client::{Client, Request, Response, Variables as _};
use serde_json::{Map, Value};

#[allow(dead_code, reason = "a client has more than the replay calls")]
mod scripts {
    include!(concat!(env!("OUT_DIR"), "/scripts/scripts.rs"));

    pub mod requests {
        use super::super::scripts;
        include!(concat!(env!("OUT_DIR"), "/scripts/scripts_requests.rs"));
    }
}

fn read(file: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts").join(file);
    serde_json::from_str(&fs::read_to_string(path).expect("a file of the table")).expect("JSON")
}

/// The saved example of an item.
fn answer(item: &Value) -> Response {
    let example = &item["response"][0];
    let status = example["code"].as_u64().and_then(|code| u16::try_from(code).ok()).expect("a status");
    let mut response = Response::new(status, example["body"].as_str().expect("a body").to_owned());
    for header in example["header"].as_array().expect("headers") {
        response =
            response.with_header(header["key"].as_str().expect("a name"), header["value"].as_str().expect("a value"));
    }
    response
}

fn before() -> Vec<(String, String)> {
    let values = read("scripts.postman_environment.json");
    let values = values["values"].as_array().expect("values").iter();
    values.map(|pair| (pair["key"].as_str().unwrap().to_owned(), pair["value"].as_str().unwrap().to_owned())).collect()
}

/// The item whose script is not carried.
const BY_HAND: &str = "by hand";

/// Does what the report suggests.
async fn by_hand(client: &scripts::Client) {
    let answer = scripts::by_hand(client).send().await.expect("an answer").into_inner();
    let member = answer.groups.iter().flat_map(|group| &group.members).next_back();
    client.update(|variables| variables.k.capture(&member.map(|member| member.id)));
}

#[test]
fn what_is_not_carried_is_reported_with_what_to_do() {
    let collection = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/scripts.postman_collection.json");
    let generated = postman_codegen::Generator::new(collection).generate().expect("a client");
    let notes = generated.diagnostics.to_string();
    let notes: Vec<&str> = notes.lines().skip_while(|line| !line.contains("script is not carried")).collect();
    let notes = notes.join("\n");
    assert!(notes.contains("line 4: a loop in a loop"), "{notes}");
    assert!(notes.contains(BY_HAND), "{notes}");
    assert!(notes.contains("`client.update(..)`"), "{notes}");
    assert_eq!(notes.matches("not carried").count(), 1, "{notes}");
}

#[test]
fn keeps_what_newman_keeps() {
    let collection = read("scripts.postman_collection.json");
    let recordings = read("scripts.recorded.json");
    let before = before();
    let tokio = tokio::runtime::Runtime::new().expect("a runtime");
    let mut wrong = String::new();
    let items = collection["item"].as_array().expect("items");
    assert_eq!(items.len(), scripts::requests::REQUESTS.len());
    for item in items {
        let name = item["name"].as_str().expect("a name");
        let mut variables = scripts::Variables::default();
        for (key, value) in &before {
            assert!(variables.set(key, value), "the client has no variable {key}");
        }
        let response = answer(item);
        let client = Client::with_transport(variables, move |_: Request| response.clone());
        if name == BY_HAND {
            tokio.block_on(by_hand(&client));
        }
        let (_, send) = scripts::requests::REQUESTS.iter().find(|(known, _)| *known == name).expect("a request");
        tokio.block_on(send(&client)).expect(name);
        let after = client.variables();
        let kept: Map<String, Value> = before
            .iter()
            .filter(|(key, value)| after.get(key).unwrap_or_default() != value)
            .map(|(key, _)| (key.clone(), after.get(key).map_or(Value::Null, Value::from)))
            .collect();
        let recorded = &recordings[name];
        if *recorded != Value::Object(kept.clone()) {
            wrong.push_str(&format!("\n{name}\n  newman {recorded}\n  ours   {}\n", Value::Object(kept)));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
