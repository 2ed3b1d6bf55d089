//! Variables and the casts of their values (Postman's behavior, 3.4).

use crate::json::Json;
use crate::read::model::Variable;
use crate::read::parts::field::{description, disabled, scalar, text};

/// `None` for an entry that cannot be looked up: without a key, or disabled.
pub(in crate::read) fn read(mut json: Json) -> Option<Variable> {
    let key = scalar(json.take("key"))?;
    if disabled(&json) {
        return None;
    }
    let kind = text(&mut json, "type");
    let value = json.take_even_null("value").map(|value| match cast(Some(value), &kind) {
        // what Postman cannot cast to an array or object is null, and prints as an empty text
        Json::Null if matches!(kind.as_str(), "array" | "object") => String::new(),
        value => value.into_js_string(),
    });
    Some(Variable { key, value, kind, description: description(&mut json) })
}

/// Casts the value to its declared type, which decides how it is printed; null also for an absent value.
pub(in crate::read) fn cast(value: Option<Json>, kind: &str) -> Json {
    match (kind, value) {
        ("string", None) => Json::String("undefined".to_owned()),
        ("string", Some(value)) => Json::String(value.into_js_string()),
        ("number", value) => Json::Float(number(value)),
        ("boolean", value) => Json::Bool(value.is_some_and(|value| value.truthy())),
        ("array", value) => parsed(value).filter(|value| matches!(value, Json::Array(_))).unwrap_or_default(),
        ("object", value) => parsed(value).filter(|value| matches!(value, Json::Object(_))).unwrap_or_default(),
        (_, value) => value.unwrap_or_default(),
    }
}

fn parsed(value: Option<Json>) -> Option<Json> {
    match value? {
        Json::String(text) => serde_json::from_str(&text).ok(),
        value => Some(value),
    }
}

/// `Number(value)`
fn number(value: Option<Json>) -> f64 {
    match value {
        None => f64::NAN,
        Some(Json::Null) => 0.0,
        Some(Json::Bool(value)) => f64::from(u8::from(value)),
        Some(Json::Integer(value)) => value as f64,
        Some(Json::Float(value)) => value,
        Some(value) => number_of_text(value.into_js_string().trim()),
    }
}

fn number_of_text(text: &str) -> f64 {
    let radix = [("0x", 16), ("0X", 16), ("0o", 8), ("0O", 8), ("0b", 2), ("0B", 2)];
    if let Some((digits, radix)) =
        radix.iter().find_map(|(prefix, radix)| text.strip_prefix(prefix).map(|digits| (digits, *radix)))
    {
        let unsigned = digits.starts_with(|c: char| c.is_ascii_alphanumeric());
        return u64::from_str_radix(digits, radix).ok().filter(|_| unsigned).map_or(f64::NAN, |value| value as f64);
    }
    match text {
        "" => 0.0,
        "Infinity" | "+Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        // Rust reads `inf` and `nan` in any case
        _ if text.contains(|c: char| c.is_alphabetic() && !matches!(c, 'e' | 'E')) => f64::NAN,
        _ => text.parse().unwrap_or(f64::NAN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variable(row: &str) -> Option<Variable> {
        read(serde_json::from_str(&format!("{{{row}}}")).expect("JSON"))
    }

    fn printed(value: &str, kind: &str) -> String {
        let json: Json = serde_json::from_str(value).expect("JSON");
        let row = format!(r#""key":"a","value":{},"type":"{kind}""#, json.to_compact());
        variable(&row).and_then(|variable| variable.value).expect("a value")
    }

    #[test]
    fn values_print_by_their_declared_type() {
        for (value, expected) in [
            (r#""s""#, ["s", "s", "NaN", "true"]),
            (r#""""#, ["", "", "0", "false"]),
            ("5", ["5", "5", "5", "true"]),
            ("1.50", ["1.5", "1.5", "1.5", "true"]),
            (
                "12345678901234567890",
                ["12345678901234567000"; 3].into_iter().chain(["true"]).collect::<Vec<_>>().try_into().expect("4"),
            ),
            ("true", ["true", "true", "1", "true"]),
            ("false", ["false", "false", "0", "false"]),
            (r#""false""#, ["false", "false", "NaN", "true"]),
            ("null", ["null", "null", "0", "false"]),
            (r#"["x",1]"#, ["x,1", "x,1", "NaN", "true"]),
            (r#"{"k":"v"}"#, ["[object Object]", "[object Object]", "NaN", "true"]),
        ] {
            for (kind, expected) in ["any", "string", "number", "boolean"].iter().zip(expected) {
                assert_eq!(printed(value, kind), expected, "{value} as {kind}");
            }
            assert_eq!(printed(value, "default"), printed(value, "secret"), "{value}");
        }
    }

    #[test]
    fn arrays_and_objects_are_parsed_back() {
        for (value, as_array, as_object) in [
            (r#""[1,[2,null],{}]""#, "1,2,,[object Object]", ""),
            ("[1,2]", "1,2", ""),
            (r#""{}""#, "", "[object Object]"),
            (r#"{"a":1}"#, "", "[object Object]"),
            (r#""bad""#, "", ""),
            (r#""null""#, "", ""),
            ("null", "", ""),
            ("5", "", ""),
        ] {
            assert_eq!(
                (printed(value, "array").as_str(), printed(value, "object").as_str()),
                (as_array, as_object),
                "{value}"
            );
        }
    }

    #[test]
    fn texts_become_numbers_as_in_javascript() {
        for (value, expected) in [
            (r#"" 5 ""#, "5"),
            (r#""1e3""#, "1000"),
            (r#""0x10""#, "16"),
            (r#""0x-1""#, "NaN"),
            (r#""inf""#, "NaN"),
            (r#""-Infinity""#, "-Infinity"),
            ("[]", "0"),
            ("[5]", "5"),
        ] {
            assert_eq!(printed(value, "number"), expected, "{value}");
        }
    }

    #[test]
    fn only_a_key_names_a_variable() {
        assert!(variable(r#""id":"a","name":"a","value":"1""#).is_none());
        assert!(variable(r#""key":"a","value":"1","disabled":true"#).is_none());
        assert_eq!(
            variable(r#""key":5,"value":"1","enabled":false"#).map(|variable| variable.key).as_deref(),
            Some("5")
        );
        assert_eq!(variable(r#""key":"a","type":"string""#).and_then(|variable| variable.value), None);
    }
}
