//! [`Misfit`]: a value that does not fit a type.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};
use serde_json::Value;

use super::session;
use crate::decode::error::DecodeError;
use crate::request::mask::mask_quoted;

/// A value that does not fit a type, and its place. Its message quotes no value.
#[derive(Debug)]
pub(crate) struct Misfit {
    path: String,
    message: String,
}

impl Misfit {
    fn here(message: String) -> Self {
        Self { path: session::path(), message }
    }

    /// Creates the misfit of a value of another kind.
    pub(super) fn kind(value: &Value, expected: &dyn Expected) -> Self {
        Self::here(message(value, expected))
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

/// Returns the message of serde, without the value.
pub(super) fn message(value: &Value, expected: &dyn Expected) -> String {
    format!("invalid type: {}, expected {expected}", kind(value))
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

/// The kind of an unexpected value.
fn unexpected(found: &Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(_) => "boolean".into(),
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "integer".into(),
        Unexpected::Float(_) => "floating point".into(),
        Unexpected::Char(_) => "character".into(),
        Unexpected::Str(_) => "string".into(),
        Unexpected::Bytes(_) => "byte array".into(),
        Unexpected::Unit => "null".into(),
        Unexpected::Other(_) => "another value".into(),
        other => other.to_string(),
    }
}

impl Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::here(mask_quoted(&message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::here(format!("invalid type: {}, expected {expected}", unexpected(&found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::here(format!("invalid value: {}, expected {expected}", unexpected(&found)))
    }

    fn unknown_variant(_: &str, variants: &'static [&'static str]) -> Self {
        let variants = variants.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
        Self::here(format!("unknown variant, expected {variants}"))
    }

    // names of fields come from the type, not from the body
    fn missing_field(field: &'static str) -> Self {
        Self::here(format!("missing field `{field}`"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::here(format!("duplicate field `{field}`"))
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Misfit {}
