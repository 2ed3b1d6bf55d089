//! Reads an answer that does not quite fit its type.
//!
//! In: a parsed body that does not fit the type. Out: the value nevertheless, with a list of the corrections. APIs answer `"12"` for
//! 12, `[]` or `""` for an absent object (PHP), `null` within lists, and 0 and 1 for booleans; an answer should not be lost
//! because of that. A value that can be converted without a loss is converted. Any other is
//! left out, as if it were null: its field is `None` or empty, its element or entry is missing. Each such place is recorded.

mod convert;
mod corrections;
mod fill;
mod misfit;
mod scalars;

use serde_json::{Map, Value};

use self::corrections::Corrections;
use self::fill::fill;
use self::misfit::Misfit;
use super::error::DecodeError;
use super::from_json::{FromJson, Slot, UnionPlace};
use super::kind::Kind;
use super::mismatch::{Mismatch, Mismatches};

/// What a body is read into.
pub(super) trait Target {
    fn slot(&mut self) -> Slot<'_>;

    /// Becomes empty.
    fn clear(&mut self);
}

impl<T: FromJson> Target for T {
    fn slot(&mut self) -> Slot<'_> {
        FromJson::slot(self)
    }

    fn clear(&mut self) {
        *self = T::empty();
    }
}

/// Reads a value that did not fit a type for the reason `refused`.
pub(super) fn read(target: &mut dyn Target, value: &Value, refused: &DecodeError) -> Result<Mismatches, DecodeError> {
    let mut corrections = Corrections::new(true);
    target.clear();
    whole(target, value, &mut corrections)?;
    let mut found = corrections.into_mismatches();
    if found.is_empty() {
        // such as a repeated key of an object, which a `Value` has once
        found.push(Mismatch::new(refused.path().to_owned(), refused.message().to_owned(), false));
    }
    Ok(found)
}

/// Reads a union exactly: the kind of the value selects the variant.
pub(super) fn read_strictly(union: &mut dyn UnionPlace, value: &Value) -> Result<(), Misfit> {
    fill(union.variant(Kind::of(value)), value, false, &mut Corrections::new(false))
}

/// Reads a whole body. A value that means "nothing" is an object without members, if the type is not an option.
fn whole(target: &mut dyn Target, value: &Value, corrections: &mut Corrections) -> Result<(), Misfit> {
    let Err(misfit) = fill(target.slot(), value, false, corrections) else { return Ok(()) };
    let is_read = (!value.is_null() && target.slot().set_null(false)) || {
        target.clear();
        is_nothing(value) && fill(target.slot(), &Value::Object(Map::new()), false, corrections).is_ok()
    };
    if !is_read {
        return Err(misfit);
    }
    corrections.rewind(0);
    corrections.lost(&misfit);
    Ok(())
}

/// Returns `true` for values that mean "nothing": null, and empty objects as PHP and XML converters write them.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
