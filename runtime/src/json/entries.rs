//! Maps whose keys are data, in answers.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// Reads a map without the entries whose value is of another JSON kind than its values are, for
/// `#[serde(default, deserialize_with = "…")]`.
///
/// Such an entry is an unknown field beside the data, and is ignored as unknown fields of a struct
/// are: the `note` of `{"EUR": 1.5, "note": "per unit"}`. A value of the right kind that does not
/// fit is an error.
///
/// # Errors
///
/// When it is no object, or a value has the right kind and not the shape.
pub fn map_entries<'de, D: Deserializer<'de>, T: Entries>(from: D) -> Result<T, D::Error> {
    T::read(from)
}

/// What [`map_entries`] reads: a map, or lists and options of it.
pub trait Entries: Sized {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// See [`map_entries`].
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;
}

impl<V: DeserializeOwned> Entries for BTreeMap<String, V> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Object(PhantomData))
    }
}

impl<T: Entries> Entries for Option<T> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::<Inner<T>>::deserialize(from)?.map(|Inner(value)| value))
    }
}

/// Null is the empty list.
impl<T: Entries> Entries for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let items = Option::<Vec<Inner<T>>>::deserialize(from)?.unwrap_or_default();
        Ok(items.into_iter().map(|Inner(value)| value).collect())
    }
}

struct Inner<T>(T);

impl<'de, T: Entries> Deserialize<'de> for Inner<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::read(from).map(Self)
    }
}

struct Object<V>(PhantomData<V>);

impl<'de, V: DeserializeOwned> Visitor<'de> for Object<V> {
    type Value = BTreeMap<String, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((key, value)) = object.next_entry::<String, Value>()? {
            match V::deserialize(&value) {
                _ if is_positional::<V>(&value) => {}
                Ok(value) => _ = entries.insert(key, value),
                Err(_) if !takes::<V>(empty(&value)) => {}
                Err(error) => return Err(A::Error::custom(error)),
            }
        }
        Ok(entries)
    }
}

fn takes<V: DeserializeOwned>(value: Value) -> bool {
    V::deserialize(value).is_ok()
}

/// serde reads a list as a struct, field by field. A union takes both, and texts too.
fn is_positional<V: DeserializeOwned>(value: &Value) -> bool {
    value.is_array() && takes::<V>(Value::Object(Map::new())) && !takes::<V>("".into())
}

/// The least value of the same kind: what refuses it refuses the kind.
fn empty(value: &Value) -> Value {
    match value {
        Value::Null => Value::Null,
        Value::Bool(_) => false.into(),
        Value::Number(_) => 0.into(),
        Value::String(_) => "".into(),
        Value::Array(_) => Value::Array(Vec::new()),
        Value::Object(_) => Value::Object(Map::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, Deserialize, PartialEq)]
    struct User {
        id: Option<i64>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Answer {
        #[serde(default, deserialize_with = "map_entries")]
        rates: Option<BTreeMap<String, Option<f64>>>,
        #[serde(default, deserialize_with = "map_entries")]
        users: Vec<BTreeMap<String, Option<User>>>,
    }

    fn answer(text: &str) -> Result<Answer, serde_json::Error> {
        serde_json::from_str(text)
    }

    #[test]
    fn entries_of_another_kind_are_unknown_fields() -> Result<(), serde_json::Error> {
        let read = answer(
            r#"{"rates": {"EUR": 1, "USD": 1.5, "GBP": null, "note": "x", "list": [1], "on": true, "more": {}},
                "users": [{"a": {"id": 1, "name": "x"}, "count": 1, "ids": [1], "odd": ["x"]}]}"#,
        )?;
        let rates = [("EUR", Some(1.0)), ("GBP", None), ("USD", Some(1.5))].map(|(key, rate)| (key.to_owned(), rate));
        let users = [("a".to_owned(), Some(User { id: Some(1) }))];
        assert_eq!(read, Answer { rates: Some(rates.into()), users: vec![users.into()] });
        Ok(())
    }

    #[test]
    fn null_and_absent_are_empty() -> Result<(), serde_json::Error> {
        for text in ["{}", r#"{"rates": null, "users": null}"#] {
            assert_eq!(answer(text)?, Answer { rates: None, users: vec![] });
        }
        Ok(())
    }

    #[test]
    fn a_value_of_the_right_kind_must_fit() {
        for text in [r#"{"users": [{"a": {"id": "x"}}]}"#, r#"{"rates": [1]}"#] {
            assert!(answer(text).is_err(), "{text}");
        }
    }
}
