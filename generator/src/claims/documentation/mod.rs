//! Answers in the description of a request.
//!
//! In: a description. Out: the answers that it shows as JSON, and the fields of answers that its tables list ([`passages`]), each
//! under a [`label`] for answers. Blocks without such a label are ignored: most JSON in descriptions is a body.

mod ellipsis;
mod exchange;
mod field_table;
mod label;
pub mod passages;
mod type_words;
