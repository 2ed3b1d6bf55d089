//! The runtime as generated code uses it: its types with their import paths, and its functions.
//!
//! Every name of the runtime that lowering decides or emission writes is declared here, except for the fields of auth and behavior, which are in
//! the tables of `lower/operations/auth/kinds.rs` and `lower/modules/protocol_behavior.rs`. A test compares all of them with the public API of the
//! runtime, so that a name that was removed there fails here, and not in the build of a user.

pub mod functions;
#[cfg(test)]
mod tests;
pub mod types;
