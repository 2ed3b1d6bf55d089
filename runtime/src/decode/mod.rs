//! Decoding: from a response to a value.
//!
//! In: a response. Out: a value of the operation's type, with its [`Mismatches`], or a
//! [`DecodeError`]. A body is read directly into its type; only if that fails, and the answers of the client are lenient, it is
//! parsed again and read forgivingly.

mod error;
mod forgiving;
mod from_json;
mod json_path;
mod kind;
mod mismatch;
mod ndjson;
mod received;
mod response;
mod strict;

use std::marker::PhantomData;

use bytes::Bytes;
use serde::de::DeserializeOwned;

pub use self::error::DecodeError;
pub use self::from_json::{
    Field, FromJson, IntegerPlace, ListPlace, MapPlace, OptionPlace, SerdePlace, Slot, StructPlace, Table, TextPlace,
    UnionPlace,
};
pub use self::kind::Kind;
pub use self::mismatch::{Mismatch, Mismatches};
pub use self::received::Received;
pub use self::strict::deserialize;
#[cfg(feature = "stream")]
pub(crate) use self::{
    received::lenient,
    response::{json, strict},
};
use crate::response::Response;

/// Turns a response into a value: what the type parameters of [`Call`](crate::Call) for answers and failures implement.
///
/// Implement it for answers that are neither JSON nor text:
///
/// ```
/// use postman_client::{Decode, DecodeError, Received};
///
/// /// A list of numbers, `1;2;3`.
/// struct Numbers;
///
/// impl Decode for Numbers {
///     type Output = Vec<f64>;
///
///     fn decode(answer: &mut Received) -> Result<Vec<f64>, DecodeError> {
///         let text = answer.text();
///         let numbers: Result<_, _> = text.split(';').map(str::parse::<f64>).collect();
///         numbers.map_err(|_| DecodeError::new("", "a number is missing"))
///     }
/// }
/// ```
pub trait Decode {
    /// The type of the value.
    type Output: 'static;

    /// Reads the response.
    ///
    /// # Errors
    ///
    /// If the body does not fit the type.
    fn decode(answer: &mut Received) -> Result<Self::Output, DecodeError>;
}

/// A JSON body that is read leniently as a `T`, see [`Received::lenient`].
#[derive(Debug)]
pub struct Json<T>(PhantomData<fn() -> T>);

/// A JSON body that has to fit `T` exactly: for the answers of clients that were generated in the modes `observed` and `strict`.
#[derive(Debug)]
pub struct StrictJson<T>(PhantomData<fn() -> T>);

impl<T: FromJson + 'static> Decode for Json<T> {
    type Output = T;

    fn decode(answer: &mut Received) -> Result<T, DecodeError> {
        answer.lenient()
    }
}

impl<T: FromJson + 'static> Decode for StrictJson<T> {
    type Output = T;

    fn decode(answer: &mut Received) -> Result<T, DecodeError> {
        response::strict(answer.json_bytes())
    }
}

/// A JSON body of a type that serde reads, and which has to fit: for types that a client was told to use in place of its own.
#[derive(Debug)]
pub struct SerdeJson<T>(PhantomData<fn() -> T>);

impl<T: DeserializeOwned + 'static> Decode for SerdeJson<T> {
    type Output = T;

    fn decode(answer: &mut Received) -> Result<T, DecodeError> {
        answer.json()
    }
}

/// A body in NDJSON (JSON Lines) of a type that serde reads, like [`SerdeJson`].
#[derive(Debug)]
pub struct SerdeNdjson<T>(PhantomData<fn() -> T>);

impl<T: DeserializeOwned + 'static> Decode for SerdeNdjson<T> {
    type Output = Vec<T>;

    fn decode(answer: &mut Received) -> Result<Vec<T>, DecodeError> {
        answer.json_lines()
    }
}

/// A body in NDJSON (JSON Lines) whose lines are read leniently as `T`s, see [`Received::lenient_lines`].
///
/// `.await` returns all lines as a `Vec`; `Call::typed_lines` (feature `stream`) reads them while they arrive.
#[derive(Debug)]
pub struct Ndjson<T>(PhantomData<fn() -> T>);

/// A body in NDJSON whose lines have to fit `T` exactly: for the answers of clients that were generated in the modes `observed` and `strict`.
#[derive(Debug)]
pub struct StrictNdjson<T>(PhantomData<fn() -> T>);

impl<T: FromJson + 'static> Decode for Ndjson<T> {
    type Output = Vec<T>;

    fn decode(answer: &mut Received) -> Result<Vec<T>, DecodeError> {
        answer.lenient_lines()
    }
}

impl<T: FromJson + 'static> Decode for StrictNdjson<T> {
    type Output = Vec<T>;

    fn decode(answer: &mut Received) -> Result<Vec<T>, DecodeError> {
        ndjson::read(answer.json_bytes(), |_, line| response::strict(line))
    }
}

/// The body as text; see [`Response::text`].
impl Decode for String {
    type Output = Self;

    fn decode(answer: &mut Received) -> Result<Self, DecodeError> {
        Ok(answer.text().into_owned())
    }
}

/// The body as it came.
impl Decode for Bytes {
    type Output = Self;

    fn decode(answer: &mut Received) -> Result<Self, DecodeError> {
        Ok(answer.bytes().clone())
    }
}

/// Nothing: the body is ignored.
impl Decode for () {
    type Output = Self;

    fn decode(_: &mut Received) -> Result<Self, DecodeError> {
        Ok(())
    }
}

/// The whole answer, for operations without a saved example.
impl Decode for Response {
    type Output = Self;

    fn decode(answer: &mut Received) -> Result<Self, DecodeError> {
        Ok(Response::clone(answer))
    }
}

/// The failure type of operations without a saved failure. It has no values: each failure is
/// [`Error::Unexpected`](crate::Error::Unexpected).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFailure {}

impl Decode for NoFailure {
    type Output = Self;

    fn decode(_: &mut Received) -> Result<Self, DecodeError> {
        Err(DecodeError::new("", "the collection has no saved example of this answer"))
    }
}
