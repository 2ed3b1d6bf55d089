//! Sending: from a planned request to the answer.
//!
//! In: a [`Call`](super::Call). Out: an answer of its type, or an error. Rule: one async function, [`exchange`], serves all operations;
//! code that depends on types runs before and after it.

mod arrived;
mod effects;
mod exchange;
mod sending;
#[cfg(feature = "stream")]
mod streaming;
#[cfg(feature = "tracing")]
mod trace;

pub use self::sending::{Awaiting, Sending};
