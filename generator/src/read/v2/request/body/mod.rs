//! `body` (Postman's behavior, 2.6).

mod form;

use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::model::{Body, Graphql, GraphqlVariables};
use crate::read::parts::field::{disabled, full_text};
use crate::read::parts::report::Report;

/// Returns `None` if Postman sends no body, whatever else is there.
pub(in crate::read) fn read(json: Option<Json>, report: &mut Report<'_>) -> Option<Body> {
    let mut json = match json? {
        Json::String(text) => {
            return Some(Body::Raw { text, language: None });
        }
        json => json,
    };
    let mode = json.take("mode").filter(Json::truthy)?.into_js_string().to_lowercase();
    if disabled(&json) {
        return None;
    }
    match mode.as_str() {
        "urlencoded" => Some(Body::Urlencoded(form::urlencoded(json.take("urlencoded")))),
        "formdata" => Some(Body::Multipart(form::multipart(json.take("formdata"), report))),
        "file" => Some(file(json.take("file"), report)),
        "graphql" => Some(graphql(json.take("graphql"))),
        _ => raw(json),
    }
}

fn raw(mut json: Json) -> Option<Body> {
    let text = match json.take("raw")? {
        Json::String(text) => text,
        Json::Array(items) if items.is_empty() => return None,
        Json::Object(members) if members.is_empty() => return None,
        value @ (Json::Object(_) | Json::Array(_)) => value.to_compact(),
        _ => return None,
    };
    let raw_options = json.take("options").and_then(|mut options| options.take("raw"));
    let language = raw_options.and_then(|mut options| full_text(&mut options, "language"));
    Some(Body::Raw { text, language })
}

/// An object, or its `src` alone.
fn file(json: Option<Json>, report: &mut Report<'_>) -> Body {
    let src = match json {
        Some(Json::String(src)) => Some(src),
        json => {
            let mut json = json.unwrap_or_default();
            let src = full_text(&mut json, "src");
            if src.is_none() && json.get("content").is_some_and(Json::truthy) {
                report.tell(Code::InlineFile, form::SAVED_CONTENT, form::GIVE_THE_FILE);
            }
            src
        }
    };
    Body::File { src }
}

fn graphql(json: Option<Json>) -> Body {
    let mut json = json.unwrap_or_default();
    let (query, operation_name) = (json.take_even_null("query"), json.take_even_null("operationName"));
    let variables = match json.take_even_null("variables") {
        None => GraphqlVariables::Absent,
        Some(Json::String(text)) if text.is_empty() => GraphqlVariables::Absent,
        Some(Json::String(text)) => GraphqlVariables::Text(text),
        Some(value) => GraphqlVariables::Value(value),
    };
    match (query, operation_name) {
        (Some(Json::String(query)), None) => {
            Body::Graphql(Graphql { query, operation_name: None, variables, whole: None })
        }
        (Some(Json::String(query)), Some(Json::String(name))) => {
            Body::Graphql(Graphql { query, operation_name: Some(name), variables, whole: None })
        }
        (query, name) => Body::Raw { text: members(query, name, &variables), language: Some("json".to_owned()) },
    }
}

/// Writes a GraphQL body that is not a query as Postman does: the members that are present, including null.
fn members(query: Option<Json>, operation_name: Option<Json>, variables: &GraphqlVariables) -> String {
    let member = |name: &str, value: Option<Json>| value.map(|value| format!(r#""{name}":{}"#, value.to_compact()));
    let members = [
        member("query", query),
        member("operationName", operation_name),
        variables.text().map(|text| format!(r#""variables":{text}"#)),
    ];
    format!("{{{}}}", members.into_iter().flatten().collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Place;

    fn body_and_report(text: &str) -> (Option<Body>, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        let place = Place::default();
        let mut report = Report::new(&place, &mut diagnostics);
        let body = read(serde_json::from_str(text).ok(), &mut report);
        (body, diagnostics)
    }

    fn body(text: &str) -> Option<Body> {
        body_and_report(text).0
    }

    #[test]
    fn what_postman_takes_for_no_body() {
        for text in [
            "null",
            "{}",
            "[]",
            "5",
            r#"{"raw":"x"}"#,
            r#"{"mode":null,"raw":"x"}"#,
            r#"{"mode":"","raw":"x"}"#,
            r#"{"mode":"raw"}"#,
            r#"{"mode":"raw","raw":null}"#,
            r#"{"mode":"raw","raw":5}"#,
            r#"{"mode":"raw","raw":{}}"#,
            r#"{"mode":"raw","raw":[]}"#,
            r#"{"mode":"raw","raw":"x","disabled":"false"}"#,
            r#"{"mode":"none"}"#,
        ] {
            assert!(body(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_raw_body_is_read_whatever_its_mode_says() {
        for (text, expected, expected_language) in [
            (r#""plain""#, "plain", None),
            (r#"{"mode":"RAW","raw":"x"}"#, "x", None),
            (r#"{"mode":"odd","raw":"x"}"#, "x", None),
            (r#"{"mode":"none","raw":"x"}"#, "x", None),
            (r#"{"mode":"raw","raw":" ","urlencoded":[{"key":"a"}]}"#, " ", None),
            (r#"{"mode":"raw","raw":{"b":[1.50,"é"],"a":null}}"#, r#"{"b":[1.5,"é"],"a":null}"#, None),
            (r#"{"mode":"raw","raw":"x","options":{"raw":{"language":"json"}}}"#, "x", Some("json")),
            (r#"{"mode":"raw","raw":"x","options":{"raw":null,"graphql":{}}}"#, "x", None),
        ] {
            let Some(Body::Raw { text: found, language }) = body(text) else { panic!("{text}") };
            assert_eq!((found.as_str(), language.as_deref()), (expected, expected_language), "{text}");
        }
    }

    #[test]
    fn a_file_body_is_its_path_and_not_its_content() {
        for (file, expected, told) in [
            (r#""p""#, Some("p"), 0),
            (r#"{"src":"p","content":"aGk="}"#, Some("p"), 0),
            (r#"{"src":null,"content":"aGk="}"#, None, 1),
            ("null", None, 0),
        ] {
            let (body, diagnostics) = body_and_report(&format!(r#"{{"mode":"file","file":{file}}}"#));
            assert!(matches!(&body, Some(Body::File { src }) if src.as_deref() == expected), "{file}: {body:?}");
            assert_eq!(diagnostics.iter().count(), told, "{file}");
        }
    }

    #[test]
    fn a_graphql_body_keeps_how_its_variables_are_written() {
        for (graphql, expected) in [
            (r#"{"query":"q"}"#, r#""q" None Absent"#),
            (r#"{"query":"","variables":""}"#, r#""" None Absent"#),
            (r#"{"query":"q","variables":"{ }","operationName":"o"}"#, r#""q" Some("o") Text("{ }")"#),
            (r#"{"query":"q","variables":null}"#, r#""q" None Value(Null)"#),
            (r#"{"query":"q","variables":{"a":1}}"#, r#""q" None Value(Object([("a", Integer(1))]))"#),
            (
                r#"{"query":"q","variables":{"a":1},"operationName":null}"#,
                r#"{"query":"q","operationName":null,"variables":{"a":1}}"#,
            ),
            (r#"{"variables":"{ }","operationName":"o"}"#, r#"{"operationName":"o","variables":{ }}"#),
            ("null", "{}"),
            (r#""q""#, "{}"),
        ] {
            let found = match body(&format!(r#"{{"mode":"graphql","graphql":{graphql}}}"#)) {
                Some(Body::Graphql(found)) => {
                    format!("{:?} {:?} {:?}", found.query, found.operation_name, found.variables)
                }
                Some(Body::Raw { text, language: Some(language) }) if language == "json" => text,
                other => panic!("{graphql}: {other:?}"),
            };
            assert_eq!(found, expected, "{graphql}");
        }
    }
}
