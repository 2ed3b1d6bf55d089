//! Helpers that the readers of all versions share.
//!
//! In: one JSON object of a collection, or its place. Out: the texts and lists that all objects have in common ([`field`]), and warnings
//! with the place they are about ([`report`], and [`forms`] for parts of the wrong type): nothing is dropped silently.

pub mod field;
pub mod forms;
pub mod report;
