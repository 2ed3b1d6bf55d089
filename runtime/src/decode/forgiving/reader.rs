//! [`Reader`]: a deserialiser that reads a requested type from a value of another kind.

use serde::de::{Deserializer, Expected, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Number, Value};

use super::access::{Alone, Elements, Members, Values};
use super::misfit::{self, Misfit};
use super::{convert, session};

/// A value to be read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'de> {
    value: &'de Value,
    /// `true` if the value is in place of a list, so that it must fit the element type without conversion.
    alone: bool,
}

impl<'de> From<&'de Value> for Reader<'de> {
    fn from(value: &'de Value) -> Self {
        Self { value, alone: false }
    }
}

impl<'de> Reader<'de> {
    fn alone(value: &'de Value) -> Self {
        Self { value, alone: true }
    }

    fn forgives(self) -> bool {
        !self.alone && session::is_on()
    }

    fn refuse(self, expected: &dyn Expected) -> Misfit {
        Misfit::kind(self.value, expected)
    }

    fn converted(self, expected: &dyn Expected) {
        session::record_correction(misfit::message(self.value, expected), false);
    }

    /// Reads a number from a value of another kind with `read`.
    fn number<V: Visitor<'de>>(
        self,
        fits: bool,
        read: fn(&Value) -> Option<Number>,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        if !fits
            && self.forgives()
            && let Some(number) = read(self.value)
        {
            self.converted(&visitor);
            return visit_number(&number, visitor);
        }
        self.deserialize_any(visitor)
    }
}

fn visit_number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value, Misfit> {
    match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(number), ..) => visitor.visit_i64(number),
        (_, Some(number), _) => visitor.visit_u64(number),
        (.., number) => visitor.visit_f64(number.unwrap_or(f64::NAN)),
    }
}

/// Returns `true` if an object is likely to be the struct with these fields: half of its keys are.
fn is_likely(object: &Map<String, Value>, fields: &[&str]) -> bool {
    let known = object.keys().filter(|key| fields.contains(&key.as_str())).count();
    known > 0 && 2 * known >= object.len()
}

/// Returns `true` for a list with gaps as PHP writes it, `{"0": …, "2": …}`, and for an empty object.
fn is_list(object: &Map<String, Value>) -> bool {
    object.keys().all(|key| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()))
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
            let fits = matches!(self.value, Value::Number(number) if !number.is_f64());
            self.number(fits, convert::to_whole_number, visitor)
        })*
    };
}

macro_rules! texts {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
            if let Value::String(text) = self.value {
                return visitor.visit_borrowed_str(text);
            }
            match convert::to_text(self.value).filter(|_| self.forgives()) {
                Some(text) => {
                    self.converted(&visitor);
                    visitor.visit_string(text)
                }
                None => Err(self.refuse(&visitor)),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Misfit;

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    texts! { deserialize_str deserialize_string }

    forward_to_deserialize_any! { char bytes byte_buf unit unit_struct identifier }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => visit_number(number, visitor),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(Elements::<Self>::new(items)),
            Value::Object(object) => visitor.visit_map(Members::<_, Self>::of(object)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if let Value::Bool(value) = self.value {
            return visitor.visit_bool(*value);
        }
        match convert::to_bool(self.value).filter(|_| self.forgives()) {
            Some(value) => {
                self.converted(&visitor);
                visitor.visit_bool(value)
            }
            None => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.number(self.value.is_number(), convert::to_number, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.value {
            Value::Array(items) => visitor.visit_seq(Elements::<Self>::new(items)),
            Value::Null => Err(self.refuse(&visitor)),
            _ if !self.forgives() => Err(self.refuse(&visitor)),
            Value::Object(object) if is_list(object) => {
                self.converted(&visitor);
                visitor.visit_seq(Values::<Self>::new(object))
            }
            Value::String(text) if text.is_empty() => {
                self.converted(&visitor);
                visitor.visit_seq(Elements::<Self>::new(&[]))
            }
            value => {
                let message = misfit::message(value, &visitor);
                visitor.visit_seq(Alone { value: Some(Self::alone(value)), message: &message })
            }
        }
    }

    /// Reads all elements or none, because they are read by position.
    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        match self.value {
            Value::Array(items) => visitor.visit_seq(Elements::<Self>::new(items)),
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.value {
            Value::Object(object) if !self.alone => visitor.visit_map(Members::<_, Self>::of(object)),
            Value::Array(items) if self.forgives() => {
                self.converted(&visitor);
                visitor.visit_map(Members::<_, Self>::by_index(items))
            }
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self.value {
            Value::Object(object) if !self.alone || is_likely(object, fields) => {
                visitor.visit_map(Members::<_, Self>::of(object))
            }
            Value::Array(items) if self.forgives() => match &items[..] {
                [Value::Object(object)] if is_likely(object, fields) => {
                    self.converted(&visitor);
                    session::at(session::Step::Index(0), || visitor.visit_map(Members::<_, Self>::of(object)))
                }
                _ => Err(self.refuse(&visitor)),
            },
            _ => Err(self.refuse(&visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self.value {
            Value::String(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            // variants with data belong to types of callers
            value => value.deserialize_enum(name, variants, visitor).map_err(serde::de::Error::custom),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }
}
