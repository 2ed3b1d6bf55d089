//! The constant parts of a request, which distinguish requests with one method and URL.

use std::collections::BTreeSet;

use crate::lower::model::{Body, Input, Operation, WithoutVariables};

/// Returns the headers, pairs of the query and of forms, and GraphQL operations without variables, as they are sent.
pub fn of(operation: &Operation) -> BTreeSet<String> {
    let mut constants = BTreeSet::new();
    let mut header = |name: &str, value: &str| {
        if !value.contains("{{") {
            constants.insert(format!("{}: {value}", name.to_ascii_lowercase()));
        }
    };
    operation.headers.iter().for_each(|(name, value)| header(name, value));
    let options = operation.options.iter().flat_map(|options| &options.inputs).chain(&operation.said.inputs);
    options.clone().for_each(|input| {
        if let Input::FixedHeader(name, value) = input {
            header(name, value);
        }
    });
    let mut pair = |text: &str| {
        // characters that are sent as they are written
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.=".contains(c);
        if text.contains('=') && text.chars().all(is_plain) {
            constants.insert(text.to_owned());
        }
    };
    for input in options {
        if let Input::FixedQuery(query) = input {
            query.split('&').for_each(&mut pair);
        }
    }
    if let Some((_, query)) = operation.url.split_once('?') {
        query.split('&').for_each(&mut pair);
    }
    match &operation.body {
        Some(Body::Fixed { fields, .. }) => fields.iter().for_each(|(key, value)| pair(&format!("{key}={value}"))),
        Some(Body::Form { def, .. }) => def.fields.iter().for_each(|field| {
            if let Input::FixedField(key, value) = field {
                pair(&format!("{key}={value}"));
            }
        }),
        Some(body @ Body::Graphql { query, operation_name, without, .. }) => {
            let quoted = |text: &str| serde_json::Value::from(text).to_string();
            // a body that is sent as it is formatted has its own spaces between names and values
            let is_whole =
                matches!(without, WithoutVariables::Whole(_)) || body.saved().is_some_and(|saved| saved.whole);
            let name = operation_name
                .as_deref()
                .filter(|_| !is_whole)
                .map(|name| format!("\"operationName\":{}", quoted(name)));
            constants.extend([name.unwrap_or_else(|| quoted(query))].into_iter().filter(|text| !text.contains("{{")));
        }
        _ => {}
    }
    constants
}
