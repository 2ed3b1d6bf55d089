//! The query table in all its forms (Postman's behavior, 4.6).

use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::model::QueryParam;
use crate::read::parts::field::{description, disabled, list};
use crate::read::parts::report::Report;

/// A list of rows, a text or a map.
pub(in crate::read) fn read(json: Option<Json>, report: &mut Report<'_>) -> Vec<QueryParam> {
    match json {
        Some(Json::String(text)) if text.is_empty() => Vec::new(),
        Some(Json::String(text)) => text.split('&').map(pair).collect(),
        Some(Json::Object(members)) => members
            .into_iter()
            .map(|(key, value)| QueryParam { key, value: value_text(value, report), ..QueryParam::default() })
            .collect(),
        Some(json @ Json::Array(_)) => list(Some(json)).map(|(_, entry)| row(entry, report)).collect(),
        _ => Vec::new(),
    }
}

fn row(json: Json, report: &mut Report<'_>) -> QueryParam {
    let mut json = match json {
        Json::String(text) => return pair(&text),
        json => json,
    };
    QueryParam {
        disabled: disabled(&json),
        description: description(&mut json),
        key: match json.take("key") {
            Some(Json::String(key)) => key,
            _ => String::new(),
        },
        value: value_text(json.take("value").unwrap_or_default(), report),
    }
}

/// Postman drops a value that is not a string, and keeps the key.
fn value_text(json: Json, report: &mut Report<'_>) -> Option<String> {
    match json {
        Json::String(text) => Some(text),
        Json::Null => None,
        _ => {
            report.tell(
                Code::ParameterNotText,
                "the value of a query parameter is not text: only its key is sent, as Postman does",
                "write the value in quotes",
            );
            None
        }
    }
}

fn pair(text: &str) -> QueryParam {
    let (key, value) = match text.split_once('=') {
        Some((key, value)) => (key, Some(value.to_owned())),
        None => (text, None),
    };
    QueryParam { key: key.to_owned(), value, ..QueryParam::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Place;

    fn query(text: &str) -> (Vec<QueryParam>, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        let place = Place::default();
        let mut report = Report::new(&place, &mut diagnostics);
        let rows = read(Some(serde_json::from_str(text).expect("JSON")), &mut report);
        (rows, diagnostics)
    }

    #[test]
    fn queries_in_all_forms() {
        for (text, expected) in [
            ("null", vec![]),
            ("[]", vec![]),
            ("[null]", vec![]),
            (r#""""#, vec![]),
            (r#"[{"key":"a","value":""}]"#, vec![("a", Some(""))]),
            (r#"[{"key":"a","value":null},{"key":"b"}]"#, vec![("a", None), ("b", None)]),
            (r#"[{"key":"a","value":1},{"key":"b","value":["x"]}]"#, vec![("a", None), ("b", None)]),
            (r#"[{"key":"","value":""}]"#, vec![("", Some(""))]),
            (
                r#"[{"key":null,"value":"v"},{"key":5,"value":"v"},{}]"#,
                vec![("", Some("v")), ("", Some("v")), ("", None)],
            ),
            (r#"[{"key":"a&b=c#d","value":"x&y=z#h"}]"#, vec![("a&b=c#d", Some("x&y=z#h"))]),
            (r#""a=1&b=2""#, vec![("a", Some("1")), ("b", Some("2"))]),
            (r#""?a=1&&b""#, vec![("?a", Some("1")), ("", None), ("b", None)]),
            (r#"{"a":"1","b":2}"#, vec![("a", Some("1")), ("b", None)]),
            (r#"["a=1","b","c=2&d=3"]"#, vec![("a", Some("1")), ("b", None), ("c", Some("2&d=3"))]),
        ] {
            let (rows, _) = query(text);
            let rows: Vec<_> = rows.iter().map(|row| (row.key.as_str(), row.value.as_deref())).collect();
            assert_eq!(rows, expected, "{text}");
        }
    }

    #[test]
    fn a_dropped_value_is_told_and_a_missing_one_is_not() {
        assert_eq!(query(r#"[{"key":"a","value":1},{"key":"b"},{"key":"c","value":null}]"#).1.iter().count(), 1);
    }
}
