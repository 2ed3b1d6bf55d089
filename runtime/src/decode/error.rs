//! [`DecodeError`]: a body that does not fit its type.

use std::fmt;

use super::json_path;
use crate::request::mask::reason;

/// Where and how a body does not fit its type.
///
/// It quotes no value of the body, which could be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(Box<Misfit>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Misfit {
    path: String,
    message: String,
}

impl DecodeError {
    /// Creates the error of a JSON path such as `items[2].price`; the empty path is the whole body.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self(Box::new(Misfit { path: path.into(), message: message.into() }))
    }

    /// Creates the error from that of a parser that read `body`.
    pub(crate) fn json(error: &serde_json::Error, body: &[u8]) -> Self {
        Self::new(json_path::at(body, error.line(), error.column()), reason(error))
    }

    /// Returns the error of a value as that of its list.
    pub(super) fn within(self, index: usize) -> Self {
        Self::new(json_path::within(index, &self.0.path), self.0.message)
    }

    /// Returns the JSON path of the mismatch, `items[2].price`; empty for the whole body.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns the message, without the path.
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write!(f, "{}: ", self.0.path)?;
        }
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for DecodeError {}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use crate::response::Response;

    #[derive(Debug, Deserialize)]
    struct Page {
        #[allow(dead_code)]
        items: Vec<Item>,
    }

    #[derive(Debug, Deserialize)]
    struct Item {
        #[allow(dead_code)]
        price: f64,
        #[allow(dead_code)]
        kind: Option<Kind>,
    }

    #[derive(Debug, Deserialize)]
    enum Kind {
        A,
        B,
    }

    fn error<T: DeserializeOwned>(body: &str) -> String {
        match Response::new(200, body.to_owned()).json::<T>() {
            Ok(_) => "no error".into(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn says_where_and_quotes_nothing() {
        let wrong = r#"{"items": [{"price": 1}, {"price": 2.5}, {"price": "a, expected \"b\""}]}"#;
        assert_eq!(error::<Page>(wrong), "items[2].price: invalid type: string, expected f64");
        assert_eq!(error::<Page>(r#"{"items": [{"price": 1}, {}]}"#), "items[1]: missing field `price`");
        assert_eq!(
            error::<Page>(r#"{"items": [{"price": 1, "kind": "hunter2"}]}"#),
            "items[0].kind: unknown variant …, expected `A` or `B`"
        );
        assert_eq!(error::<Page>(r#"{"items": 5}"#), "items: invalid type: integer, expected a sequence");
        assert_eq!(error::<Page>(r#"{}"#), "missing field `items`");
        assert_eq!(error::<Page>("<html>"), "expected value");
        assert_eq!(error::<Page>(""), "EOF while parsing a value");
        assert_eq!(
            error::<BTreeMap<String, u8>>("{\n \"a\": 1,\n \"b c\": 300}"),
            "[\"b c\"]: invalid value: integer, expected u8"
        );
    }
}
