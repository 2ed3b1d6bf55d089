//! The differences of functions, types with their members, and former names.

pub(super) mod former;
pub(super) mod functions;
mod members;
pub(super) mod types;
