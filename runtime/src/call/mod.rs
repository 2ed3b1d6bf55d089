//! Calls: from the description of an operation's request to its typed answer.
//!
//! In: what generated code says about a request, and the inputs of the caller. Out: the answer, or an error. Rule: nothing is
//! sent until a call is awaited, and one async function serves all operations.

mod builder;
mod call;
mod plan;
mod prepared;

pub use builder::Draft;
pub use call::{Awaiting, Call, Sending};
pub(crate) use plan::{Core, OnMismatch, Plan};
