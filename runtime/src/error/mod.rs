//! Errors of calls.
//!
//! In: a [`Fault`] before there is an answer, or an answer that is no success. Out: an [`Error`] that names the operation and
//! says what to do. Rule: an error carries everything that came, and shows no secret.

mod error;
mod fault;

pub use error::Error;
pub(crate) use fault::Fault;
