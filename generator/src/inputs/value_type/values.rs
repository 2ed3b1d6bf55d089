//! What a value is.

pub(super) fn is_boolean(value: &str) -> bool {
    matches!(value, "true" | "false")
}

/// Returns `true` for an integer as Rust prints it: no leading zeros, no plus sign.
pub(super) fn is_integer(value: &str) -> bool {
    value.parse::<i64>().is_ok_and(|number| number.to_string() == value)
}

/// Returns the value of `limit=20` for `limit`: a pair that was entered as the value.
pub(super) fn without_key<'a>(key: &str, value: &'a str) -> &'a str {
    value.strip_prefix(key).and_then(|rest| rest.strip_prefix('=')).unwrap_or(value)
}
