//! Values and conditions, as a script stores them: what the next stages read.

mod display;
mod minimal;
pub(crate) mod pattern;
pub(crate) mod statuses;
pub(crate) mod transform;
pub(crate) mod truth;
pub(crate) mod value;
pub(crate) mod visit;
