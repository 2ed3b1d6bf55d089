//! Settled shapes as Rust types.
//!
//! In come the settled shapes, out come structs, unions and enums with names, fields and presence ([`build`]). It serves rules 6 and 7
//! of the design: answers are lenient, bodies are plain.

pub mod boxes;
pub mod build;
pub mod enums;
pub mod filled_body;
pub mod place_type;
pub mod unions;
