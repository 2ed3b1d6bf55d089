//! Tokens, literals and doc comments as text that rustc accepts, whatever they contain.

pub mod block;
pub mod docs;
pub mod literal;
pub mod print;
