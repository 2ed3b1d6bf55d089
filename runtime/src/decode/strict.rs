//! Reads what a deserialiser has into a [`Slot`], exactly.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_json::Value;

use super::forgiving;
use super::from_json::{FromJson, IntegerPlace, ListPlace, MapPlace, Seen, Slot, StructPlace, Table};

/// Reads a value exactly: what `serde::Deserialize` does for a type.
///
/// # Errors
///
/// If the value does not fit the type.
#[doc(hidden)]
pub fn deserialize<'de, T: FromJson, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let mut value = T::empty();
    Strict::new(value.slot()).deserialize(from)?;
    Ok(value)
}

/// A slot that is to be filled.
pub(super) struct Strict<'p> {
    slot: Slot<'p>,
    /// `true` if null is the empty list, or the empty map.
    null_is_empty: bool,
}

impl<'p> Strict<'p> {
    pub(super) fn new(slot: Slot<'p>) -> Self {
        Self { slot, null_is_empty: false }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        match self.slot {
            Slot::Bool(to) => *to = Deserialize::deserialize(from)?,
            Slot::I64(to) => *to = Deserialize::deserialize(from)?,
            Slot::U64(to) => *to = Deserialize::deserialize(from)?,
            Slot::F64(to) => *to = Deserialize::deserialize(from)?,
            Slot::Integer(to) => from.deserialize_i64(IntegerVisitor(to))?,
            Slot::Number(to) => *to = Deserialize::deserialize(from)?,
            Slot::String(to) => *to = Deserialize::deserialize(from)?,
            Slot::Text(to) => to.set(Deserialize::deserialize(from)?),
            Slot::Value(to) => *to = Deserialize::deserialize(from)?,
            Slot::Object(to) => *to = Deserialize::deserialize(from)?,
            Slot::Serde(to) => match Value::deserialize(from)? {
                Value::Null if self.null_is_empty => to.clear(),
                value => to.read(value).map_err(Error::custom)?,
            },
            Slot::Union(to) => forgiving::read_strictly(to, &Value::deserialize(from)?).map_err(Error::custom)?,
            slot @ Slot::Option(_) => from.deserialize_option(NullVisitor(slot))?,
            slot @ (Slot::List(_) | Slot::Map(_)) if self.null_is_empty => {
                from.deserialize_option(NullVisitor(slot))?;
            }
            Slot::List(to) => from.deserialize_seq(ListVisitor(to))?,
            Slot::Map(to) => from.deserialize_map(MapVisitor(to))?,
            Slot::Struct(to) => from.deserialize_map(StructVisitor(to))?,
        }
        Ok(())
    }
}

struct IntegerVisitor<'p>(&'p mut dyn IntegerPlace);

impl IntegerVisitor<'_> {
    fn set<E: Error>(self, number: i128, found: Unexpected<'_>) -> Result<(), E> {
        if self.0.set(number) { Ok(()) } else { Err(Error::invalid_value(found, &self)) }
    }
}

impl Visitor<'_> for IntegerVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.set(number.into(), Unexpected::Signed(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.set(number.into(), Unexpected::Unsigned(number))
    }
}

/// A value that may be null: an option, or a list or map for which null is empty.
struct NullVisitor<'p>(Slot<'p>);

impl<'de> Visitor<'de> for NullVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("option")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.visit_none()
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.0.set_null(true);
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        let slot = match self.0 {
            Slot::Option(to) => to.some(),
            slot => slot,
        };
        Strict::new(slot).deserialize(from)
    }
}

struct ListVisitor<'p>(&'p mut dyn ListPlace);

impl<'de> Visitor<'de> for ListVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        self.0.clear();
        while elements.next_element_seed(Element(self.0))?.is_some() {}
        Ok(())
    }
}

/// The next element of a list.
struct Element<'p>(&'p mut dyn ListPlace);

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.0.push();
        match self.0.last() {
            Some(slot) => Strict::new(slot).deserialize(from),
            None => Ok(()),
        }
    }
}

struct MapVisitor<'p>(&'p mut dyn MapPlace);

impl<'de> Visitor<'de> for MapVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        self.0.clear();
        while let Some(key) = members.next_key()? {
            members.next_value_seed(Strict::new(self.0.entry(key)))?;
        }
        Ok(())
    }
}

struct StructVisitor<'p>(&'p mut dyn StructPlace);

impl<'de> Visitor<'de> for StructVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", self.0.table().name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let table = self.0.table();
        let mut seen = Seen::new(table);
        let mut next = 0;
        while let Some(key) = members.next_key_seed(Key { table, next })? {
            match key {
                Member::Field(index) => {
                    let field = &table.fields[index];
                    if seen.insert(index) {
                        return Err(Error::duplicate_field(field.key));
                    }
                    let null_is_empty = !field.required;
                    members.next_value_seed(Strict { slot: self.0.field(index), null_is_empty })?;
                    next = index + 1;
                }
                Member::Other(key) => match self.0.other() {
                    Some(Slot::Map(others)) => members.next_value_seed(Strict::new(others.entry(key)))?,
                    Some(Slot::Object(others)) => drop(others.insert(key, members.next_value()?)),
                    _ => drop(members.next_value::<IgnoredAny>()?),
                },
                Member::Unknown => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        match seen.missing() {
            Some(key) => Err(Error::missing_field(key)),
            None => Ok(()),
        }
    }
}

/// The key of a member of an object.
struct Key {
    table: &'static Table,
    next: usize,
}

enum Member {
    Field(usize),
    Other(String),
    Unknown,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Member;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Member, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Member;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Member, E> {
        Ok(match self.table.position(key, self.next) {
            Some(index) => Member::Field(index),
            None if self.table.has_other => Member::Other(key.to_owned()),
            None => Member::Unknown,
        })
    }
}
