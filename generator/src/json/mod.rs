//! JSON as JavaScript sees it: members in JavaScript's order, the last of two equal keys wins, numbers are printed as JavaScript prints them.

pub mod relaxed;

use std::collections::HashMap;
use std::fmt;
use std::mem;

use serde_core::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    #[default]
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object of these members, as JavaScript would hold them.
    pub fn object<K: Into<String>>(members: impl IntoIterator<Item = (K, Json)>) -> Self {
        let mut found = Members::new();
        members.into_iter().for_each(|(key, value)| found.set(key.into(), value));
        Self::Object(found.in_javascript_order())
    }

    /// Returns the member of an object; `None` also for null.
    pub fn get(&self, key: &str) -> Option<&Json> {
        let Self::Object(members) = self else {
            return None;
        };
        members
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
            .filter(|value| !matches!(value, Self::Null))
    }

    /// Moves the member out, leaving null; `None` also for null.
    pub fn take(&mut self, key: &str) -> Option<Json> {
        self.take_even_null(key).filter(|value| !value.is_null())
    }

    /// Moves the member out: `None` only where the key is absent.
    pub fn take_even_null(&mut self, key: &str) -> Option<Json> {
        let Self::Object(members) = self else {
            return None;
        };
        members.iter_mut().find(|(name, _)| name == key).map(|(_, value)| mem::take(value))
    }

    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    pub fn as_array(&self) -> Option<&[Json]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The truth of a value in JavaScript.
    pub fn truthy(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Bool(value) => *value,
            Self::Integer(value) => *value != 0,
            Self::Float(value) => *value != 0.0 && !value.is_nan(),
            Self::String(text) => !text.is_empty(),
            Self::Array(_) | Self::Object(_) => true,
        }
    }

    /// `String(value)`
    pub fn to_js_string(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Integer(value) => js_number(*value as f64),
            Self::Float(value) => js_number(*value),
            Self::String(text) => text.clone(),
            Self::Array(items) => {
                let items: Vec<String> =
                    items.iter().map(|item| if item.is_null() { String::new() } else { item.to_js_string() }).collect();
                items.join(",")
            }
            Self::Object(_) => "[object Object]".to_owned(),
        }
    }

    /// [`to_js_string`](Self::to_js_string) that moves a text instead of copying it.
    pub fn into_js_string(self) -> String {
        match self {
            Self::String(text) => text,
            other => other.to_js_string(),
        }
    }

    /// `JSON.stringify(value)`
    pub fn to_compact(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null | Self::Bool(_) | Self::Integer(_) | Self::Float(_) => out.push_str(&self.to_js_string()),
            Self::String(text) => write_string(text, out),
            Self::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    write_string(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

fn write_string(text: &str, out: &mut String) {
    // a string always serialises
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

/// ECMA-262, `Number::toString`.
pub fn js_number(value: f64) -> String {
    if value.is_nan() {
        return "NaN".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    if value == 0.0 {
        return "0".to_owned();
    }
    // Rust prints the shortest digits, too, but never an exponent with `{}`; JavaScript prints one outside 1e-6..1e21
    if (1e-6..1e21).contains(&value.abs()) {
        return value.to_string();
    }
    let text = format!("{value:e}");
    if text.contains("e-") { text } else { text.replace('e', "e+") }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
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
        Ok(Json::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(i64::try_from(value).map_or(Json::Float(value as f64), Json::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_element()? {
            found.push(item);
        }
        Ok(Json::Array(found))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Members::new();
        while let Some((key, value)) = map.next_entry()? {
            members.set(key, value);
        }
        Ok(Json::Object(members.in_javascript_order()))
    }
}

/// The initial capacity: few objects of a collection have more members, and growing the list is most of its cost.
const USUAL: usize = 8;

/// With more members than this, scanning for an equal key costs more than an index.
const SCANNED: usize = 32;

/// The members of an object being read.
struct Members {
    list: Vec<(String, Json)>,
    /// Positions by key, once there are more than [`SCANNED`].
    index: Option<HashMap<String, usize>>,
}

impl Members {
    fn new() -> Self {
        Self { list: Vec::with_capacity(USUAL), index: None }
    }

    /// The last of two equal keys wins, at the place of the first.
    fn set(&mut self, key: String, value: Json) {
        if let Some((_, old)) = self.position(&key).and_then(|at| self.list.get_mut(at)) {
            *old = value;
            return;
        }
        if self.list.len() == SCANNED {
            self.index = Some(self.list.iter().enumerate().map(|(at, (key, _))| (key.clone(), at)).collect());
        }
        if let Some(index) = &mut self.index {
            index.insert(key.clone(), self.list.len());
        }
        self.list.push((key, value));
    }

    fn position(&self, key: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.get(key).copied(),
            None => self.list.iter().position(|(name, _)| name == key),
        }
    }

    /// JavaScript puts keys that are array indices first, in ascending order.
    fn in_javascript_order(mut self) -> Vec<(String, Json)> {
        if self.list.iter().any(|(key, _)| array_index(key).is_some()) {
            self.list.sort_by_key(|(key, _)| array_index(key).map_or((true, 0), |index| (false, index)));
        }
        self.list
    }
}

/// `0` to `4294967294`, written without leading zeros.
fn array_index(key: &str) -> Option<u32> {
    let written_plainly = key == "0" || key.starts_with(|c: char| matches!(c, '1'..='9'));
    let index: u32 = if written_plainly {
        key.parse().ok()?
    } else {
        return None;
    };
    (index != u32::MAX).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Json {
        serde_json::from_str(text).expect("JSON")
    }

    #[test]
    fn values_print_as_javascript_prints_them() {
        for (text, expected) in [
            ("12345678901234567890", "12345678901234567000"),
            ("1.50", "1.5"),
            ("5", "5"),
            ("-0", "0"),
            ("1e21", "1e+21"),
            ("1e-7", "1e-7"),
            ("null", "null"),
            ("true", "true"),
            (r#"["x",1,null]"#, "x,1,"),
            (r#"{"k":"v"}"#, "[object Object]"),
        ] {
            assert_eq!(json(text).to_js_string(), expected, "{text}");
        }
    }

    #[test]
    fn the_last_of_two_equal_keys_wins_at_the_first_place() {
        assert_eq!(json(r#"{"a":1,"b":2,"a":"é\n"}"#).to_compact(), r#"{"a":"é\n","b":2}"#);
    }

    #[test]
    fn large_objects_keep_their_order_and_the_last_value_too() {
        let members: Vec<String> = (0..200).map(|n| format!(r#""k{}":{n}"#, n % 100)).collect();
        let Json::Object(members) = json(&format!("{{{}}}", members.join(","))) else { panic!("an object") };
        let expected: Vec<_> = (0..100).map(|n| (format!("k{n}"), Json::Integer(n + 100))).collect();
        assert_eq!(members, expected);
    }

    #[test]
    fn array_indices_come_first_as_in_javascript() {
        let text = r#"{"b":1,"10":2,"2":3,"01":4,"4294967295":5,"-1":6,"0":7}"#;
        assert_eq!(json(text).to_compact(), r#"{"0":7,"2":3,"10":2,"b":1,"01":4,"4294967295":5,"-1":6}"#);
    }

    #[test]
    fn truth_is_javascripts() {
        let truthy = ["true", "1", "-0.5", r#""false""#, r#"" ""#, "[]", "{}"];
        let falsy = ["null", "false", "0", "-0.0", r#""""#];
        assert!(truthy.iter().all(|text| json(text).truthy()));
        assert!(!falsy.iter().any(|text| json(text).truthy()));
    }

    #[test]
    fn deep_nesting_is_an_error_and_no_overflow() {
        let deep = "[".repeat(100_000);
        assert!(serde_json::from_str::<Json>(&deep).is_err());
    }

    #[test]
    fn taking_tells_null_from_absent_only_when_asked() {
        let mut object = json(r#"{"a":null,"b":"x"}"#);
        assert_eq!(
            (object.take("a"), object.take_even_null("a"), object.take_even_null("c")),
            (None, Some(Json::Null), None)
        );
        assert_eq!(object.take("b"), Some(Json::String("x".into())));
        assert_eq!(object.to_compact(), r#"{"a":null,"b":null}"#);
    }
}
