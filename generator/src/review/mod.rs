//! Reviewing a client before it is merged: its coverage, and the changes for its callers.

mod answers;
mod coverage;
mod diff;
mod inspect;
mod surface;

pub use answers::Answers;
pub use coverage::{Coverage, Total};
pub use diff::{Action, Change, Class, Difference, Step, Subject};
pub use inspect::Inspection;
pub use surface::Surface;
