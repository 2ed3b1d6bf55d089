//! `header` (Postman's behavior, 2.5): rows, lines or a map.

use crate::json::Json;
use crate::read::model::Header;
use crate::read::parts::field::{description, disabled, scalar};

/// Rows without a name are dropped, as Postman drops them.
pub(in crate::read) fn read(json: Option<Json>) -> Vec<Header> {
    let mut headers: Vec<Header> = match json {
        Some(Json::String(text)) => lines(&text),
        Some(Json::Object(members)) => {
            let rows = members.into_iter().filter(|(_, value)| !value.is_null());
            rows.flat_map(|(key, value)| repeated(Header { key, ..Header::default() }, Some(value))).collect()
        }
        Some(Json::Array(entries)) => entries.into_iter().flat_map(entry).collect(),
        _ => Vec::new(),
    };
    headers.retain(|header| !header.key.is_empty());
    headers
}

fn entry(mut json: Json) -> Vec<Header> {
    match json {
        Json::String(text) => {
            let (key, value) = text.split_once(':').unwrap_or((&text, ""));
            vec![header(key.trim(), value.trim())]
        }
        Json::Object(_) => {
            let row = Header {
                key: scalar(json.take("key")).unwrap_or_default(),
                value: String::new(),
                disabled: disabled(&json),
                description: description(&mut json),
            };
            repeated(row, json.take_even_null("value"))
        }
        _ => Vec::new(),
    }
}

/// null is the text `null`, an absent value is empty, and a list is one header for each of its values.
fn repeated(row: Header, value: Option<Json>) -> Vec<Header> {
    match value {
        None => vec![row],
        Some(Json::Array(values)) => {
            values.into_iter().map(|value| Header { value: value.into_js_string(), ..row.clone() }).collect()
        }
        Some(value) => vec![Header { value: value.into_js_string(), ..row }],
    }
}

/// One header per line; a line that starts with a blank continues the previous one after `\r\n`, and is otherwise not a header.
fn lines(text: &str) -> Vec<Header> {
    let unfolded = text.replace("\r\n ", " ").replace("\r\n\t", "\t");
    let header = |line: &str| {
        // Postman's pattern is `^(\S+):(.*)$`: the name has no blank and goes to the last colon before one
        let word = line.split(char::is_whitespace).next()?;
        let (key, _) = word.rsplit_once(':')?;
        Some(header(key, line.get(key.len() + 1..)?.trim()))
    };
    unfolded.split(['\n', '\r']).filter_map(header).collect()
}

fn header(key: &str, value: &str) -> Header {
    Header { key: key.to_owned(), value: value.to_owned(), ..Header::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let headers = read(Some(serde_json::from_str(text).expect("JSON")));
        headers.into_iter().map(|header| (header.key, header.value)).collect()
    }

    #[test]
    fn headers_in_all_forms() {
        for (text, expected) in [
            ("null", vec![]),
            (r#""X-A: 1\nX-B:2\r\nX-C: a:b\n""#, vec![("X-A", "1"), ("X-B", "2"), ("X-C", "a:b")]),
            (r#""A: 1\r\n  b\nC : 2\n D:3\nE\nF:1,G:2""#, vec![("A", "1  b"), ("F:1,G", "2")]),
            (r#"{"X-A":"1","X-B":2,"X-C":null,"1":"first"}"#, vec![("1", "first"), ("X-A", "1"), ("X-B", "2")]),
            (r#"{"key":"X-A","value":"1"}"#, vec![("key", "X-A"), ("value", "1")]),
            (r#"["D: 4"," E :  5 ","F","G: a:b"]"#, vec![("D", "4"), ("E", "5"), ("F", ""), ("G", "a:b")]),
        ] {
            let expected: Vec<_> =
                expected.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
            assert_eq!(pairs(text), expected, "{text}");
        }
    }

    #[test]
    fn values_become_text() {
        for (row, expected) in [
            (r#"{"key":"A","value":" x "}"#, vec![" x "]),
            (r#"{"key":"A","value":1.50}"#, vec!["1.5"]),
            (r#"{"key":"A","value":true}"#, vec!["true"]),
            (r#"{"key":"A","value":null}"#, vec!["null"]),
            (r#"{"key":"A"}"#, vec![""]),
            (r#"{"key":"A","value":["1",2]}"#, vec!["1", "2"]),
            (r#"{"key":"A","value":{}}"#, vec!["[object Object]"]),
            (r#"{"key":"","value":"x"}"#, vec![]),
            (r#"{"key":null,"value":"x"}"#, vec![]),
            ("null", vec![]),
        ] {
            let values: Vec<String> = pairs(&format!("[{row}]")).into_iter().map(|(_, value)| value).collect();
            assert_eq!(values, expected, "{row}");
        }
    }
}
