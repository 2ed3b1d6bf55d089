//! The options of a client, as plain data.

mod declared;
mod layout;
mod path;
mod setting;
mod type_source;
mod types;

pub(crate) use declared::with_options;
pub use declared::{OPTIONS, OptionSpec};
pub(crate) use declared::{Options, find};
pub use layout::Layout;
pub use path::{Selector, Step, TypePath};
pub use setting::{FullPath, Shape};
pub use type_source::TypeSource;
pub(crate) use types::toml_string;
pub use types::{Dates, RustType, TypeMode, TypeOptions, TypeOverride};
