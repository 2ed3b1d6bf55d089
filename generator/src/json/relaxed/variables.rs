//! Unquoted `{{variables}}`, which become values of their kinds.

use std::collections::BTreeMap;

/// The first character of the strings that [`relax`](super::relax) inserts for unquoted variables of a body; a letter for the kind follows.
/// A private-use character, which no document contains.
pub const VARIABLE: char = '\u{E000}';

/// Values of variables, for unquoted `{{variables}}` in bodies.
pub type VariableValues = BTreeMap<String, String>;

/// The longest chain of variables that hold one another, as Postman resolves them.
const MAX_RESOLUTIONS: usize = 19;

/// Returns the variable that is the whole text.
pub fn only_variable(text: &str) -> Option<&str> {
    let (name, rest) = split_variable(text.trim())?;
    rest.is_empty().then_some(name)
}

/// Returns the name of the variable that a text starts with, and the rest.
pub(super) fn split_variable(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("{{")?;
    let (name, rest) = inner.split_at(inner.find(['{', '}'])?);
    Some((name, rest.strip_prefix("}}")?))
}

/// The letter of the kind that the inference reads after [`VARIABLE`].
pub(super) fn kind(name: &str, variables: &VariableValues) -> &'static str {
    match name.trim() {
        "$randomInt" | "$timestamp" => return "i",
        "$randomBoolean" => return "b",
        _ => {}
    }
    let mut value = variables.get(name).map(|value| value.trim());
    for _ in 0..MAX_RESOLUTIONS {
        match value.and_then(only_variable) {
            Some(inner) => value = variables.get(inner).map(|value| value.trim()),
            None => break,
        }
    }
    let Some(value) = value else { return "" };
    match serde_json::from_str(value) {
        Ok(serde_json::Value::Bool(_)) => "b",
        Ok(serde_json::Value::String(_)) => "s",
        Ok(serde_json::Value::Number(number)) if number.is_f64() => "f",
        Ok(serde_json::Value::Number(_)) => "i",
        _ => "",
    }
}
