//! Bodies of every mode.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{json, words};

/// A row of a query, a form, headers or variables.
pub(crate) fn row() -> BoxedStrategy<Value> {
    let key = prop_oneof![8 => words::name().prop_map(Value::from), 1 => Just(Value::Null)];
    let value = prop_oneof![
        8 => words::value().prop_map(Value::from),
        1 => Just(Value::Null),
        1 => prop_oneof![Just(json!(5)), Just(json!(1.5)), Just(json!(true))],
    ];
    let description = prop_oneof![
        3 => Just(Value::Null),
        1 => words::text().prop_map(Value::from),
        1 => words::text().prop_map(|content| json!({"content": content, "type": "text/markdown"})),
    ];
    (key, value, description, 0..8)
        .prop_map(|(key, value, description, more)| {
            let mut row = json!({"key": key, "value": value, "description": description});
            match more {
                0 | 1 => row["disabled"] = json!(true),
                2 => row["type"] = json!("text"),
                3 => _ = row.as_object_mut().and_then(|row| row.remove("value")),
                _ => {}
            }
            row
        })
        .boxed()
}

pub(crate) fn rows(most: usize) -> BoxedStrategy<Value> {
    prop::collection::vec(row(), 0..=most).prop_map(Value::Array).boxed()
}

pub(crate) fn body() -> BoxedStrategy<Value> {
    let language = prop::sample::select(&["json", "text", "xml", "javascript", "html", ""][..]);
    let raw = (prop_oneof![6 => json::text(), 1 => words::text(), 1 => words::value()], language)
        .prop_map(|(raw, language)| json!({"mode": "raw", "raw": raw, "options": {"raw": {"language": language}}}));
    let urlencoded = rows(6).prop_map(|rows| json!({"mode": "urlencoded", "urlencoded": rows}));
    let file = (words::name(), words::name(), 0..4_usize).prop_map(|(key, source, kind)| {
        let sources: [Value; 4] = [json!(source), json!([source]), json!(null), json!([])];
        let source = &sources[kind];
        json!({"key": key, "type": "file", "src": source, "contentType": "image/png"})
    });
    let part = prop_oneof![3 => row(), 1 => file];
    let formdata = prop::collection::vec(part, 0..6).prop_map(|rows| json!({"mode": "formdata", "formdata": rows}));
    let graphql = (words::text(), json::text(), words::plain_name()).prop_map(|(query, variables, name)| {
        let query = format!("query {name}($id: ID!) {{ a(id: $id) {{ b }} }} # {query}");
        json!({"mode": "graphql", "graphql": {"query": query, "operationName": name, "variables": variables}})
    });
    let binary = words::name().prop_map(|source| json!({"mode": "file", "file": {"src": source}}));
    prop_oneof![
        3 => Just(Value::Null),
        6 => raw,
        2 => urlencoded,
        2 => formdata,
        1 => graphql,
        1 => binary,
        1 => json::text().prop_map(Value::from),
    ]
    .boxed()
}
