//! What the caller chooses, as plain data: the builder, the command line and the configuration file all fill these.

mod path;
mod types;

pub use path::{Selector, Step, TypePath};
pub(crate) use types::toml_string;
pub use types::{Dates, RustType, TypeMode, TypeOptions, TypeOverride};
