//! `url` (sections 2.4 and 4.6).

use super::model::{PathVariable, QueryParam, Url, UrlParts};
use super::{description, disabled, list, scalar, variable};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::Json;
use crate::place::Place;

pub(super) fn read(json: Option<&Json>, place: &Place, diagnostics: &mut Diagnostics) -> Url {
    match json {
        Some(Json::String(text)) if !text.trim().is_empty() => {
            Url::Text { text: text.clone(), path_variables: Vec::new() }
        }
        Some(object @ Json::Object(members)) if !members.is_empty() => parts(object, place, diagnostics),
        _ => Url::Missing,
    }
}

fn parts(json: &Json, place: &Place, diagnostics: &mut Diagnostics) -> Url {
    let path_variables: Vec<PathVariable> =
        json.get("variable").and_then(Json::as_array).unwrap_or_default().iter().filter_map(path_variable).collect();
    let host = match json.get("host") {
        Some(Json::Array(labels)) => {
            labels.iter().map(|label| scalar(Some(label)).unwrap_or_default()).collect::<Vec<_>>().join(".")
        }
        host => scalar(host).unwrap_or_default(),
    };
    let path = path(json.get("path"), place, diagnostics);
    if host.is_empty() && path.is_none() {
        // Postman refuses such a URL; `raw` says what was meant
        return match json.get("raw").and_then(Json::as_str).filter(|raw| !raw.trim().is_empty()) {
            Some(raw) => Url::Text { text: raw.to_owned(), path_variables },
            None => Url::Missing,
        };
    }
    let userinfo = json.get("auth").map(|auth| {
        let part = |key: &str| scalar(auth.get(key)).unwrap_or_default();
        (part("user"), part("password"))
    });
    Url::Parts(UrlParts {
        protocol: json
            .get("protocol")
            .and_then(Json::as_str)
            .filter(|protocol| !protocol.is_empty())
            .map(str::to_owned),
        host,
        port: scalar(json.get("port")),
        path,
        query: query(json.get("query")),
        path_variables,
        userinfo,
    })
}

fn path(json: Option<&Json>, place: &Place, diagnostics: &mut Diagnostics) -> Option<Vec<String>> {
    match json? {
        Json::Array(segments) => {
            Some(segments.iter().map(|segment| self::segment(segment, place, diagnostics)).collect())
        }
        Json::String(text) => {
            let text = text.strip_prefix('/').unwrap_or(text);
            Some(text.split('/').map(str::to_owned).collect())
        }
        _ => None,
    }
}

fn segment(json: &Json, place: &Place, diagnostics: &mut Diagnostics) -> String {
    match json {
        Json::Null => String::new(),
        Json::Object(_) => {
            let message =
                "a path segment is an object: its `value` is used, where Postman sends `[object Object]`".to_owned();
            diagnostics.push(Diagnostic::warning(message).at(place.clone()).help("write the segment as text"));
            scalar(json.get("value")).unwrap_or_default()
        }
        other => other.to_js_string(),
    }
}

/// Only an array of variables counts.
fn path_variable(json: &Json) -> Option<PathVariable> {
    let key = ["key", "id"].iter().find_map(|name| scalar(json.get(name)))?;
    let kind = json.get("type").and_then(Json::as_str).unwrap_or_default();
    let value = match (json.get("value"), kind) {
        (Some(Json::String(text)), _) => Some(text.clone()),
        (None, "string") if json.as_object()?.iter().any(|(key, _)| key == "value") => Some("null".to_owned()),
        (None, "string") => Some("undefined".to_owned()),
        (value, "string") => value.map(|value| variable::cast(Some(value), kind)),
        _ => None,
    };
    Some(PathVariable { key, value: value.filter(|value| !value.is_empty()), description: description(json) })
}

fn query(json: Option<&Json>) -> Vec<QueryParam> {
    match json {
        Some(Json::String(text)) => text.split('&').map(pair).collect(),
        Some(Json::Object(members)) => members.iter().map(|(key, value)| row(key.clone(), Some(value))).collect(),
        Some(Json::Array(_)) => list(json)
            .map(|(_, entry)| match entry {
                Json::String(text) => pair(text),
                entry => QueryParam {
                    disabled: disabled(entry),
                    description: description(entry),
                    ..row(entry.get("key").and_then(Json::as_str).unwrap_or_default().to_owned(), entry.get("value"))
                },
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// A value that is not text is dropped, the key stays.
fn row(key: String, value: Option<&Json>) -> QueryParam {
    QueryParam { key, value: value.and_then(Json::as_str).map(str::to_owned), ..QueryParam::default() }
}

fn pair(text: &str) -> QueryParam {
    match text.split_once('=') {
        Some((key, value)) => {
            QueryParam { key: key.to_owned(), value: Some(value.to_owned()), ..QueryParam::default() }
        }
        None => QueryParam { key: text.to_owned(), ..QueryParam::default() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts_of(text: &str) -> UrlParts {
        let json: Json = serde_json::from_str(text).expect("JSON");
        match read(Some(&json), &Place::default(), &mut Diagnostics::default()) {
            Url::Parts(parts) => parts,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn paths_as_the_table_of_section_2_4_has_them() {
        for (path, expected) in [
            (r#"["",""]"#, vec!["", ""]),
            (r#"["a","c"]"#, vec!["a", "c"]),
            (r#""/""#, vec![""]),
            (r#""/a/b/""#, vec!["a", "b", ""]),
            (r#"["a",null,"b"]"#, vec!["a", "", "b"]),
            (r#"["a",1,true]"#, vec!["a", "1", "true"]),
        ] {
            let parts = parts_of(&format!(r#"{{"host":["h"],"path":{path}}}"#));
            assert_eq!(
                parts.path.as_deref(),
                Some(expected.into_iter().map(str::to_owned).collect::<Vec<_>>().as_slice()),
                "{path}"
            );
        }
    }

    #[test]
    fn queries_as_the_table_of_section_4_6_has_them() {
        for (query, expected) in [
            (r#"[null]"#, vec![]),
            (r#"[{"key":"a","value":""}]"#, vec![("a", Some(""))]),
            (r#"[{"key":"a","value":null}]"#, vec![("a", None)]),
            (r#"[{"key":"a","value":1},{"key":"b","value":["x"]}]"#, vec![("a", None), ("b", None)]),
            (r#"[{"key":null,"value":"v"},{}]"#, vec![("", Some("v")), ("", None)]),
            (r#""a=1&b=2""#, vec![("a", Some("1")), ("b", Some("2"))]),
            (r#"{"a":"1","b":2}"#, vec![("a", Some("1")), ("b", None)]),
            (r#"["a=1","b"]"#, vec![("a", Some("1")), ("b", None)]),
        ] {
            let parts = parts_of(&format!(r#"{{"host":["h"],"query":{query}}}"#));
            let rows: Vec<_> = parts.query.iter().map(|row| (row.key.as_str(), row.value.as_deref())).collect();
            assert_eq!(rows, expected, "{query}");
        }
    }

    #[test]
    fn disabled_follows_javascript() {
        let parts = parts_of(
            r#"{"host":"h","query":[{"key":"a","disabled":"false"},{"key":"b","disabled":0},{"key":"c","enabled":false}]}"#,
        );
        assert_eq!(parts.query.iter().map(|row| row.disabled).collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn path_variables_without_text_stay_in_the_path() {
        let parts = parts_of(
            r#"{"host":"h","path":[],"variable":[{"key":"a","value":"1"},{"id":"b","value":42},{"key":"c","value":42,"type":"string"},{"key":"d","value":""},{"key":"e","value":null,"type":"string"}]}"#,
        );
        let found: Vec<_> = parts.path_variables.iter().map(|v| (v.key.as_str(), v.value.as_deref())).collect();
        assert_eq!(found, [("a", Some("1")), ("b", None), ("c", Some("42")), ("d", None), ("e", Some("null"))]);
    }
}
