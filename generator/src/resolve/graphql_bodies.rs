//! JSON bodies that are GraphQL: `{"query": "query ($id: ID!) { … }", "variables": {"id": "1"}}`. What they say is known as for Postman's own mode.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::graphql;
use crate::json::Json;
use crate::read::model::{Body, Graphql, GraphqlVariables, Header};
use crate::resolve::model::{Folder, Operation};
use crate::resolve::variables::template;

/// Reads them as GraphQL, those of saved examples included.
pub(super) fn take(root: &mut Folder) {
    root.visit_operations_mut(&mut |operation| {
        if let Some(graphql) = of_operation(operation) {
            operation.body = Some(Body::Graphql(graphql));
            for body in operation.examples.iter_mut().filter_map(|example| example.request_body.as_mut()) {
                if let Body::Raw { text, .. } = body
                    && let Some(graphql) = read(text)
                {
                    *body = Body::Graphql(graphql);
                }
            }
        }
    });
}

fn of_operation(operation: &Operation) -> Option<Graphql> {
    let Some(Body::Raw { text, language }) = &operation.body else { return None };
    let is_json = |header: &Header| !header.disabled && header.value == "application/json";
    let declares = |header: &Header| header.key.eq_ignore_ascii_case("content-type") && is_json(header);
    let is_declared = match language.as_deref() {
        Some("json") => true,
        None => operation.headers.iter().any(declares),
        _ => false,
    };
    is_declared.then(|| read(text)).flatten()
}

fn read(text: &str) -> Option<Graphql> {
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    if members.keys().any(|key| !["query", "operationName", "variables"].contains(&key.as_str())) {
        return None;
    }
    let query: String = serde_json::from_str(members.get("query")?.get()).ok()?;
    let operation_name: Option<String> = match members.get("operationName") {
        None => None,
        Some(name) => serde_json::from_str(name.get()).ok()?,
    };
    let names = [Some(&query), operation_name.as_ref()];
    if !graphql::is_document(&query) || names.into_iter().flatten().any(|text| template::has_variables(text)) {
        return None;
    }
    let variables = match members.get("variables").map(|variables| variables.get()) {
        None => GraphqlVariables::Absent,
        Some("null") => GraphqlVariables::Value(Json::Null),
        Some(text) if text.starts_with('{') => GraphqlVariables::Text(text.to_owned()),
        Some(_) => return None,
    };
    let graphql = Graphql { query, operation_name, variables, whole: None };
    if written(&graphql) == text {
        return Some(graphql);
    }
    // tests of the client look for the text of the query
    text.contains(&quoted(&graphql.query)).then(|| Graphql { whole: Some(text.to_owned()), ..graphql })
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Writes a body as the client does.
fn written(graphql: &Graphql) -> String {
    let name = graphql.operation_name.as_ref().map(|name| format!(",\"operationName\":{}", quoted(name)));
    let variables = graphql.variables.text().map(|text| format!(",\"variables\":{text}"));
    format!("{{\"query\":{}{}{}}}", quoted(&graphql.query), name.unwrap_or_default(), variables.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn json_with_a_document_is_graphql() {
        for (text, expected) in [
            (r#"{"query":"{ a }"}"#, "{ a } | None"),
            (r#"{"query":"query ($a: Int) { a }","variables":{"a": 1}}"#, "query ($a: Int) { a } | None | {\"a\": 1}"),
            (
                r#"{"query":"query A($a: Int) { a }","operationName":"A","variables":{}}"#,
                "query A($a: Int) { a } | Some(\"A\") | {}",
            ),
            (r#"{ "query": "query ($a: Int) { a }" }"#, "query ($a: Int) { a } | None | as it is"),
            (r#"{"variables":{},"query":"query ($a: Int) { a }"}"#, "query ($a: Int) { a } | None | {} | as it is"),
            (r#"{ "query": "{ a }" }"#, "{ a } | None | as it is"),
            (r#"{ "query": "{ a(b: \/) }" }"#, "none"),
            (r#"{"query":"rust books"}"#, "none"),
            (r#"{"query":"{ a }","page":1}"#, "none"),
            (r#"{"query":"{ a(id: {{id}}) }"}"#, "none"),
            (r#"{"query":"query ($a: Int) { a }","variables":[1]}"#, "none"),
            (r#"{"query":{"match":{}}}"#, "none"),
            ("[]", "none"),
        ] {
            let found = read(text).map_or_else(
                || "none".to_owned(),
                |found| {
                    let variables = found.variables.text().map(|text| format!(" | {text}")).unwrap_or_default();
                    let whole = if found.whole.as_deref() == Some(text) { " | as it is" } else { "" };
                    format!("{} | {:?}{variables}{whole}", found.query, found.operation_name)
                },
            );
            assert_eq!(found, expected, "{text}");
        }
    }
}
