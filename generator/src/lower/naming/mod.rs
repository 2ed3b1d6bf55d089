//! The names of modules and functions.
//!
//! In: the folders and requests, the lock, and the names in the configuration. Out: the same folders and requests with
//! their names and former names. Names are decided once, before anything is lowered or emitted.

pub mod assign;
pub mod deprecated_names;
pub mod items_without_ids;
pub mod moved_requests;
mod namesakes;
pub mod plan;
mod titles;
pub mod unique_idents;
