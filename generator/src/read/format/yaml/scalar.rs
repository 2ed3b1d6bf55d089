//! Scalars by the core schema of YAML 1.2 (chapter 10.3), with which Postman reads v3.

use crate::json::Json;

/// A scalar without quotes and without a tag.
pub(super) fn plain(text: &str) -> Json {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Json::Null,
        "true" | "True" | "TRUE" => Json::Bool(true),
        "false" | "False" | "FALSE" => Json::Bool(false),
        ".nan" | ".NaN" | ".NAN" => Json::Float(f64::NAN),
        _ => number(text).unwrap_or_else(|| Json::String(text.to_owned())),
    }
}

fn number(text: &str) -> Option<Json> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            let only_digits = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
            return only_digits
                .then(|| i64::from_str_radix(digits, radix).map_or(Json::Float(f64::INFINITY), Json::Integer));
        }
    }
    if matches!(digits, ".inf" | ".Inf" | ".INF") {
        return Some(Json::Float(sign * f64::INFINITY));
    }
    let starts = digits.strip_prefix('.').unwrap_or(digits).starts_with(|c: char| c.is_ascii_digit());
    let is_number = starts && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-'));
    if !is_number {
        return None;
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(value) = text.parse()
    {
        return Some(Json::Integer(value));
    }
    text.parse().ok().map(Json::Float)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_of_the_core_schema() {
        for (text, expected) in [
            ("", "null"),
            ("~", "null"),
            ("True", "true"),
            ("yes", "\"yes\""),
            ("0", "0"),
            ("-12", "-12"),
            ("+12", "12"),
            ("007", "7"),
            ("0o14", "12"),
            ("0x1F", "31"),
            ("0x", "\"0x\""),
            ("1.50", "1.5"),
            (".5", "0.5"),
            ("1.", "1"),
            ("1e3", "1000"),
            ("12345678901234567890", "12345678901234567000"),
            ("1.2.3", "\"1.2.3\""),
            ("1e", "\"1e\""),
            ("1-2", "\"1-2\""),
            (".", "\".\""),
            ("2024-01-01", "\"2024-01-01\""),
            ("inf", "\"inf\""),
            ("-.inf", "-Infinity"),
            ("{{a}}", "\"{{a}}\""),
        ] {
            assert_eq!(plain(text).to_compact(), expected, "{text}");
        }
    }
}
