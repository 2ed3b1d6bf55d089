//! Decisions on the values of small collections, as tables: each row is a request and its decisions.

mod base;
mod common;
mod credentials;
mod headers;
mod json;
mod reasons;
mod rows;
mod unsent;

use serde_json::{Value, json};

use super::{InputSettings, Inputs, RequestInputs, Role, RowReason};
use crate::read::input::Input;
use crate::resolve::Api;
use crate::resolve::model::{Folder, Operation};
use crate::source::Source;

/// A collection with these requests at the top, and other members.
fn api(requests: &[Value], more: Value) -> Api {
    let items: Vec<Value> = requests
        .iter()
        .enumerate()
        .map(|(index, request)| json!({"name": format!("request {index}"), "request": request}))
        .collect();
    let mut collection = json!({"info": {"name": "c"}, "item": items});
    if let (Some(to), Value::Object(from)) = (collection.as_object_mut(), more) {
        to.extend(from);
    }
    let source = Source::from_bytes("c.json", "c.json", collection.to_string().into_bytes()).expect("UTF-8");
    let (collection, _) = crate::read::read(&Input::File(source), None).expect("a collection");
    crate::resolve::resolve(collection, Vec::new()).expect("it resolves").0
}

fn decide(api: &Api) -> Inputs {
    super::decide(api, &InputSettings::default())
}

/// A request with these headers and whatever else `more` has.
fn request(headers: &[(&str, &str)], more: Value) -> Value {
    let headers: Vec<Value> = headers.iter().map(|(key, value)| json!({"key": key, "value": value})).collect();
    let mut request = json!({"method": "POST", "url": "https://a.example/b", "header": headers});
    if let (Some(to), Value::Object(from)) = (request.as_object_mut(), more) {
        to.extend(from);
    }
    request
}

fn operations(folder: &Folder) -> Vec<&Operation> {
    folder.all_operations().collect()
}

/// The name, role and reason of each header.
fn headers_of(operation: &Operation, inputs: &RequestInputs) -> Vec<String> {
    let one = |(name, role, reason): (&str, &Role, RowReason)| match role {
        Role::Input { rows, .. } => format!("{name}: Input{rows:?} {reason:?}"),
        role => format!("{name}: {role:?} {reason:?}"),
    };
    let rows = operation.headers.iter().zip(&inputs.headers);
    rows.map(|(header, decision)| one((&header.key, &decision.role, decision.reason))).collect()
}
