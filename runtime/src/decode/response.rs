//! Reads the body of a [`Response`] as JSON.

use serde::de::{Deserialize, DeserializeOwned};
use serde_json::Value;

use super::by_name::ByName;
use super::error::DecodeError;
use super::ndjson;
use crate::response::Response;

impl Response {
    /// Reads the body as JSON of a type.
    ///
    /// # Errors
    ///
    /// If the body is not JSON, or does not fit the type; the error has the JSON path of the mismatch. A struct is read from an object
    /// only, never from a list.
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

/// Reads JSON strictly as a type.
pub(crate) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    direct(body).map_err(|error| DecodeError::json(&error, body))
}

pub(super) fn direct<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = T::deserialize(ByName(&mut json))?;
    json.end()?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers() {
        let response = Response::new(200, r#"{"a":[{"b":1}]}"#);
        assert_eq!(response.pointer("/a/0/b"), Some(Value::from(1)));
        assert_eq!(response.pointer("/a/1"), None);
        assert_eq!(Response::new(200, "<html>").pointer("/a"), None);
    }
}
