//! `response` (Postman's behavior, 2.9): the saved examples of an item.
//!
//! In: the JSON of the examples. Out: each with its status, headers and body. Nothing in them ever fails a run, as in Postman.

pub mod example;
pub mod reason;
