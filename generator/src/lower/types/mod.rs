//! The types of answers and bodies.
//!
//! In come the saved examples and bodies, each a place that needs a type; out come the definitions that the inference settled on, with
//! their fields, docs and derives.

pub mod defaults;
pub mod definitions;
pub mod filled_examples;
pub mod type_docs;
pub mod typed_places;
