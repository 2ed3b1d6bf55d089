//! `url`, a text, with `queryParams`, `pathVariableData` and `pathVariables` beside it.

use crate::json::Json;
use crate::read::parts::field::list;
use crate::read::v1::row;
use crate::read::v2::request::url::text as url_text;

pub(in crate::read::v1) fn object(json: &mut Json) -> Json {
    let text = match json.take("url") {
        Some(Json::String(text)) => text,
        // hand-made files have the object of v2
        Some(object @ Json::Object(_)) => return object,
        _ => String::new(),
    };
    let Some(Json::Object(mut members)) = url_text::object(&text) else { return Json::Null };
    let rows: Vec<Json> = list(json.take("queryParams")).map(|(_, row)| parameter(row)).collect();
    if !rows.is_empty() {
        members.retain(|(key, _)| key != "query");
        members.push(("query".to_owned(), Json::Array(rows)));
    }
    members.push(("variable".to_owned(), Json::Array(path_variables(json))));
    Json::Object(members)
}

/// `equals` distinguishes `a=` from `a`, which both have no value.
fn parameter(json: Json) -> Json {
    let value = match (json.get("equals").map(Json::truthy), json.get("value").cloned()) {
        // a null, not an absent value
        (Some(true), None) if row::has(&json, "value") => Some(Json::String(String::new())),
        (Some(false), value) => value.filter(Json::truthy),
        (_, value) => value,
    };
    row::with_value(json, value)
}

/// The map has the values of variables that the list does not name.
fn path_variables(json: &mut Json) -> Vec<Json> {
    let mut rows: Vec<Json> = list(json.take("pathVariableData")).map(|(_, row)| row).collect();
    if let Some(Json::Object(values)) = json.take("pathVariables") {
        for (key, value) in values {
            if !rows.iter().any(|row| row.get("key").and_then(Json::as_str) == Some(key.as_str())) {
                rows.push(Json::object([("key", Json::String(key)), ("value", value)]));
            }
        }
    }
    rows
}
