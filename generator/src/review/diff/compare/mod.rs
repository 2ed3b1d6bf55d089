//! The differences, part by part: functions, types with their members, and the names of before.

pub(super) mod former;
pub(super) mod functions;
mod members;
pub(super) mod types;
