//! Errors of calls.
//!
//! In: a [`Fault`] before there is an answer, or an answer that is not a success. Out: an [`Error`] that names the operation and
//! gives advice. Rule: an error carries the whole answer, and shows no secret.

mod error;
mod fault;

pub use error::Error;
pub(crate) use fault::Fault;
