//! The parts of an operation, a folder for each.
//!
//! In: one request in effect, and the decisions of earlier stages about it. Out: the parts of its function in the model: auth, the body
//! and the answer, whether it is deprecated, inputs, pages, and the captures and presets of scripts. [`modules`](super::modules) assembles them.

pub mod auth;
pub mod bodies;
pub mod deprecation;
pub mod inputs;
pub mod pages;
pub mod scripts;
