//! Answers that are read while they arrive.
//!
//! In: the head of an answer, and its body, which has not arrived yet. Out: an [`Answer`](crate::Answer) of a [`BodyStream`], or of [`Events`] or [`Lines`] that
//! read it. Rule: only one piece, event or line is in memory.

mod body_stream;
mod events;
mod lines;
mod origin;

pub use body_stream::BodyStream;
pub use events::{Event, Events};
pub use lines::Lines;
pub(crate) use lines::{Read, Tell};
pub(crate) use origin::Origin;
