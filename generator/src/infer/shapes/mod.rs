//! Observations at each place of the examples.
//!
//! In: the text of an example ([`sample`]), which may be almost JSON ([`relaxed`](crate::json::relaxed)). Out: nodes and records of the
//! [`arena`], without a JSON value in between. Places of the same thing are joined there. Nothing here knows Rust types or names.

pub mod agreement;
pub mod arena;
pub mod claims;
pub mod fold;
pub mod json_kinds;
pub mod observed;
pub mod overridden;
pub mod sample;
