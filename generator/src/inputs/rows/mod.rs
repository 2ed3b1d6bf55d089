//! The rows of tables: query parameters, headers, and fields of forms.
//!
//! In: the rows of one request, with facts about all requests. Out: the [`Decision`](super::Decision) on each: a constant of the
//! request, an input of the caller, or a value that is declared elsewhere. Nothing from an example is sent unless
//! the caller asks for it.

pub mod constants;
pub mod form;
pub mod headers;
pub mod lists;
pub mod query;
pub mod required;
