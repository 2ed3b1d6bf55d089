//! The client model as text. Nothing is decided here, and nothing can fail.

mod auth;
mod body;
mod capture;
mod docs;
mod examples;
mod expr;
mod files;
mod former;
mod imports;
mod layout;
mod literal;
mod manifest;
mod module;
mod names;
mod one_of;
mod operation;
mod print;
mod renewal;
mod replay;
#[cfg(test)]
mod sample;
mod saved;
mod status;
mod tables;
mod types;
mod union;

pub use files::Files;
pub(crate) use files::MARKER;
pub(crate) use layout::CLIENT_FILE;
pub use layout::RuntimeDependency;

use crate::lower::model::Client;
use crate::options::Layout;

/// The files of the client.
pub fn emit(client: &Client, layout: Layout, runtime: &RuntimeDependency) -> Files {
    let names = names::Names::of(&client.root);
    let scope = module::Scope { client, names: &names, path: Vec::new() };
    layout::files(&scope, layout, runtime)
}
