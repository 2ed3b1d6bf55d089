//! JSON in generated types: the parts of `serde_json` that they name, and values that have a type beside their text.
//!
//! In: JSON texts and values. Out: the fields of generated structs and the variants of generated enums. Rule: what does not have
//! the kind of its example is kept, and never read as something else.

pub(crate) mod nullable;
mod parsed;
pub(crate) mod scan;

pub use serde_json::{Error, Map, Number, Value};

pub use parsed::{Parsed, Textual};

/// A date and time of `chrono`, under a name without parameters.
#[cfg(feature = "chrono")]
pub type ChronoDateTime = chrono::DateTime<chrono::FixedOffset>;
