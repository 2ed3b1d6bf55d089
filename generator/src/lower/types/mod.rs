//! The types of answers and bodies.
//!
//! In come the saved examples and bodies, each a place that needs a type; out come the definitions that the inference settled on, with
//! their fields, docs and derives, and the shared types that each module imports.

pub mod defaults;
pub mod definitions;
pub mod filled_examples;
pub mod imports;
pub mod type_docs;
pub mod typed_places;
