//! The runtime as generated code names it: its types with the paths that they are imported from, and its functions.
//!
//! Every name of the runtime that lowering decides or emission writes is declared here, but for the fields of auth and behavior, which are
//! the tables of `lower/auth/kinds.rs` and `lower/modules/protocol_behavior.rs`. A test holds all of them against the public API of the
//! runtime, so that a name that is gone there fails here, and not in the build of a user.

pub mod functions;
#[cfg(test)]
mod tests;
pub mod types;
