//! Evidence of one scalar, text or key about its type.
//!
//! In comes a value of an example, out come flags ([`evidence`]) that merge by `|`; texts are looked at for formats and placeholders,
//! counted for enums, and kept for the docs where they may be shown. The spelling of keys shows whether they are data ([`data_keys`]).

pub mod data_keys;
pub mod evidence;
pub mod example_value;
pub mod placeholder;
pub mod text_counts;
pub mod text_format;
