//! The function of an operation, with its inputs, its auth and its captures.
//!
//! In: an operation of the model. Out: its function ([`function`]) and the items beside it in the module: a plain
//! function that returns a lazy call, in one contiguous block.

pub mod answer;
pub mod auth;
pub mod captures;
pub mod function;
pub mod headers;
pub mod inputs;
pub mod paging;
pub mod renewal;
