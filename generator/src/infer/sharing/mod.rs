//! Decides which places are one type.
//!
//! In: the shapes as they were read, separately for each site. Out: the same shapes with all places of one thing joined, and the
//! records whose keys are data turned into maps. One resource is one type.
//!
//! `rounds` repeats the rules until nothing changes: `across_operations` (answers and bodies of one resource), `within_answer` (elements and
//! envelopes of one answer), `parts` (objects within others), `json_schema` and `maps`. In the end, `updates` completes bodies. `candidate` is a record with its context,
//! `merger` compares and joins two records, by the `weights` of their keys, and `distinctions` keep them apart.

pub mod across_operations;
pub mod candidate;
pub mod distinctions;
pub mod json_schema;
pub mod maps;
pub mod merger;
pub mod parts;
pub mod rounds;
pub mod updates;
pub mod weights;
pub mod within_answer;
