//! [`DecodeError`]: a body that is not of its type.

use std::fmt;

use super::json_path;
use crate::request::mask::MASK;

/// A body that does not have the shape of its type: where, and what is wrong there.
///
/// Quotes no value of the body: it could be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(Box<Misfit>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Misfit {
    path: String,
    message: String,
}

impl DecodeError {
    /// A mismatch at a JSON path such as `items[2].price`; the empty path is the whole body.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self(Box::new(Misfit { path: path.into(), message: message.into() }))
    }

    /// The error of a parser that read `body`.
    pub(crate) fn json(error: &serde_json::Error, body: &[u8]) -> Self {
        Self::new(json_path::at(body, error.line(), error.column()), reason(error))
    }

    /// The JSON path of the mismatch, `items[2].price`; empty when it is the whole body.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What is wrong there.
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

/// The message of a `serde_json` error, without its position and without the values that it quotes.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&position).unwrap_or(&message);
    // `invalid type: string "hunter2", expected i64`: the last `expected` is the parser's own.
    if let Some((found, expected)) = message.rsplit_once(", expected ") {
        if let Some((problem, value)) = found.split_once(": ") {
            let kind = value.split(['"', '`']).next().unwrap_or_default().trim_end();
            return format!("{problem}: {kind}, expected {expected}");
        }
        if message.starts_with("unknown ") {
            return format!("{}, expected {expected}", mask_quoted(found));
        }
    }
    // Field names come from the type, not from the body.
    if message.starts_with("missing field") || message.starts_with("duplicate field") {
        return message.to_owned();
    }
    mask_quoted(message)
}

/// Masks what stands in double quotes or backticks. Up to the last quote: a value may hold quotes
/// itself.
pub(super) fn mask_quoted(message: &str) -> String {
    match (message.find(['"', '`']), message.rfind(['"', '`'])) {
        (Some(first), Some(last)) => format!("{}{MASK}{}", &message[..first], &message[last + 1..]),
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use crate::answer::Response;

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
        assert_eq!(error::<Page>("[1]"), "invalid type: sequence, expected struct Page");
        assert_eq!(error::<Page>("<html>"), "expected value");
        assert_eq!(error::<Page>(""), "EOF while parsing a value");
        assert_eq!(
            error::<BTreeMap<String, u8>>("{\n \"a\": 1,\n \"b c\": 300}"),
            "[\"b c\"]: invalid value: integer, expected u8"
        );
    }
}
