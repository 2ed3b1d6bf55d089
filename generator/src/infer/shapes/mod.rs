//! Observations at each place of the examples.
//!
//! In comes the text of an example ([`sample`]), which may be almost JSON ([`relaxed`](crate::json::relaxed)); out come nodes and records of the
//! [`arena`], without a value in between. Places that are one are joined there. Nothing here knows a Rust type or a name.

pub mod agreement;
pub mod arena;
pub mod claims;
pub mod fold;
pub mod json_kinds;
pub mod observed;
pub mod overridden;
pub mod sample;
