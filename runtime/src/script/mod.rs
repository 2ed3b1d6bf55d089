//! Functions of a collection's scripts, for the captures and presets of generated code.
//!
//! In: values of answers and variables. Out: the value that the script would have. Rule: a function for each method of JavaScript, and of
//! the libraries of Postman's sandbox, that changes a text, number, time or list without a choice of the host. A method is here with its
//! counterpart (`trim`, `uppercase` with `lowercase`), whether a known collection needs it or not: each is a few lines, and without it a
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
