//! Answers that are read while they arrive.
//!
//! In: the head of an answer, and its body to come. Out: an [`Answer`](crate::Answer) of a [`BodyStream`], or of [`Events`] or [`Lines`] that
//! read it. Rule: no more is in memory than one piece, event or line.

mod body_stream;
mod events;
mod lines;
mod origin;

pub use body_stream::BodyStream;
pub use events::{Event, Events};
pub use lines::Lines;
pub(crate) use origin::Origin;
