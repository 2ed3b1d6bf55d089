//! Values that a script stores, and their conditions, as later stages read them.

mod assume;
mod display;
mod json;
mod minimal;
pub(crate) mod pattern;
pub(crate) mod statuses;
mod stored;
pub(crate) mod transform;
pub(crate) mod truth;
pub(crate) mod value;
pub(crate) mod visit;
