//! The elements of lists and the members of objects. Those that do not fit are skipped.
//!
//! serde requests an element or a member by its type, so that the next one can be tried if the first does not fit. A value that a seed
//! requests can be read only once, and fails then.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::value::CowStrDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess};
use serde_json::{Map, Value};

use super::misfit::Misfit;
use super::session::{self, Step};

/// Reads a value of JSON.
pub(super) trait Read<'de>: Deserializer<'de, Error = Misfit> + From<&'de Value> {}

impl<'de, R: Deserializer<'de, Error = Misfit> + From<&'de Value>> Read<'de> for R {}

/// Returns the value as the type, or the type's value for null, and records the loss.
pub(super) fn or_null<'de, T: Deserialize<'de>, R: Read<'de>>(value: &'de Value) -> Result<T, Misfit> {
    static NULL: Value = Value::Null;
    let corrections = session::corrections();
    T::deserialize(R::from(value)).or_else(|misfit| {
        session::rewind(corrections);
        if !session::is_on() || value.is_null() {
            return Err(misfit);
        }
        let none = T::deserialize(R::from(&NULL)).map_err(|_| ());
        session::rewind(corrections);
        match none {
            Ok(none) => {
                session::record_correction(misfit.message_at(&session::path()), true);
                Ok(none)
            }
            Err(()) => Err(misfit),
        }
    })
}

/// Returns the value of `read`; one that does not fit is left out and recorded.
fn or_nothing<T>(read: impl FnOnce() -> Result<T, Misfit>) -> Result<Option<T>, Misfit> {
    let corrections = session::corrections();
    match read() {
        Ok(value) => Ok(Some(value)),
        Err(misfit) if session::is_on() => {
            session::rewind(corrections);
            session::record_correction(misfit.message_at(&session::path()), true);
            Ok(None)
        }
        Err(misfit) => Err(misfit),
    }
}

/// The elements of a list.
pub(super) struct Elements<'de, R> {
    items: std::iter::Enumerate<std::slice::Iter<'de, Value>>,
    read: PhantomData<R>,
}

impl<'de, R> Elements<'de, R> {
    pub(super) fn new(items: &'de [Value]) -> Self {
        Self { items: items.iter().enumerate(), read: PhantomData }
    }
}

impl<'de, R: Read<'de>> SeqAccess<'de> for Elements<'de, R> {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        let Some((index, value)) = self.items.next() else { return Ok(None) };
        session::at(Step::Index(index), || seed.deserialize(R::from(value)).map(Some))
    }

    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Misfit> {
        for (index, value) in self.items.by_ref() {
            let read = || or_nothing(|| or_null::<T, R>(value));
            if let Some(value) = session::at(Step::Index(index), read)? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The values of an object in place of a list.
pub(super) struct Values<'de, R> {
    members: serde_json::map::Iter<'de>,
    read: PhantomData<R>,
}

impl<'de, R> Values<'de, R> {
    pub(super) fn new(object: &'de Map<String, Value>) -> Self {
        Self { members: object.iter(), read: PhantomData }
    }
}

impl<'de, R: Read<'de>> SeqAccess<'de> for Values<'de, R> {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        let Some((key, value)) = self.members.next() else { return Ok(None) };
        session::at(Step::Key(key), || seed.deserialize(R::from(value)).map(Some))
    }

    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Misfit> {
        for (key, value) in self.members.by_ref() {
            let read = || or_nothing(|| or_null::<T, R>(value));
            if let Some(value) = session::at(Step::Key(key), read)? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }
}

/// A single value in place of a list, if it fits the element type.
pub(super) struct Alone<'e, R> {
    pub(super) value: Option<R>,
    /// The message in that case.
    pub(super) message: &'e str,
}

impl<'de, R: Read<'de>> SeqAccess<'de> for Alone<'_, R> {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        self.value.take().map(|value| seed.deserialize(value)).transpose()
    }

    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Misfit> {
        let Some(value) = self.value.take() else { return Ok(None) };
        let corrections = session::corrections();
        let read = T::deserialize(value);
        if read.is_err() {
            session::rewind(corrections);
        }
        session::record_correction(self.message.to_owned(), read.is_err());
        Ok(read.ok())
    }
}

/// The members of an object, or of a list by their index.
pub(super) struct Members<'de, I, R> {
    members: I,
    current: Option<(Cow<'de, str>, &'de Value)>,
    read: PhantomData<R>,
}

impl<'de, R> Members<'de, (), R> {
    pub(super) fn of(
        object: &'de Map<String, Value>,
    ) -> Members<'de, impl Iterator<Item = (Cow<'de, str>, &'de Value)>, R> {
        let members = object.iter().map(|(key, value)| (Cow::Borrowed(key.as_str()), value));
        Members { members, current: None, read: PhantomData }
    }

    pub(super) fn by_index(items: &'de [Value]) -> Members<'de, impl Iterator<Item = (Cow<'de, str>, &'de Value)>, R> {
        let members = items.iter().enumerate().map(|(index, value)| (Cow::Owned(index.to_string()), value));
        Members { members, current: None, read: PhantomData }
    }
}

impl<'de, I: Iterator<Item = (Cow<'de, str>, &'de Value)>, R: Read<'de>> MapAccess<'de> for Members<'de, I, R> {
    type Error = Misfit;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        self.current = self.members.next();
        let Some((key, _)) = &self.current else { return Ok(None) };
        seed.deserialize(CowStrDeserializer::new(key.clone())).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Misfit> {
        let (key, value) = self.current.take().unwrap_or((Cow::Borrowed(""), &Value::Null));
        session::at(Step::Key(&key), || seed.deserialize(R::from(value)))
    }

    /// Reads a field of a struct; a value that does not fit becomes null.
    fn next_value<T: Deserialize<'de>>(&mut self) -> Result<T, Misfit> {
        let (key, value) = self.current.take().unwrap_or((Cow::Borrowed(""), &Value::Null));
        session::at(Step::Key(&key), || or_null::<T, R>(value))
    }

    /// Reads an entry of a map; a value that does not fit is left out.
    fn next_entry<K: Deserialize<'de>, T: Deserialize<'de>>(&mut self) -> Result<Option<(K, T)>, Misfit> {
        for (key, value) in self.members.by_ref() {
            let name = K::deserialize(CowStrDeserializer::new(key.clone()))?;
            let read = || or_nothing(|| T::deserialize(R::from(value)));
            if let Some(value) = session::at(Step::Key(&key), read)? {
                return Ok(Some((name, value)));
            }
        }
        Ok(None)
    }

    fn size_hint(&self) -> Option<usize> {
        self.members.size_hint().1
    }
}
