//! Tokens, literals and doc comments as text that rustc takes, whatever is in them.

pub mod block;
pub mod docs;
pub mod literal;
pub mod print;
