//! Helpers that the readers of all versions share.
//!
//! In: one JSON object of a collection, or its place. Out: the texts and lists that all objects have in common ([`field`]), and warnings
//! with the place they are about ([`report`]; rule 15 of the design: nothing is dropped silently).

pub mod field;
pub mod report;
