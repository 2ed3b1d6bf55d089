//! The names of modules and functions.
//!
//! In come the folders and requests, the lock, and the names that the configuration gives; out come the same folders and requests with
//! the name that each has, and those it had before. Names are decided once, before anything is lowered or emitted.

pub mod assign;
pub mod deprecated_names;
pub mod items_without_ids;
pub mod moved_requests;
pub mod plan;
pub mod unique_idents;
