//! JSON texts as JavaScript reads and writes them: members keep their order, which `serde_json`'s
//! maps do not. A signature covers the bytes, so that the order matters.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::request::Invalid;

/// The members of a JSON object.
#[derive(Clone, Default)]
pub(crate) struct Object(Vec<(String, Json)>);

#[derive(Clone)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Integer(i128),
    Float(f64),
    Text(String),
    Array(Vec<Json>),
    Object(Object),
}

impl Object {
    /// Parses an object; blank text has no members. `what` names the text in errors.
    pub(crate) fn parse(text: &str, what: &str) -> Result<Self, Invalid> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        match serde_json::from_str(text) {
            Ok(Json::Object(object)) => Ok(object),
            _ => Err(Invalid::new(format!("{what} is no JSON object"))),
        }
    }

    #[cfg(feature = "asap")]
    pub(crate) fn get(&self, key: &str) -> Option<&Json> {
        self.0.iter().find(|(other, _)| other == key).map(|(_, value)| value)
    }

    /// Returns the text of a member, if it is not empty.
    #[cfg(feature = "asap")]
    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Json::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// Replaces a member in its place, or adds it after all others.
    pub(crate) fn set(&mut self, key: &str, value: Json) {
        match self.0.iter_mut().find(|(other, _)| other == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key.to_owned(), value)),
        }
    }
}

/// Writes compact JSON, like `JSON.stringify`.
impl fmt::Display for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{")?;
        // JavaScript puts keys that are array indices first
        let index = |key: &str| key.parse::<u32>().ok().filter(|index| index.to_string() == key);
        let mut members: Vec<&(String, Json)> = self.0.iter().collect();
        members.sort_by_key(|(key, _)| index(key).map_or(u64::MAX, u64::from));
        for (at, (key, value)) in members.into_iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(f, "{comma}{}:{value}", serde_json::Value::from(key.as_str()))?;
        }
        f.write_str("}")
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Float(value) => write!(f, "{value}"),
            Self::Text(text) => write!(f, "{}", serde_json::Value::from(text.as_str())),
            Self::Array(items) => {
                let items: Vec<String> = items.iter().map(Self::to_string).collect();
                write!(f, "[{}]", items.join(","))
            }
            Self::Object(object) => write!(f, "{object}"),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Integer(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element()? {
            all.push(item);
        }
        Ok(Json::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut all = Object::default();
        while let Some((key, value)) = members.next_entry::<String, Json>()? {
            all.set(&key, value);
        }
        Ok(Json::Object(all))
    }
}

#[cfg(test)]
mod tests {
    use super::Object;
    use crate::request::Invalid;

    #[test]
    fn as_javascript_writes_it() -> Result<(), Invalid> {
        let text =
            r#" { "z": 1.0, "b": [true, null, -2, 0.5], "é\u0041\/": "\u00e9\n", "2": {}, "1": {"x": []}, "z": 2e2 } "#;
        let object = Object::parse(text, "it")?;
        assert_eq!(object.to_string(), r#"{"1":{"x":[]},"2":{},"z":200,"b":[true,null,-2,0.5],"éA/":"é\n"}"#);
        assert_eq!(Object::parse("  ", "it")?.to_string(), "{}");
        assert!(Object::parse("[]", "it").is_err() && Object::parse("{", "it").is_err());
        Ok(())
    }
}
