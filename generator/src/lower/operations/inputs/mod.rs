//! Decisions on a request's values → arguments, options, forms, and the fields of `Variables`.
//!
//! Roles and types come from the stage `inputs`; here they get their names, their docs, and what the collection has saved for them.

pub mod fields;
pub mod form;
pub mod headers;
pub mod path;
pub mod query;
pub mod shared;
pub mod variables;
