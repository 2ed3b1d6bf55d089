//! Decides which places are one type.
//!
//! In come the shapes as they were read, each site for itself; out come the same shapes with all places of one thing joined, and the
//! records whose keys are data made maps. It serves rule 7 of the design: one resource is one type.

pub mod across_operations;
pub mod candidate;
pub mod json_schema;
pub mod maps;
pub mod merger;
pub mod parts;
pub mod rounds;
pub mod within_answer;
