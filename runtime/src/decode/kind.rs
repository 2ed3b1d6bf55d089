//! [`Kind`]: the kinds of JSON values, which select the variant of a union.

use serde_json::Value;

/// The kinds of JSON values for the variants of a union.
///
/// A union selects its variant by the kind, so that a list is never read as a struct, nor a number
/// as a text:
///
/// ```
/// use postman_client::FromJson;
/// use postman_client::json::Value;
///
/// #[derive(Clone, Debug, PartialEq, FromJson)]
/// enum Price {
///     Integer(i64),
///     List(Vec<i64>),
///     Other(Value),
/// }
///
/// # fn main() -> Result<(), postman_client::json::Error> {
/// let price: Price = serde_json::from_str("[1, 2]")?;
/// assert_eq!(price, Price::List(vec![1, 2]));
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

#[cfg(test)]
mod tests {
    use serde_json::Error;

    use super::*;

    #[test]
    fn a_value_is_of_the_narrowest_kind() -> Result<(), Error> {
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
