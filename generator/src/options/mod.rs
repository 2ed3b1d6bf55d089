//! What the caller decides about the client, as plain data.

mod declared;
mod path;
mod setting;
mod types;

pub use declared::{OPTIONS, OptionSpec};
pub(crate) use declared::{Options, find};
pub use path::{Selector, Step, TypePath};
pub use setting::{FullPath, Shape};
pub(crate) use types::toml_string;
pub use types::{Dates, RustType, TypeMode, TypeOptions, TypeOverride};
