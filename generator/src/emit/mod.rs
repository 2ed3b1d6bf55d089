//! Writes the model of a client as text. Nothing is decided here, and nothing can fail.
//!
//! In: the model of a client. Out: its files. Names, types, imports, features and the manifest come from the model; only the
//! form of the Rust code is determined here: literals, lines, the files of a layout, and the attributes for clippy.

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

use std::panic::resume_unwind;
use std::thread;

use modules::module;
use modules::printed_modules::PrintedModules;
use types::type_paths;

use crate::lower::model::{Client, Module};
use crate::options::Layout;

/// The size of the stack for printing deeply nested modules, each of which names those around it in its imports.
const STACK: usize = 32 * 1024 * 1024;

/// The deepest nesting that is printed on the caller's stack. Deeper modules need a separate thread, which a procedural macro cannot
/// use: its tokens belong to its own thread.
const SHALLOW: usize = 32;

fn depth(module: &Module) -> usize {
    1 + module.modules.iter().map(depth).max().unwrap_or_default()
}

/// The files of the client.
pub fn emit(client: &Client, layout: Layout, runtime: &RuntimeDependency) -> Files {
    let files = |printed: &PrintedModules<'_>| {
        let names = type_paths::Names::of(&client.root);
        let scope = module::Scope { client, names: &names, printed, path: Vec::new(), answers: None };
        layout::files(&scope, layout, runtime)
    };
    if depth(&client.root) <= SHALLOW {
        let in_one_file = matches!(layout, Layout::File | Layout::Include);
        return files(&PrintedModules::of(client, in_one_file));
    }
    let files = || files(&PrintedModules::default());
    thread::scope(|scope| match thread::Builder::new().stack_size(STACK).spawn_scoped(scope, files) {
        Ok(printing) => printing.join().unwrap_or_else(|panic| resume_unwind(panic)),
        // no thread is available: use the stack of this one
        Err(_) => files(),
    })
}
