//! A collection whose requests a replay can send to one server, without anything of the collection's own: each request has its number in a
//! header, there is no auth and no script, nothing needs TLS, and no file is read.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::examples::Example;

/// The header that holds the number of a request.
pub const NUMBER: &str = "x-example-of";

/// A collection to replay.
pub struct Prepared {
    /// The name of its crate.
    pub name: String,
    pub title: String,
    pub collection: Value,
    /// Values for the variables that have none.
    pub environment: Value,
    /// The saved examples of each request, by its number.
    pub examples: Vec<Vec<Example>>,
}

impl Prepared {
    /// Reads the collection.
    ///
    /// # Errors
    ///
    /// It is no v2 collection, or no request has an example.
    pub fn of(name: String, title: String, text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}').replace("https://", "http://");
        let mut collection: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        if collection["collection"].is_object() {
            collection = collection["collection"].take();
        }
        let mut examples = Vec::new();
        let Some(items) = collection["item"].as_array_mut() else { return Err("it is no v2 collection".to_owned()) };
        items.iter_mut().for_each(|item| prepare(item, &mut examples));
        if examples.iter().all(Vec::is_empty) {
            return Err("no request has an example".to_owned());
        }
        strip(&mut collection);
        let environment = environment(&collection);
        Ok(Self { name, title, collection, environment, examples })
    }
}

fn strip(item: &mut Value) {
    if let Some(item) = item.as_object_mut() {
        item.retain(|key, _| !matches!(key.as_str(), "auth" | "event"));
    }
}

fn prepare(item: &mut Value, examples: &mut Vec<Vec<Example>>) {
    strip(item);
    if let Some(items) = item["item"].as_array_mut() {
        items.iter_mut().for_each(|item| prepare(item, examples));
        return;
    }
    if item["request"].is_string() {
        item["request"] = json!({"method": "GET", "url": item["request"].take()});
    }
    if !item["request"].is_object() {
        return;
    }
    let saved = item["response"].as_array().into_iter().flatten();
    let number = examples.len().to_string();
    examples.push(saved.filter_map(Example::of).collect());
    let request = &mut item["request"];
    strip(request);
    if request["url"]["protocol"] == "https" {
        request["url"]["protocol"] = "http".into();
    }
    let mut headers = match request["header"].take() {
        Value::Array(headers) => headers,
        _ => Vec::new(),
    };
    let is_credential =
        |header: &Value| header["key"].as_str().is_some_and(|key| key.eq_ignore_ascii_case("authorization"));
    headers.retain(|header| !is_credential(header));
    headers.push(json!({"key": NUMBER, "value": number}));
    request["header"] = headers.into();
    let body = &mut request["body"];
    if body["mode"] == "file" {
        *body = Value::Null;
    }
    for part in body["formdata"].as_array_mut().into_iter().flatten() {
        if part["type"] == "file" {
            *part = json!({"key": part["key"].take(), "type": "text", "value": "x"});
        }
    }
}

/// Hosts get the address of a host that only the server knows, everything else a text.
fn environment(collection: &Value) -> Value {
    let text = collection.to_string();
    let names = text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(name, _)| name.trim());
    let names: BTreeSet<&str> =
        names.filter(|name| !name.is_empty() && !name.contains(['{', '"', '\n', '$'])).collect();
    let known = |name: &str| {
        let mut variables = collection["variable"].as_array().into_iter().flatten();
        // a host that is a path is that of the API's description
        let has_value = |one: &Value| match one["value"].as_str() {
            Some(value) => !value.is_empty() && !value.starts_with('/'),
            None => !one["value"].is_null(),
        };
        variables.any(|one| one["key"] == name && has_value(one))
    };
    let begins = |name: &str| {
        let mut starts = ["\"raw\":\"", "\"url\":\"", "\"host\":[\""].iter();
        starts.any(|start| text.contains(&format!("{start}{{{{{name}}}}}")))
    };
    let values = names.into_iter().filter(|name| !known(name)).map(|name| {
        let value = if begins(name) { "http://server.example" } else { "x" };
        json!({"key": name, "value": value, "enabled": true})
    });
    let mut environment = Map::new();
    environment.insert("name".to_owned(), "observed".into());
    environment.insert("values".to_owned(), values.collect());
    environment.into()
}
