//! [`Kind`]: the kinds of JSON values, which select the variant of a union.

use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

/// The kinds of JSON values for the variants of a union.
///
/// A union selects its variant by the kind, so that a list is never read as a struct, nor a number
/// as a text:
///
/// ```
/// use postman_client::codegen::{Kind, typed};
/// use postman_client::json::{Error, Value};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
/// #[serde(untagged, try_from = "Value")]
/// enum Price {
///     Integer(i64),
///     List(Vec<i64>),
///     Other(Value),
/// }
///
/// impl TryFrom<Value> for Price {
///     type Error = Error;
///
///     fn try_from(value: Value) -> Result<Self, Error> {
///         match Kind::of(&value) {
///             Kind::Integer => typed(value).map(Self::Integer),
///             Kind::List => typed(value).map(Self::List),
///             _ => Ok(Self::Other(value)),
///         }
///     }
/// }
///
/// # fn main() -> Result<(), Error> {
/// let price: Price = serde_json::from_str("[1, 2]")?;
/// assert_eq!(price, Price::List(vec![1, 2]));
/// assert_eq!(serde_json::to_string(&price)?, "[1,2]");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A whole number that is an `i64`.
    Integer,
    /// A whole number beyond `i64` that is an `u64`.
    Unsigned,
    /// Any other number, `1.0` too.
    Float,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
}

impl Kind {
    /// The kind of `value`.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Bool,
            Value::Number(number) if number.is_i64() => Self::Integer,
            Value::Number(number) if number.is_u64() => Self::Unsigned,
            Value::Number(_) => Self::Float,
            Value::String(_) => Self::Text,
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Object,
        }
    }
}

/// Reads `value` as a type, for the variant of a union. If its answer is read forgivingly, so is the variant; a
/// struct is read only from an object, never from a list.
///
/// # Errors
///
/// If the value does not have the shape of the type.
pub fn typed<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    super::forgiving::variant(&value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() -> Result<(), Error> {
        let table = [
            ("null", Kind::Null),
            ("true", Kind::Bool),
            ("-1", Kind::Integer),
            ("9223372036854775808", Kind::Unsigned),
            ("18446744073709551616", Kind::Float),
            ("1.0", Kind::Float),
            ("\"\"", Kind::Text),
            ("[]", Kind::List),
            ("{}", Kind::Object),
        ];
        for (text, kind) in table {
            assert_eq!(Kind::of(&serde_json::from_str(text)?), kind, "{text}");
        }
        Ok(())
    }
}
