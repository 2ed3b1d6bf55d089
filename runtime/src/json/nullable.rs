//! Fields that may be null or absent.

use serde::{Deserialize, Deserializer};

/// Reads null as the empty list (or map, or text), for `#[serde(default, deserialize_with = "…")]`.
///
/// # Errors
///
/// Those of `T`.
pub fn null_as_empty<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    Option::deserialize(from).map(Option::unwrap_or_default)
}

/// Reads a present field: null is a value of a `T` that accepts it. For `#[serde(default, deserialize_with = "…")]` on an `Option<T>`.
///
/// # Errors
///
/// Those of `T`.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// Distinguishes an absent field (`None`) from a null one (`Some(None)`), for `#[serde(default,
/// skip_serializing_if = "Option::is_none", with = "…")]` on an `Option<Option<T>>`.
pub mod double_option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Reads a present field: null is `Some(None)`.
    ///
    /// # Errors
    ///
    /// Those of `T`.
    pub fn deserialize<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {
        Option::deserialize(from).map(Some)
    }

    /// Writes null, or the value.
    ///
    /// # Errors
    ///
    /// Those of `T`.
    pub fn serialize<S: Serializer, T: Serialize>(value: &Option<Option<T>>, to: S) -> Result<S::Ok, S::Error> {
        value.as_ref().and_then(Option::as_ref).serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::{double_option, null_as_empty};

    #[derive(Debug, Deserialize, PartialEq, Serialize)]
    struct Fields {
        #[serde(default, skip_serializing_if = "Option::is_none", with = "double_option")]
        note: Option<Option<String>>,
        #[serde(default, deserialize_with = "null_as_empty")]
        tags: Vec<i64>,
    }

    #[test]
    fn absent_null_and_value() -> Result<(), serde_json::Error> {
        let table = [
            ("{}", None, r#"{"tags":[]}"#),
            (r#"{"note":null,"tags":null}"#, Some(None), r#"{"note":null,"tags":[]}"#),
            (r#"{"note":"a","tags":[]}"#, Some(Some("a".to_owned())), r#"{"note":"a","tags":[]}"#),
        ];
        for (text, note, again) in table {
            let fields: Fields = serde_json::from_str(text)?;
            assert_eq!(fields, Fields { note, tags: vec![] });
            assert_eq!(serde_json::to_string(&fields)?, again);
        }
        Ok(())
    }
}
