//! The client model as text. Nothing is decided here, and nothing can fail.

mod crate_files;
#[cfg(feature = "cli")]
pub(crate) mod excerpt;
mod files;
mod layout;
mod modules;
mod operations;
#[cfg(test)]
mod sample;
mod text;
mod types;

pub(crate) use files::MARKER;
pub use files::{Files, RuntimeDependency};
pub(crate) use layout::CLIENT_FILE;
#[cfg(feature = "cli")]
pub(crate) use types::type_paths::Names;

use modules::module;
use types::type_paths;

use crate::lower::model::Client;
use crate::options::Layout;

/// The files of the client.
pub fn emit(client: &Client, layout: Layout, runtime: &RuntimeDependency) -> Files {
    let names = type_paths::Names::of(&client.root);
    let scope = module::Scope { client, names: &names, path: Vec::new() };
    layout::files(&scope, layout, runtime)
}
