//! Bytes → [`Collection`](model::Collection), as lenient as Postman's own runner.

mod auth;
mod behavior;
mod body;
mod collection;
mod environment;
mod event;
mod example;
mod header;
pub mod model;
mod request;
mod sniff;
mod url;
mod variable;

pub use environment::read_environment;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::Json;
use crate::source::Source;
use model::Collection;

/// Reads a collection; the second part is what was odd in it.
pub fn read(source: &Source) -> Result<(Collection, Diagnostics), Diagnostic> {
    let json = parse(source)?;
    let inner = json.get("collection").filter(|inner| inner.as_object().is_some());
    let (json, pointer) = inner.map_or((&json, ""), |inner| (inner, "/collection"));
    sniff::expect_collection(json, source)?;
    let mut diagnostics = Diagnostics::default();
    let collection = collection::read(json, pointer, &mut diagnostics).map_err(|error| error.in_file(&source.path))?;
    if !collection::has_requests(&collection.entries) {
        let message = "the collection has no requests, so the client has no functions".to_owned();
        diagnostics.push(
            Diagnostic::warning(message)
                .in_file(&source.path)
                .help("if it should have some, export it from Postman again: its `item` list is empty"),
        );
    }
    Ok((collection, diagnostics))
}

fn parse(source: &Source) -> Result<Json, Diagnostic> {
    serde_json::from_str(&source.text).map_err(|error| {
        let empty = source.text.trim().is_empty();
        let message =
            if empty { "the file is empty".to_owned() } else { format!("this is not valid JSON: {}", reason(&error)) };
        let diagnostic = Diagnostic::error(message).in_file(&source.path).help(sniff::not_json(&source.text));
        if empty { diagnostic } else { diagnostic.position(error.line(), error.column()) }
    })
}

/// serde_json's message without its place, which the diagnostic has.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(reason, _)| reason.to_owned())
}

/// `description` is a string, an object with `content`, or nothing.
fn description(json: &Json) -> String {
    match json.get("description") {
        Some(Json::String(text)) => text.clone(),
        Some(object) => object.get("content").and_then(Json::as_str).unwrap_or_default().to_owned(),
        None => String::new(),
    }
}

/// A list without its null entries; one thing alone counts as a list of it.
fn list<'a>(json: Option<&'a Json>) -> impl Iterator<Item = (Option<usize>, &'a Json)> {
    let items: Vec<(Option<usize>, &'a Json)> = match json {
        Some(Json::Array(items)) => items.iter().enumerate().map(|(index, item)| (Some(index), item)).collect(),
        Some(one) => vec![(None, one)],
        None => Vec::new(),
    };
    items.into_iter().filter(|(_, item)| **item != Json::Null)
}

/// Text, numbers and booleans as text; anything else is nothing.
fn scalar(json: Option<&Json>) -> Option<String> {
    match json? {
        Json::Null | Json::Array(_) | Json::Object(_) => None,
        scalar => Some(scalar.to_js_string()),
    }
}

fn disabled(json: &Json) -> bool {
    json.get("disabled").is_some_and(Json::truthy)
}
