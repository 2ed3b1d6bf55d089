//! The rows of `urlencoded` and `formdata` bodies (Postman's behavior, 6.4 and 6.5).

use crate::diagnostic::Code;
use crate::json::Json;
use crate::read::model::{FormParam, FormValue};
use crate::read::parts::field::{description, disabled, list, scalar};
use crate::read::parts::report::Report;

pub(in crate::read) const SAVED_CONTENT: &str = "the content of a file that is saved in the collection is left out";
pub(in crate::read) const GIVE_THE_FILE: &str = "pass the file to the call";

/// A list of rows, or a text like a query.
pub(in crate::read) fn urlencoded(json: Option<Json>) -> Vec<FormParam> {
    match json {
        Some(Json::String(text)) if text.is_empty() => Vec::new(),
        Some(Json::String(text)) => text.split('&').map(pair).collect(),
        json => list(json).flat_map(|(_, row)| urlencoded_row(row)).collect(),
    }
}

/// A list of values repeats the key.
fn urlencoded_row(json: Json) -> Vec<FormParam> {
    let mut json = match json {
        Json::String(text) => return vec![pair(&text)],
        json => json,
    };
    let row = FormParam {
        key: match json.take_even_null("key") {
            Some(key) => key.into_js_string(),
            None => "undefined".to_owned(),
        },
        disabled: disabled(&json),
        description: description(&mut json),
        ..FormParam::default()
    };
    let values = match json.take("value") {
        Some(Json::Array(values)) => values.into_iter().map(Json::into_js_string).collect(),
        Some(Json::Object(_)) | None => vec![String::new()],
        Some(value) => vec![value.into_js_string()],
    };
    values.into_iter().map(|value| FormParam { value: FormValue::Text(value), ..row.clone() }).collect()
}

/// Nothing is decoded.
fn pair(text: &str) -> FormParam {
    let (key, value) = text.split_once('=').unwrap_or((text, ""));
    FormParam { key: key.to_owned(), value: FormValue::Text(value.to_owned()), ..FormParam::default() }
}

pub(in crate::read) fn multipart(json: Option<Json>, report: &mut Report<'_>) -> Vec<FormParam> {
    match json {
        Some(json @ (Json::Array(_) | Json::Object(_))) => list(Some(json)).map(|(_, row)| part(row, report)).collect(),
        _ => Vec::new(),
    }
}

fn part(mut json: Json, report: &mut Report<'_>) -> FormParam {
    FormParam {
        content_type: own_text(&json, "contentType").unwrap_or_default(),
        key: scalar(json.take("key")).unwrap_or_default(),
        disabled: disabled(&json),
        description: description(&mut json),
        value: match json.get("type").and_then(Json::as_str) {
            Some("file") => file(json, report),
            _ => FormValue::Text(text(json.take("value"))),
        },
    }
}

/// Returns the text of a value: JSON if it is not a string, and an empty text if it is falsy.
fn text(json: Option<Json>) -> String {
    match json {
        Some(Json::String(text)) => text,
        Some(value) if value.truthy() => value.to_compact(),
        _ => String::new(),
    }
}

fn file(mut json: Json, report: &mut Report<'_>) -> FormValue {
    let src = match json.take("src") {
        Some(Json::Array(paths)) => paths.into_iter().filter_map(|path| scalar(Some(path))).collect(),
        Some(Json::String(path)) if !path.is_empty() => vec![path],
        _ => Vec::new(),
    };
    if src.is_empty() && json.get("value").is_some_and(Json::truthy) {
        report.tell(Code::InlineFormFile, SAVED_CONTENT, GIVE_THE_FILE);
    }
    FormValue::File { src, name: own_text(&json, "fileName") }
}

fn own_text(json: &Json, key: &str) -> Option<String> {
    json.get(key).and_then(Json::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Place;

    fn json(text: &str) -> Option<Json> {
        serde_json::from_str(text).ok()
    }

    fn shown(rows: &[FormParam]) -> String {
        let rows = rows.iter().map(|row| match &row.value {
            FormValue::Text(value) => format!("{}={value}", row.key),
            FormValue::File { src, .. } => format!("{}@{}", row.key, src.join(",")),
        });
        rows.collect::<Vec<_>>().join("&")
    }

    #[test]
    fn urlencoded_rows_in_all_forms() {
        for (text, expected) in [
            (r#""a=1&b=2 3&c""#, "a=1&b=2 3&c="),
            (r#""""#, ""),
            ("null", ""),
            (r#"[{"key":"a","value":null},{"key":"a"}]"#, "a=&a="),
            (r#"[{"key":"a","value":5},{"key":"a","value":false}]"#, "a=5&a=false"),
            (r#"[{"key":"a","value":["1",2]},{"key":"b","value":{}}]"#, "a=1&a=2&b="),
            (r#"[{"key":null,"value":"x"},{"value":"x"},{"key":"","value":"v"}]"#, "null=x&undefined=x&=v"),
            (r#"[null,"a=1",{"key":"b"}]"#, "a=1&b="),
            (r#"{"key":"a","value":"b"}"#, "a=b"),
        ] {
            assert_eq!(shown(&urlencoded(json(text))), expected, "{text}");
        }
    }

    #[test]
    fn parts_in_all_forms() {
        for (text, expected) in [
            (
                r#"[{"key":"a","value":1},{"key":"a","value":true},{"key":"a","value":{"z":1}},{"key":"a","value":["x"]}]"#,
                r#"a=1&a=true&a={"z":1}&a=["x"]"#,
            ),
            (
                r#"[{"key":"a","value":false},{"key":"a","value":0},{"key":"a","value":null},{"key":"a"}]"#,
                "a=&a=&a=&a=",
            ),
            (r#"[{"value":"x"},{"key":null,"value":"x"}]"#, "=x&=x"),
            (r#"[{"key":"a","type":"text","value":"x","src":"p"},{"key":"a","type":"File","src":"p"}]"#, "a=x&a="),
            (
                r#"[{"key":"a","type":"file","src":"p","fileName":"n"},{"key":"a","type":"file","src":["p","q"]}]"#,
                "a@p&a@p,q",
            ),
            (
                r#"[{"key":"a","type":"file","src":null},{"key":"a","type":"file","src":[]},{"key":"a","type":"file","src":""}]"#,
                "a@&a@&a@",
            ),
            (r#""a=1""#, ""),
        ] {
            let (place, mut told) = (Place::default(), Diagnostics::default());
            let mut report = Report::new(&place, &mut told);
            assert_eq!(shown(&multipart(json(text), &mut report)), expected, "{text}");
        }
    }
}
