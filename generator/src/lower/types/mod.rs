//! The types of answers and bodies.
//!
//! In: the saved examples and bodies, each a place that needs a type. Out: the definitions of the inferred types, with
//! their fields, docs and derives.

pub mod defaults;
pub mod definitions;
pub mod filled_examples;
pub mod type_docs;
pub mod typed_places;
