//! Reading an answer that is not quite of its type.
//!
//! In: a parsed body that a type has refused. Out: the value all the same, and what was mended to have it. APIs answer `"12"` for
//! 12, `[]` or `""` for an object that is not there (PHP), `null` within lists, 0 and 1 for booleans, and an answer is not lost
//! over that (rule 7 of the design: answers are lenient). What stands for the value without a loss is converted. What does not is
//! left out, as if it were null: its field is `None` or empty, its element or entry is not there. Each such place is noted.
//!
//! A deserialiser sees what the type asks for, so no code is generated for this, and none of it runs where an answer fits. Outside
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

/// Reads a value that a type has refused for the reason `refused`.
pub(super) fn read<T: DeserializeOwned>(value: &Value, refused: &DecodeError) -> Result<(T, Mismatches), DecodeError> {
    let (read, mut found) = session::run(|| whole(value));
    let value = read.map_err(DecodeError::from)?;
    if found.is_empty() {
        // Such as a key that an object has twice, which a `Value` has once.
        found.push(Mismatch::new(refused.path().to_owned(), refused.message().to_owned(), false));
    }
    Ok((value, found))
}

/// Reads a whole body. What stands for nothing is an object without members, when the type is no option.
fn whole<T: DeserializeOwned>(value: &Value) -> Result<T, Misfit> {
    access::or_null::<T, Reader<'_>>(value).or_else(|misfit| {
        let empty = Value::Object(Map::new());
        match T::deserialize(Reader::from(&empty)) {
            Ok(read) if is_nothing(value) => {
                session::rewind(0);
                session::mend(misfit.message_at(""), true);
                Ok(read)
            }
            _ => Err(misfit),
        }
    })
}

/// The ways in which APIs say "nothing": null, and what PHP and XML make of an empty object.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// The variant of a union: forgiving as the rest of the answer is.
pub(crate) fn variant<T: DeserializeOwned>(value: &Value) -> Result<T, serde_json::Error> {
    T::deserialize(Reader::from(value)).map_err(serde_json::Error::custom)
}

#[cfg(test)]
mod tests;
