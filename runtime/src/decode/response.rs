//! Reads the body of a [`Response`] as JSON.

use serde::de::{DeserializeOwned, DeserializeSeed};
use serde_json::Value;

use super::error::DecodeError;
use super::from_json::{FromJson, Slot};
use super::ndjson;
use super::strict::Strict;
use crate::response::Response;

impl Response {
    /// Reads the body as JSON of a type.
    ///
    /// # Errors
    ///
    /// If the body is not JSON, or does not fit the type; the error has the JSON path of the mismatch.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        json(self.json_bytes())
    }

    /// Reads the body as NDJSON (JSON Lines) of a type: a value for each line that is not empty. A body that is one JSON value over several
    /// lines is a list of that value.
    ///
    /// # Errors
    ///
    /// If a line is not JSON, or does not fit the type. The path of the error begins with the position of the value, as in a list:
    /// `[2].price`.
    pub fn json_lines<T: DeserializeOwned>(&self) -> Result<Vec<T>, DecodeError> {
        ndjson::read(self.json_bytes(), |_, line| json(line))
    }

    /// Returns the part of a JSON body at a JSON pointer (RFC 6901), `/items/0/id`; `None` if there is none, or if the body is not JSON.
    pub fn pointer(&self, pointer: &str) -> Option<Value> {
        let mut value: Value = self.json().ok()?;
        value.pointer_mut(pointer).map(Value::take)
    }
}

/// Reads JSON as a type of serde.
pub(crate) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    serde_json::from_slice(body).map_err(|error| DecodeError::json(&error, body))
}

/// Reads JSON exactly as a type.
pub(crate) fn strict<T: FromJson>(body: &[u8]) -> Result<T, DecodeError> {
    let mut value = T::empty();
    fill(value.slot(), body).map_err(|error| DecodeError::json(&error, body))?;
    Ok(value)
}

/// Reads JSON into an empty place. A body without content leaves an `Option` as `None`.
pub(super) fn fill(slot: Slot<'_>, body: &[u8]) -> Result<(), serde_json::Error> {
    if matches!(slot, Slot::Option(_)) && body.trim_ascii().is_empty() {
        return Ok(());
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    Strict::new(slot).deserialize(&mut json)?;
    json.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_json_pointer_finds_a_value_of_the_body() {
        let response = Response::new(200, r#"{"a":[{"b":1}]}"#);
        assert_eq!(response.pointer("/a/0/b"), Some(Value::from(1)));
        assert_eq!(response.pointer("/a/1"), None);
        assert_eq!(Response::new(200, "<html>").pointer("/a"), None);
    }
}
