//! `url` (Postman's behavior, 2.4) and its path variables (Postman's behavior, 4.3).

pub(in crate::read) mod protocol;
mod query;
pub(in crate::read) mod text;

use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::model::{PathVariable, Url, UrlParts};
use crate::read::parts::field::{description, list, scalar};
use crate::read::parts::report::Report;
use crate::read::v2::variable;

pub(in crate::read) fn read(json: Option<Json>, report: &mut Report<'_>) -> Url {
    match json {
        Some(Json::String(text)) if !text.trim().is_empty() => Url::Text { text, path_variables: Vec::new() },
        Some(json @ Json::Object(_)) => from_object(json, report),
        _ => Url::Missing,
    }
}

fn from_object(mut json: Json, report: &mut Report<'_>) -> Url {
    let path_variables = list(json.take("variable")).filter_map(|(_, entry)| path_variable(entry)).collect();
    let host = match json.take("host") {
        Some(Json::Array(labels)) => labels.into_iter().map(segment_text).collect::<Vec<_>>().join("."),
        host => scalar(host).unwrap_or_default(),
    };
    let mut path = path(json.take("path"), report);
    if host.is_empty() && path.as_ref().is_none_or(Vec::is_empty) {
        return from_raw(json.take("raw"), path_variables, report);
    }
    let mut query = query::read(json.take("query"), report);
    if query.iter().all(|row| row.disabled)
        && let Some(rows) = path.as_mut().and_then(query_of_path)
    {
        query.splice(0..0, query::read(Some(rows), report));
    }
    Url::Parts(UrlParts {
        protocol: scalar(json.take("protocol")).filter(|protocol| !protocol.is_empty()),
        host,
        port: scalar(json.take("port")),
        path,
        query,
        path_variables,
        userinfo: json.take("auth").and_then(userinfo),
    })
}

/// Postman refuses a URL without parts; `raw` has what it should be.
fn from_raw(raw: Option<Json>, path_variables: Vec<PathVariable>, report: &mut Report<'_>) -> Url {
    match raw {
        Some(Json::String(text)) if !text.trim().is_empty() => {
            report.tell(
                Code::RawUrl,
                "the URL exists only as `raw`, which Postman ignores and the client uses",
                "save the request again in Postman",
            );
            Url::Text { text, path_variables }
        }
        _ => Url::Missing,
    }
}

fn path(json: Option<Json>, report: &mut Report<'_>) -> Option<Vec<String>> {
    match json? {
        Json::Array(segments) => Some(segments.into_iter().map(|json| segment(json, report)).collect()),
        Json::String(text) => {
            let text = text.strip_prefix('/').unwrap_or(&text);
            Some(text.split('/').map(str::to_owned).collect())
        }
        _ => None,
    }
}

/// Takes the query out of a path that holds it (`["books?page=1"]`), as Postman does when it parses the whole text.
fn query_of_path(path: &mut Vec<String>) -> Option<Json> {
    let whole = path.join("/");
    let (before, rows) = text::query(&whole)?;
    *path = before.split('/').map(str::to_owned).collect();
    Some(rows)
}

fn segment(mut json: Json, report: &mut Report<'_>) -> String {
    if let Json::Object(_) = json {
        report.tell(
            Code::ObjectInPath,
            "a path segment is an object: its `value` is used, where Postman sends `[object Object]`",
            "write the segment as text",
        );
        return scalar(json.take("value")).unwrap_or_default();
    }
    segment_text(json)
}

/// As `Array.prototype.join` writes it.
fn segment_text(json: Json) -> String {
    if json.is_null() { String::new() } else { json.into_js_string() }
}

/// Strings only: Postman ignores any other value here.
fn userinfo(mut json: Json) -> Option<(String, String)> {
    let mut text = |key: &str| {
        if let Some(Json::String(text)) = json.take(key) { Some(text) } else { None }
    };
    match (text("user"), text("password")) {
        (None, None) => None,
        (user, password) => Some((user.unwrap_or_default(), password.unwrap_or_default())),
    }
}

/// Disabled variables count, too.
fn path_variable(mut json: Json) -> Option<PathVariable> {
    let key = ["key", "id"].iter().find_map(|name| scalar(json.take(name)).filter(|key| !key.is_empty()))?;
    let kind = scalar(json.take("type")).unwrap_or_default();
    let value = match variable::cast(json.take_even_null("value"), &kind) {
        Json::String(text) if !text.is_empty() => Some(text),
        _ => None,
    };
    Some(PathVariable { key, value, description: description(&mut json) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Place;

    fn url(text: &str) -> (Url, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        let place = Place::default();
        let mut report = Report::new(&place, &mut diagnostics);
        let url = read(Some(serde_json::from_str(text).expect("JSON")), &mut report);
        (url, diagnostics)
    }

    fn parts(text: &str) -> UrlParts {
        match url(text).0 {
            Url::Parts(parts) => parts,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn paths_in_all_forms() {
        for (path, expected) in [
            ("[]", Some(vec![])),
            (r#"["",""]"#, Some(vec!["", ""])),
            ("null", None),
            (r#""""#, Some(vec![""])),
            (r#""/""#, Some(vec![""])),
            (r#""/a/b/""#, Some(vec!["a", "b", ""])),
            (r#"["","a"]"#, Some(vec!["", "a"])),
            (r#"["a/b","/c"]"#, Some(vec!["a/b", "/c"])),
            (r#"["a",null,"b"]"#, Some(vec!["a", "", "b"])),
            (r#"["a",1,true]"#, Some(vec!["a", "1", "true"])),
            (r#"[{"type":"string","value":"a"},{}]"#, Some(vec!["a", ""])),
        ] {
            let found = parts(&format!(r#"{{"host":["h"],"path":{path}}}"#)).path;
            let found: Option<Vec<&str>> = found.as_ref().map(|path| path.iter().map(String::as_str).collect());
            assert_eq!(found, expected, "{path}");
        }
    }

    #[test]
    fn a_query_in_the_path_is_the_query() {
        for (url, path, query) in [
            (r#""path":["a","b?page=1&q=x y#top"]"#, "a/b", r#"page="1" q="x y""#),
            (r#""path":"/b?flag&e=&n=1=2""#, "b", r#"flag e="" n="1=2""#),
            (r#""path":["b?to=http:","","h","{{p?}}?"]"#, "b", r#"to="http://h/{{p?}}?""#),
            (r#""path":["{{a?b}}","c"]"#, "{{a?b}}/c", ""),
            (
                r#""path":["b?x={{p&q}}"],"query":[{"key":"off","value":"1","disabled":true}]"#,
                "b",
                r#"x="{{p&q}}" off="1""#,
            ),
            // Postman sends the second `?` in the value of `x`
            (r#""path":["b?x=1"],"query":[{"key":"y","value":"2"}]"#, "b?x=1", r#"y="2""#),
            // a path variable is filled in after `?`, too
            (r#""path":["b?x=1",":id"]"#, "b?x=1/:id", ""),
            (r#""path":["b#c?x=1"]"#, "b#c?x=1", ""),
        ] {
            let parts = parts(&format!(r#"{{"host":["h"],{url}}}"#));
            let rows = parts.query.iter().map(|row| match &row.value {
                Some(value) => format!("{}={value:?}", row.key),
                None => row.key.clone(),
            });
            let found = (parts.path.unwrap_or_default().join("/"), rows.collect::<Vec<_>>().join(" "));
            assert_eq!((found.0.as_str(), found.1.as_str()), (path, query), "{url}");
        }
    }

    #[test]
    fn hosts_and_ports() {
        for (text, host, port) in [
            (r#"{"host":["a",null,1],"port":8080}"#, "a..1", Some("8080")),
            (r#"{"host":"{{baseUrl}}","port":null}"#, "{{baseUrl}}", None),
            (r#"{"host":["http://h/x"],"port":""}"#, "http://h/x", Some("")),
            (r#"{"host":null,"path":["p"],"port":"{{p}}"}"#, "", Some("{{p}}")),
        ] {
            let parts = parts(text);
            assert_eq!((parts.host.as_str(), parts.port.as_deref()), (host, port), "{text}");
        }
    }

    #[test]
    fn userinfo_is_text_only() {
        for (auth, expected) in [
            (r#"{"user":"u","password":"p"}"#, Some(("u", "p"))),
            (r#"{"password":"p"}"#, Some(("", "p"))),
            (r#"{"user":5}"#, None),
            ("{}", None),
            (r#""u""#, None),
        ] {
            let userinfo = parts(&format!(r#"{{"host":"h","auth":{auth}}}"#)).userinfo;
            assert_eq!(
                userinfo.as_ref().map(|(user, password)| (user.as_str(), password.as_str())),
                expected,
                "{auth}"
            );
        }
    }

    #[test]
    fn without_parts_raw_is_used_and_told() {
        let (found, diagnostics) = url(r#"{"raw":"http://h/:id","host":[],"variable":[{"key":"id","value":"1"}]}"#);
        assert!(
            matches!(found, Url::Text { text, path_variables } if text == "http://h/:id" && path_variables.len() == 1)
        );
        assert_eq!(diagnostics.iter().count(), 1);
        for nothing in ["{}", r#"{"raw":""}"#, r#"{"raw":null}"#, r#"" ""#, "[]", "5", "null"] {
            assert!(matches!(url(nothing).0, Url::Missing), "{nothing}");
        }
    }

    #[test]
    fn path_variables_in_all_forms() {
        for (row, expected) in [
            (r#"{"key":"a","value":"1"}"#, Some(("a", Some("1")))),
            (r#"{"key":"a","value":"1","disabled":true}"#, Some(("a", Some("1")))),
            (r#"{"key":null,"id":"a","value":"1"}"#, Some(("a", Some("1")))),
            (r#"{"key":"a","value":""}"#, Some(("a", None))),
            (r#"{"key":"a","value":null}"#, Some(("a", None))),
            (r#"{"key":"a"}"#, Some(("a", None))),
            (r#"{"key":"a","value":42}"#, Some(("a", None))),
            (r#"{"key":"a","value":"42","type":"number"}"#, Some(("a", None))),
            (r#"{"key":"a","value":42,"type":"string"}"#, Some(("a", Some("42")))),
            (r#"{"key":"a","value":null,"type":"string"}"#, Some(("a", Some("null")))),
            (r#"{"key":"a","type":"string"}"#, Some(("a", Some("undefined")))),
            (r#"{"value":"1"}"#, None),
        ] {
            let variables = parts(&format!(r#"{{"host":"h","variable":[null,{row}]}}"#)).path_variables;
            let found = variables.first().map(|variable| (variable.key.as_str(), variable.value.as_deref()));
            assert_eq!(found, expected, "{row}");
        }
    }
}
