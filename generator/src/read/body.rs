//! `body` (section 2.6).

use super::model::{Body, FormParam, FormValue, Graphql, GraphqlVariables};
use super::{description, disabled, list, scalar};
use crate::json::Json;

/// `None` for everything that Postman sends nothing for, whatever else is there.
pub(super) fn read(json: Option<&Json>) -> Option<Body> {
    let json = match json? {
        Json::String(text) => return Some(Body::Raw { text: text.clone(), language: None }),
        json => json,
    };
    let mode = json.get("mode")?.as_str()?.to_lowercase();
    if disabled(json) {
        return None;
    }
    match mode.as_str() {
        "urlencoded" => Some(Body::Urlencoded(urlencoded(json.get("urlencoded")))),
        "formdata" => Some(Body::Multipart(list(json.get("formdata")).map(|(_, row)| multipart(row)).collect())),
        "file" => file(json.get("file")),
        "graphql" => Some(Body::Graphql(graphql(json.get("graphql")))),
        _ => raw(json),
    }
}

fn raw(json: &Json) -> Option<Body> {
    let text = match json.get("raw")? {
        Json::String(text) => text.clone(),
        value @ (Json::Object(_) | Json::Array(_)) => value.to_compact(),
        _ => return None,
    };
    let options = json.get("options").and_then(|options| options.get("raw"));
    let language =
        options.and_then(|raw| raw.get("language")).and_then(Json::as_str).filter(|language| !language.is_empty());
    Some(Body::Raw { text, language: language.map(str::to_owned) })
}

fn urlencoded(json: Option<&Json>) -> Vec<FormParam> {
    if let Some(Json::String(text)) = json {
        let pairs = text.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        return pairs
            .map(|(key, value)| FormParam {
                key: key.to_owned(),
                value: FormValue::Text(value.to_owned()),
                ..FormParam::default()
            })
            .collect();
    }
    list(json)
        .flat_map(|(_, row)| {
            let key = if row
                .as_object()
                .is_some_and(|row| row.iter().any(|(name, value)| name == "key" && *value == Json::Null))
            {
                "null".to_owned()
            } else {
                scalar(row.get("key")).unwrap_or_else(|| "undefined".to_owned())
            };
            let values = match row.get("value") {
                Some(Json::Array(items)) => items.iter().map(Json::to_js_string).collect(),
                Some(Json::Object(_)) | None => vec![String::new()],
                Some(value) => vec![value.to_js_string()],
            };
            let param = move |value| FormParam {
                key: key.clone(),
                value: FormValue::Text(value),
                disabled: disabled(row),
                description: description(row),
            };
            values.into_iter().map(param).collect::<Vec<_>>()
        })
        .collect()
}

fn multipart(row: &Json) -> FormParam {
    let value = if row.get("type").and_then(Json::as_str) == Some("file") {
        let src = match row.get("src") {
            Some(Json::Array(paths)) => paths.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
            Some(Json::String(path)) if !path.is_empty() => vec![path.clone()],
            _ => Vec::new(),
        };
        FormValue::File { src }
    } else {
        FormValue::Text(match row.get("value") {
            Some(Json::String(value)) => value.clone(),
            Some(value) if value.truthy() => value.to_compact(),
            _ => String::new(),
        })
    };
    FormParam {
        key: scalar(row.get("key")).unwrap_or_default(),
        value,
        disabled: disabled(row),
        description: description(row),
    }
}

fn file(json: Option<&Json>) -> Option<Body> {
    Some(match json {
        Some(Json::String(src)) => Body::File { src: Some(src.clone()) },
        _ => Body::File { src: json.and_then(|json| json.get("src")).and_then(Json::as_str).map(str::to_owned) },
    })
}

fn graphql(json: Option<&Json>) -> Graphql {
    let Some(json) = json.filter(|json| json.as_object().is_some()) else { return Graphql::default() };
    let text = |key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
    let variables = match json.as_object().and_then(|members| members.iter().find(|(name, _)| name == "variables")) {
        None => GraphqlVariables::Absent,
        Some((_, Json::String(text))) if text.is_empty() => GraphqlVariables::Absent,
        Some((_, Json::String(text))) => GraphqlVariables::Text(text.clone()),
        Some((_, value)) => GraphqlVariables::Value(value.clone()),
    };
    Graphql { query: text("query"), operation_name: text("operationName"), variables }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> String {
        let json: Json = serde_json::from_str(text).expect("JSON");
        match read(Some(&json)) {
            None => "none".to_owned(),
            Some(Body::Raw { text, language }) => format!("raw {language:?} {text}"),
            Some(Body::Urlencoded(rows) | Body::Multipart(rows)) => {
                let rows = rows.into_iter().map(|row| match row.value {
                    FormValue::Text(value) => format!("{}={value}", row.key),
                    FormValue::File { src } => format!("{}@{}", row.key, src.join(",")),
                });
                rows.collect::<Vec<_>>().join("&")
            }
            Some(Body::File { src }) => format!("file {src:?}"),
            Some(Body::Graphql(graphql)) => format!("{graphql:?}"),
        }
    }

    #[test]
    fn modes_and_what_counts_as_no_body() {
        for (text, expected) in [
            (r#""plain""#, "raw None plain"),
            (r#"{"raw":"x"}"#, "none"),
            (r#"{"mode":null,"raw":"x"}"#, "none"),
            (r#"{"mode":"RAW","raw":"x"}"#, "raw None x"),
            (r#"{"mode":"odd","raw":"x"}"#, "raw None x"),
            (r#"{"mode":"raw","raw":5}"#, "none"),
            (r#"{"mode":"raw","raw":{"a":[1,"b"]}}"#, r#"raw None {"a":[1,"b"]}"#),
            (r#"{"mode":"raw","raw":"x","disabled":"false"}"#, "none"),
            (r#"{"mode":"raw","raw":"x","options":{"raw":{"language":"json"}}}"#, r#"raw Some("json") x"#),
            (r#"{"mode":"urlencoded","urlencoded":"a=1&b=2 3&c"}"#, "a=1&b=2 3&c="),
            (
                r#"{"mode":"urlencoded","urlencoded":[{"key":"a","value":null},{"key":"b","value":["1",2]},{"key":null,"value":"x"},{"value":true},null]}"#,
                "a=&b=1&b=2&null=x&undefined=true",
            ),
            (
                r#"{"mode":"formdata","formdata":[{"key":"a","value":1},{"key":"b","value":false},{"key":"c","value":{"z":1}},{"key":"f","type":"file","src":["x","y"]},{"key":"g","type":"file","src":null},{"key":"h","type":"File","src":"z"}]}"#,
                r#"a=1&b=&c={"z":1}&f@x,y&g@&h="#,
            ),
            (r#"{"mode":"file","file":"p.txt"}"#, r#"file Some("p.txt")"#),
        ] {
            assert_eq!(body(text), expected, "{text}");
        }
    }
}
