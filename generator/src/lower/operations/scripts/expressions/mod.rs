//! Values and conditions of scripts as expressions of the runtime.
//!
//! In: a value. Out: plain Rust on the type of the answer where it has one ([`json_paths`]), otherwise methods of `Found` ([`values`]).

mod conditions;
mod functions;
pub mod json_paths;
mod steps;
pub mod values;
