//! The values that callers pass to an operation.
//!
//! In: the options, forms, variables and bodies of the model. Out: the tables that declare them ([`tables`]), the argument for the body
//! ([`body`]), and the values that the collection has saved for them ([`saved`]), which are
//! sent only if the caller asks for them.

pub mod body;
pub mod said;
pub mod saved;
pub mod tables;
