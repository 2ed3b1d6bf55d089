//! Explains types, and notes the guesses that may hurt.
//!
//! In come the shapes as they were read and as they settled, out come texts: the notes that `generate` prints, each with the line of
//! the configuration that settles it, and what `inspect --explain` says about one path.

mod evidence;
pub mod explanation;
mod notes;
mod one_type;
mod rust_text;
mod words;

pub use explanation::explain;
pub use notes::all as notes;
