//! JSON in generated types: the parts of `serde_json` that they use, and texts with a typed value.
//!
//! In: JSON texts and values. Out: the fields of generated structs and the variants of generated enums. Rule: a value that does not have
//! the kind of its example is kept, and never read as another kind.

pub(crate) mod nullable;
mod parsed;
pub(crate) mod scan;
pub(crate) mod whole;

pub use serde_json::{Error, Map, Number, Value};

pub use parsed::{Parsed, Textual};

/// A date and time of `chrono`, under a name without parameters.
#[cfg(feature = "chrono")]
pub type ChronoDateTime = chrono::DateTime<chrono::FixedOffset>;
