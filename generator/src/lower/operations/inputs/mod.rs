//! Decisions on a request's values → arguments, options, forms, and the fields of `Variables`.
//!
//! In: roles and types, decided by the stage `inputs`. Out: the same inputs with names, docs and saved values.

pub mod fields;
pub mod form;
pub mod header_tables;
pub mod headers;
pub mod path;
pub mod query;
pub mod sent_variables;
pub mod shared;
pub mod variables;
