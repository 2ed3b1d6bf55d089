//! Answers: as they came, and with the value that they were read into.
//!
//! In: status, headers and body from a transport. Out: a [`Response`], or an [`Answer`] of a type. Rule: status, headers and
//! bytes are always reachable.

mod answer;
mod response;

pub use answer::Answer;
pub use response::Response;
