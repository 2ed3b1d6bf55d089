//! JSON straight into a shape: no value is kept.

use std::collections::HashSet;
use std::fmt;

use serde_core::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::big_integers::BigIntegers;
use crate::keys::is_data;
use crate::kind::Kind;
use crate::scalars;
use crate::shape::Shape;

/// Levels of objects and lists that are read; serde_json itself stops at 128.
pub const MAX_DEPTH: u8 = 100;

/// The shape of a text that is JSON; `None` for any other text.
pub(crate) fn shape_of(text: &str) -> Option<Shape> {
    let mut shape = Shape::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let big = BigIntegers::of(text);
    Seed { shape: &mut shape, big: &big, depth: 0, own: None, asks: false }.deserialize(&mut json).ok()?;
    json.end().ok()?;
    Some(shape)
}

/// Reads one value; yields whether it is an object that holds its own key, or the text that is that key.
struct Seed<'s, 'k> {
    shape: &'s mut Shape,
    /// Those of the whole text.
    big: &'k BigIntegers<'k>,
    depth: u8,
    /// The key to compare with: that of the object around for a text, its own for an object.
    own: Option<&'k str>,
    /// `true` if a text that is that key counts.
    asks: bool,
}

/// Returns `true` if an object may repeat the key that it is under in a field of this name: `{"eu": {"id": "eu"}}`.
#[must_use]
pub fn may_repeat_key(key: &str) -> bool {
    matches!(key, "id" | "key" | "name" | "code")
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = bool;

    fn deserialize<D: serde_core::Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        self.shape.see(Kind::Null);
        Ok(false)
    }

    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        self.shape.see(Kind::Boolean);
        Ok(false)
    }

    fn visit_i64<E>(self, value: i64) -> Result<bool, E> {
        self.shape.see(scalars::signed(value));
        Ok(false)
    }

    fn visit_u64<E>(self, value: u64) -> Result<bool, E> {
        self.shape.see(scalars::unsigned(value));
        Ok(false)
    }

    fn visit_f64<E>(self, value: f64) -> Result<bool, E> {
        // serde_json hands over an integer beyond 64 bits as a float
        self.shape.see(if self.big.contains(value) { Kind::HugeInteger } else { Kind::Float });
        Ok(false)
    }

    fn visit_str<E>(self, value: &str) -> Result<bool, E> {
        let (kind, more) = scalars::text(value);
        self.shape.see(kind);
        if let Some(more) = more {
            self.shape.see(more);
        }
        Ok(self.asks && self.own == Some(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        if self.depth == MAX_DEPTH {
            self.shape.see(Kind::TooDeep);
            while list.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(false);
        }
        self.shape.see(Kind::List);
        let items = self.shape.items.get_or_insert_default();
        let mut next = || {
            let seed = Seed { shape: items, big: self.big, depth: self.depth + 1, own: None, asks: false };
            list.next_element_seed(seed)
        };
        while next()?.is_some() {}
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        if self.depth == MAX_DEPTH {
            self.shape.see(Kind::TooDeep);
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(false);
        }
        let Self { shape, big, depth, own, .. } = self;
        shape.see(Kind::Object);
        let mut seen = HashSet::new();
        let mut names_itself = false;
        while let Some(key) = map.next_key::<String>()? {
            let repeated = seen.contains(&key);
            if repeated {
                shape.see(Kind::RepeatedKey);
            }
            let mut again = Shape::default();
            let inner = match () {
                () if repeated => &mut again,
                () if is_data(&key) => shape.values.get_or_insert_default(),
                () => match shape.fields.contains_key(&key) {
                    true => shape.fields.get_mut(&key).unwrap_or(&mut again),
                    false => shape.fields.entry(key.clone()).or_default(),
                },
            };
            // an object is asked whether it has its key, a text whether it is the key of the object around it
            let asks = may_repeat_key(&key);
            let compared = if asks && own.is_some() { own } else { Some(key.as_str()) };
            let told = map.next_value_seed(Seed { shape: inner, big, depth: depth + 1, own: compared, asks })?;
            if told && asks && own.is_some() {
                names_itself = true;
            } else if told {
                shape.self_named += 1;
            }
            seen.insert(key);
        }
        Ok(names_itself)
    }
}
