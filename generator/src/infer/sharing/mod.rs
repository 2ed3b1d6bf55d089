//! Decides which places are one type.
//!
//! In come the shapes as they were read, each site for itself; out come the same shapes with all places of one thing joined, and the
//! records whose keys are data made maps. It serves rule 7 of the design: one resource is one type.
//!
//! `rounds` repeats the rules until none finds more: `across_operations` (answers and bodies of one resource), `within_answer` (elements and
//! envelopes of one answer), `parts` (what stands within others), `json_schema` and `maps`. `candidate` is a record with its surroundings, and
//! `merger` says how alike two are and joins them.

pub mod across_operations;
pub mod candidate;
pub mod json_schema;
pub mod maps;
pub mod merger;
pub mod parts;
pub mod rounds;
pub mod within_answer;
