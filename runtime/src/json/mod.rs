//! JSON in generated code: the parts of `serde_json` that it names, unions by kind, and fields that
//! may be null or absent.

mod kind;
mod nullable;
mod parsed;
pub(crate) mod scan;

pub use serde_json::{Error, Map, Number, Value};

pub use kind::{Kind, typed};
pub use nullable::{double_option, null_as_empty};
pub use parsed::{Parsed, Textual};

/// A date and time of `chrono`, under a name without parameters.
#[cfg(feature = "chrono")]
pub type ChronoDateTime = chrono::DateTime<chrono::FixedOffset>;
