//! `header` (section 2.5): rows, strings, lines or a map.

use super::model::Header;
use super::{description, disabled, scalar};
use crate::json::Json;

pub(super) fn read(json: Option<&Json>) -> Vec<Header> {
    let headers: Vec<Header> = match json {
        Some(Json::String(lines)) => lines.lines().map(line).collect(),
        Some(Json::Object(members)) => members
            .iter()
            .flat_map(|(key, value)| values(Some(value)).into_iter().map(|value| header(key, value)))
            .collect(),
        Some(Json::Array(entries)) => entries.iter().flat_map(entry).collect(),
        _ => Vec::new(),
    };
    headers.into_iter().filter(|header| !header.key.is_empty()).collect()
}

fn entry(json: &Json) -> Vec<Header> {
    match json {
        Json::String(text) => vec![line(text)],
        Json::Object(members) => {
            let key = scalar(json.get("key")).unwrap_or_default();
            let value = members.iter().find(|(name, _)| name == "value").map(|(_, value)| value);
            values(value)
                .into_iter()
                .map(|value| Header { disabled: disabled(json), description: description(json), ..header(&key, value) })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// null is the text `null`, nothing is empty, a list is one header for each of its values.
fn values(json: Option<&Json>) -> Vec<String> {
    match json {
        None => vec![String::new()],
        Some(Json::Array(items)) => items.iter().map(Json::to_js_string).collect(),
        Some(value) => vec![value.to_js_string()],
    }
}

fn line(text: &str) -> Header {
    let (key, value) = text.split_once(':').unwrap_or((text, ""));
    header(key.trim(), value.trim().to_owned())
}

fn header(key: &str, value: String) -> Header {
    Header { key: key.to_owned(), value, ..Header::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_of_section_2_5() {
        for (text, expected) in [
            (r#""X-A: 1\nX-B:2\r\nX-C: a:b\n""#, vec![("X-A", "1"), ("X-B", "2"), ("X-C", "a:b")]),
            (r#"{"X-A":"1","X-B":2}"#, vec![("X-A", "1"), ("X-B", "2")]),
            (r#"{"key":"X-A","value":"1"}"#, vec![("key", "X-A"), ("value", "1")]),
            (
                r#"[{"key":"A","value":null},{"key":"B"},{"key":"C","value":["1","2"]},null,{"key":"","value":"x"},"D: 4"]"#,
                vec![("A", "null"), ("B", ""), ("C", "1"), ("C", "2"), ("D", "4")],
            ),
            ("null", vec![]),
        ] {
            let json: Json = serde_json::from_str(text).expect("JSON");
            let headers = read(Some(&json));
            let found: Vec<_> = headers.iter().map(|h| (h.key.as_str(), h.value.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
