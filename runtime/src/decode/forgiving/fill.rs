//! Reads a value into a place.

use serde_json::{Number, Value};

use super::containers::{fields, list, map, object};
use super::corrections::Corrections;
use super::misfit::{self, Misfit};
use super::{convert, is_null};
use crate::decode::from_json::Slot;
use crate::decode::kind::Kind;
use crate::request::mask::mask_quoted;

/// Reads a value. `alone` is `true` if it is in place of a list, so that it must fit the element type without conversion.
pub(super) fn fill(slot: Slot<'_>, value: &Value, alone: bool, state: &mut Corrections) -> Result<(), Misfit> {
    let scalar = Scalar { value, forgives: state.forgives && !alone };
    match slot {
        Slot::Bool(to) => *to = scalar.boolean(state)?,
        Slot::I64(to) => *to = scalar.whole_number("i64", Number::as_i64, state)?,
        Slot::U64(to) => *to = scalar.whole_number("u64", Number::as_u64, state)?,
        Slot::F64(to) => *to = scalar.number("f64", value.is_number(), convert::to_number, Number::as_f64, state)?,
        Slot::Number(to) => {
            *to = scalar.number("a JSON number", true, |_| None, |number| Some(number.clone()), state)?
        }
        Slot::String(to) => *to = scalar.text(state)?,
        Slot::Text(to) => to.set(scalar.text(state)?),
        Slot::Value(to) => to.clone_from(value),
        Slot::Serde(to) => {
            let refuse = |error: serde_json::Error| state.misfit(mask_quoted(&error.to_string()));
            to.read(value.clone()).map_err(refuse)?;
        }
        Slot::Option(to) if value.is_null() => {
            is_null(Slot::Option(to), false);
        }
        Slot::Option(to) => fill(to.some(), value, alone, state)?,
        Slot::Union(to) => fill(to.variant(Kind::of(value)), value, false, state)?,
        Slot::List(to) => list(to, value, scalar.forgives, state)?,
        Slot::Object(to) => object(to, value, alone, state)?,
        Slot::Map(to) => map(to, value, alone, state)?,
        Slot::Struct(to) => fields(to, value, alone, state)?,
    }
    Ok(())
}

/// A value to be read as a boolean, a number, or a text.
#[derive(Clone, Copy)]
struct Scalar<'v> {
    value: &'v Value,
    forgives: bool,
}

impl Scalar<'_> {
    fn boolean(self, state: &mut Corrections) -> Result<bool, Misfit> {
        match self.value {
            Value::Bool(value) => Ok(*value),
            _ => self.converted("a boolean", convert::to_bool, state),
        }
    }

    fn text(self, state: &mut Corrections) -> Result<String, Misfit> {
        match self.value {
            Value::String(text) => Ok(text.clone()),
            _ => self.converted("a string", convert::to_text, state),
        }
    }

    fn whole_number<T>(
        self,
        expected: &str,
        get: fn(&Number) -> Option<T>,
        state: &mut Corrections,
    ) -> Result<T, Misfit> {
        let fits = matches!(self.value, Value::Number(number) if !number.is_f64());
        self.number(expected, fits, convert::to_whole_number, get, state)
    }

    fn number<T>(
        self,
        expected: &str,
        fits: bool,
        read: fn(&Value) -> Option<Number>,
        get: fn(&Number) -> Option<T>,
        state: &mut Corrections,
    ) -> Result<T, Misfit> {
        let number = match self.value {
            Value::Number(number) if fits => get(number),
            _ => get(&self.converted(expected, read, state)?),
        };
        number.ok_or_else(|| state.misfit(misfit::of_value(self.value, expected)))
    }

    /// Reads the value, which is of another kind, with `read`.
    fn converted<T>(
        self,
        expected: &str,
        read: impl Fn(&Value) -> Option<T>,
        state: &mut Corrections,
    ) -> Result<T, Misfit> {
        match read(self.value).filter(|_| self.forgives) {
            Some(value) => {
                state.converted(misfit::of_kind(self.value, expected));
                Ok(value)
            }
            None => Err(state.refuse(self.value, expected)),
        }
    }
}
