//! What a value is.

/// The types that a text can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Text,
    Integer,
    Boolean,
}

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

/// `<integer>`, `(boolean)`: the placeholders that importers write for values of a type.
pub(super) fn placeholder(value: &str) -> Option<Kind> {
    let inner = match value.trim().strip_prefix('<') {
        Some(rest) => rest.strip_suffix('>')?,
        None => value.trim().strip_prefix('(')?.strip_suffix(')')?,
    };
    match inner.to_ascii_lowercase().as_str() {
        "integer" | "int" | "int32" | "int64" | "long" => Some(Kind::Integer),
        "boolean" | "bool" => Some(Kind::Boolean),
        _ => None,
    }
}
