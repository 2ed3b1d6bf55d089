//! Variables and the casts of their values (section 3.4).

use super::model::Variable;
use super::{description, disabled};
use crate::json::{Json, js_number};

/// `None` for an entry that cannot be looked up: without a key, or disabled.
pub(super) fn read(json: &Json) -> Option<Variable> {
    let key = json.get("key")?.as_str()?.to_owned();
    if disabled(json) {
        return None;
    }
    let kind = json.get("type").and_then(Json::as_str).unwrap_or_default().to_owned();
    let value = json.as_object()?.iter().find(|(name, _)| name == "value").map(|(_, value)| cast(Some(value), &kind));
    Some(Variable { key, value, kind, description: description(json) })
}

/// The text that a value of a declared type has on the wire.
pub(super) fn cast(value: Option<&Json>, kind: &str) -> String {
    match (kind, value) {
        ("string", None) => "undefined".to_owned(),
        ("number", value) => js_number(number(value)),
        ("boolean", value) => value.is_some_and(Json::truthy).to_string(),
        ("array" | "object", Some(Json::String(text))) => serde_json::from_str::<Json>(text)
            .ok()
            .filter(|value| matches!(value, Json::Array(_) | Json::Object(_)))
            .map(|value| value.to_js_string())
            .unwrap_or_default(),
        (_, Some(value)) => value.to_js_string(),
        (_, None) => String::new(),
    }
}

/// `Number(value)`
fn number(value: Option<&Json>) -> f64 {
    match value {
        None | Some(Json::Object(_) | Json::Array(_)) => f64::NAN,
        Some(Json::Null) => 0.0,
        Some(Json::Bool(value)) => f64::from(u8::from(*value)),
        Some(Json::Integer(value)) => *value as f64,
        Some(Json::Float(value)) => *value,
        Some(Json::String(text)) if text.trim().is_empty() => 0.0,
        Some(Json::String(text)) => text.trim().parse().unwrap_or(f64::NAN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_section_3_4() {
        let kinds = ["any", "string", "number", "boolean"];
        for (value, expected) in [
            (Some(r#""s""#), ["s", "s", "NaN", "true"]),
            (Some(r#""""#), ["", "", "0", "false"]),
            (Some("1.50"), ["1.5", "1.5", "1.5", "true"]),
            (Some("true"), ["true", "true", "1", "true"]),
            (Some("false"), ["false", "false", "0", "false"]),
            (Some("null"), ["null", "null", "0", "false"]),
            (None, ["", "undefined", "NaN", "false"]),
            (Some(r#"["x",1]"#), ["x,1", "x,1", "NaN", "true"]),
            (Some(r#"{"k":"v"}"#), ["[object Object]", "[object Object]", "NaN", "true"]),
        ] {
            let json = value.map(|text| serde_json::from_str::<Json>(text).expect("JSON"));
            for (kind, expected) in kinds.iter().zip(expected) {
                assert_eq!(cast(json.as_ref(), kind), expected, "{value:?} as {kind}");
            }
        }
    }
}
