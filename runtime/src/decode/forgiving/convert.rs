//! Lossless conversions of values to another kind.

use serde_json::{Number, Value};

/// From here on, a float cannot hold every integer, so that it may differ from the number that was sent.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Converts `0`, `1`, and the texts of these and of `true` and `false`.
pub(super) fn to_bool(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(value) => Some(*value),
        Value::Number(number) => match number.as_f64() {
            Some(0.0) => Some(false),
            Some(1.0) => Some(true),
            _ => None,
        },
        Value::String(text) if text.eq_ignore_ascii_case("true") || text == "1" => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") || text == "0" => Some(false),
        _ => None,
    }
}

/// Converts `10.0`, the text of a number, and `true` to an integer.
pub(super) fn to_whole_number(value: &Value) -> Option<Number> {
    let number = to_number(value)?;
    match number.as_f64() {
        Some(float) if number.is_f64() => {
            // below the bound, the conversion is exact
            (float.fract() == 0.0 && float.abs() < EXACT).then(|| Number::from(float as i64))
        }
        _ => Some(number),
    }
}

/// Converts the text of a JSON number, and `true` to 1.
pub(super) fn to_number(value: &Value) -> Option<Number> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::String(text) => serde_json::from_str(text.trim()).ok(),
        Value::Bool(value) => Some(u8::from(*value).into()),
        _ => None,
    }
}

/// Converts a number or a boolean to its text.
pub(super) fn to_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) if number.is_f64() && number.as_f64().is_none_or(|float| float.abs() >= EXACT) => None,
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_and_numbers_that_mean_a_boolean_are_converted() {
        for (value, expected) in [
            (json!(0), Some(false)),
            (json!(1.0), Some(true)),
            (json!("True"), Some(true)),
            (json!("0"), Some(false)),
            (json!(2), None),
            (json!("yes"), None),
            (json!(""), None),
            (json!([]), None),
        ] {
            assert_eq!(to_bool(&value), expected, "{value}");
        }
    }

    #[test]
    fn numbers_lose_no_digit() {
        let table = [
            (json!(10.0), Some(json!(10))),
            (json!("12"), Some(json!(12))),
            (json!("-3.0"), Some(json!(-3))),
            (json!("18446744073709551615"), Some(json!(u64::MAX))),
            (json!("18446744073709551616"), None),
            (json!(1e300), None),
            (json!(10.5), None),
            (json!("10.5"), None),
            (json!("007"), None),
            (json!("0x10"), None),
            (json!("NaN"), None),
            (json!(""), None),
            (json!(null), None),
        ];
        for (value, expected) in table {
            assert_eq!(to_whole_number(&value).map(Value::Number), expected, "{value}");
        }
        assert_eq!(to_number(&json!("10.50")).map(Value::Number), Some(json!(10.5)));
        assert_eq!(to_number(&json!("1,5")), None);
    }

    #[test]
    fn numbers_and_booleans_become_texts() {
        assert_eq!(to_text(&json!(12)).as_deref(), Some("12"));
        assert_eq!(to_text(&json!(1.5)).as_deref(), Some("1.5"));
        assert_eq!(to_text(&json!(true)).as_deref(), Some("true"));
        assert_eq!(to_text(&json!(1e20)), None);
        assert_eq!(to_text(&json!({})), None);
    }
}
