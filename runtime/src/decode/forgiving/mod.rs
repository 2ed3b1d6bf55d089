//! Reads an answer that does not quite fit its type.
//!
//! In: a parsed body that does not fit the type. Out: the value nevertheless, with a list of the corrections. APIs answer `"12"` for
//! 12, `[]` or `""` for an absent object (PHP), `null` within lists, and 0 and 1 for booleans; an answer should not be lost
//! because of that (rule 7 of the design: answers are lenient). A value that can be converted without a loss is converted. Any other is
//! left out, as if it were null: its field is `None` or empty, its element or entry is missing. Each such place is recorded.
//!
//! A deserialiser sees which types are requested, so that this needs no generated code, and does not run if an answer fits. Outside
//! of a session it reads a `Value` as `serde_json` does, except that it never reads a struct from a list.

mod access;
mod convert;
mod misfit;
mod reader;
mod session;

use serde::de::{DeserializeOwned, Error};
use serde_json::{Map, Value};

use self::misfit::Misfit;
use self::reader::Reader;
use super::error::DecodeError;
use super::mismatch::{Mismatch, Mismatches};

/// Reads a value that did not fit a type for the reason `refused`.
pub(super) fn read<T: DeserializeOwned>(value: &Value, refused: &DecodeError) -> Result<(T, Mismatches), DecodeError> {
    let (read, mut found) = session::run(|| whole(value));
    let value = read.map_err(DecodeError::from)?;
    if found.is_empty() {
        // such as a repeated key of an object, which a `Value` has once
        found.push(Mismatch::new(refused.path().to_owned(), refused.message().to_owned(), false));
    }
    Ok((value, found))
}

/// Reads a whole body. A value that means "nothing" is an object without members, if the type is not an option.
fn whole<T: DeserializeOwned>(value: &Value) -> Result<T, Misfit> {
    access::or_null::<T, Reader<'_>>(value).or_else(|misfit| {
        let empty = Value::Object(Map::new());
        match T::deserialize(Reader::from(&empty)) {
            Ok(read) if is_nothing(value) => {
                session::rewind(0);
                session::record_correction(misfit.message_at(""), true);
                Ok(read)
            }
            _ => Err(misfit),
        }
    })
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

/// Reads the variant of a union, as forgivingly as the rest of the answer.
pub(crate) fn variant<T: DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    T::deserialize(Reader::from(value)).map_err(serde_json::Error::custom)
}

#[cfg(test)]
mod tests;
