//! The parts of an operation, a folder for each.
//!
//! In: one request in effect, and what earlier stages have decided about it. Out: the parts of its function in the model: auth, the body
//! and the answer, inputs, pages, and what scripts keep and preset. [`modules`](super::modules) puts them together.

pub mod auth;
pub mod bodies;
pub mod inputs;
pub mod pages;
pub mod scripts;
