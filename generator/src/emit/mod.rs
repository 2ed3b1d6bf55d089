//! The client model as text. Nothing is decided here, and nothing can fail.
//!
//! In: the model of a client. Out: its files. Names, types, imports, features and the manifest are the model's; what is settled here is the
//! form of Rust alone: literals, lines, the files of a layout, and the attributes that clippy wants for code of some form.

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
use modules::printed::Printed;
use types::type_paths;

use crate::lower::model::{Client, Module};
use crate::options::Layout;

/// The stack that modules of the greatest depth are printed on: each lies within those around it, and names them in its imports.
const STACK: usize = 32 * 1024 * 1024;

/// The deepest nesting that is printed on the caller's stack. Deeper modules get a thread of their own, which a procedural macro cannot
/// have: its tokens belong to the thread that it runs on.
const SHALLOW: usize = 32;

fn depth(module: &Module) -> usize {
    1 + module.modules.iter().map(depth).max().unwrap_or_default()
}

/// The files of the client.
pub fn emit(client: &Client, layout: Layout, runtime: &RuntimeDependency) -> Files {
    let files = |printed: &Printed<'_>| {
        let names = type_paths::Names::of(&client.root);
        let scope = module::Scope { client, names: &names, printed, path: Vec::new(), answers: None };
        layout::files(&scope, layout, runtime)
    };
    if depth(&client.root) <= SHALLOW {
        let in_one_file = matches!(layout, Layout::File | Layout::Include);
        return files(&Printed::of(client, in_one_file));
    }
    let files = || files(&Printed::default());
    thread::scope(|scope| match thread::Builder::new().stack_size(STACK).spawn_scoped(scope, files) {
        Ok(printing) => printing.join().unwrap_or_else(|panic| resume_unwind(panic)),
        // no thread can be had: the stack of this one has to do
        Err(_) => files(),
    })
}
