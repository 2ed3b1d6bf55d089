//! The evidence of a scalar, text or key about its type.
//!
//! In: a value of an example. Out: flags ([`evidence`]) that are merged by `|`; texts are checked for formats and placeholders,
//! counted for enums, and kept for the docs if they may be shown. The spelling of keys shows whether they are data ([`data_keys`]).

pub mod data_keys;
pub mod evidence;
pub mod example_value;
pub mod placeholder;
pub mod text_counts;
pub mod text_format;
