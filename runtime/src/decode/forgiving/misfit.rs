//! [`Misfit`]: a value that does not fit a type.

use std::fmt;

use serde_json::Value;

use crate::decode::error::DecodeError;

/// A value that does not fit a type, and its place. Its message quotes no value.
#[derive(Debug)]
pub(in crate::decode) struct Misfit {
    path: String,
    message: String,
}

impl Misfit {
    pub(super) fn new(path: String, message: String) -> Self {
        Self { path, message }
    }

    /// Returns the message for the place `here` that is left out because of it, with the path of the misfit if it is further in.
    pub(super) fn message_at(&self, here: &str) -> String {
        match self.path == here {
            true => self.message.clone(),
            false => format!("{} at {}", self.message, self.path),
        }
    }
}

impl From<Misfit> for DecodeError {
    fn from(misfit: Misfit) -> Self {
        Self::new(misfit.path, misfit.message)
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// Returns the message of serde for a value of another kind, without the value.
pub(super) fn of_kind(value: &Value, expected: &str) -> String {
    format!("invalid type: {}, expected {expected}", kind(value))
}

/// Returns the message of serde for a value of the expected kind that is out of range, without the value.
pub(super) fn of_value(value: &Value, expected: &str) -> String {
    format!("invalid value: {}, expected {expected}", kind(value))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "floating point",
        Value::Number(_) => "integer",
        Value::String(text) if text.is_empty() => "empty string",
        Value::String(_) => "string",
        Value::Array(items) if items.is_empty() => "empty sequence",
        Value::Array(_) => "sequence",
        Value::Object(_) => "map",
    }
}
