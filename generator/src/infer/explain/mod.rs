//! Explains types, and notes the guesses that may be wrong.
//!
//! In: the shapes as they were read, and the settled ones. Out: texts: the notes that `generate` prints, each with the line of
//! the configuration that overrides it, and the output of `inspect --explain` for one path.

mod evidence;
pub mod explanation;
mod notes;
mod one_type;
mod rust_text;
mod words;

pub use explanation::explain;
pub use notes::all as notes;
