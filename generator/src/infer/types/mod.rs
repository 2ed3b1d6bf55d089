//! Settled shapes as Rust types.
//!
//! In: the settled shapes. Out: structs, unions and enums with names, fields and presence ([`build`]). Answers are
//! lenient, bodies are plain.

pub mod boxes;
pub mod build;
pub mod enums;
pub mod filled_body;
pub mod place_type;
pub mod unions;
