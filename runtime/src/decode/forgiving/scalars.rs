//! Booleans, numbers and texts, which are converted where nothing is lost.

use serde_json::{Number, Value};

use super::convert;
use super::corrections::Corrections;
use super::misfit::{self, Misfit};

/// A value to be read as a boolean, a number, or a text.
#[derive(Clone, Copy)]
pub(super) struct Scalar<'v> {
    pub(super) value: &'v Value,
    pub(super) forgives: bool,
}

impl Scalar<'_> {
    pub(super) fn boolean(self, state: &mut Corrections) -> Result<bool, Misfit> {
        match self.value {
            Value::Bool(value) => Ok(*value),
            _ => self.converted("a boolean", convert::to_bool, state),
        }
    }

    pub(super) fn text(self, state: &mut Corrections) -> Result<String, Misfit> {
        match self.value {
            Value::String(text) => Ok(text.clone()),
            _ => self.converted("a string", convert::to_text, state),
        }
    }

    pub(super) fn whole_number<T>(
        self,
        expected: &str,
        get: fn(&Number) -> Option<T>,
        state: &mut Corrections,
    ) -> Result<T, Misfit> {
        let fits = matches!(self.value, Value::Number(number) if !number.is_f64());
        self.number(expected, fits, convert::to_whole_number, get, state)
    }

    pub(super) fn number<T>(
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
