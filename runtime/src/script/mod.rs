//! Functions of a collection's scripts, for the captures and presets of generated code.
//!
//! In: values of answers and variables. Out: the value in the script. Rule: a function for each method of JavaScript, and of
//! the libraries of Postman's sandbox, that converts a text, number, time or list without input from the host. Each method has its
//! counterpart (`uppercase` and `lowercase`), whether a known collection needs it or not: each is a few lines, and without it a
//! script that uses it would not be carried.

#[cfg(feature = "digests")]
mod digest;
mod found;
mod moment;
#[cfg(feature = "regex")]
mod pattern;
mod presets;
mod test;
mod text;
#[cfg(feature = "jwt")]
mod token;
#[cfg(feature = "xml")]
mod xml;

#[cfg(feature = "digests")]
pub use digest::FoundDigest;
pub use found::Found;
pub use moment::Moment;
