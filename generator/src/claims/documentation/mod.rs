//! Answers in the description of a request.
//!
//! In comes a description; out come the answers that it shows as JSON, and the fields of answers that its tables list ([`passages`]), each
//! where a [`label`] says that it is an answer. What is not labelled is not believed: most JSON of descriptions is a body.

mod ellipsis;
mod exchange;
mod field_table;
mod label;
pub mod passages;
mod type_words;
