//! Turns a Postman collection into a typed Rust client.
//!
//! ```no_run
//! use postman_codegen::{Generator, Layout};
//!
//! # fn main() -> Result<(), postman_codegen::Error> {
//! let generated = Generator::new("salesforce.postman_collection.json").layout(Layout::Dir).generate()?;
//! generated.write("src/salesforce")?;
//! # Ok(())
//! # }
//! ```
//!
//! In a build script, [`build_or_exit`] generates every client of `postman-codegen.toml` into `OUT_DIR`.
//!
//! The work is a straight line of stages, each a pure function with types of its own: `read` (bytes → collection), `resolve` (→ requests in
//! effect), `inputs` (→ what callers pass), `infer` (examples → types), `lower` (→ the client as Rust, every name final), `emit` (→ text in
//! memory). Only [`Generated::write`] writes to the disk.
//!
//! Text from a collection never becomes code: it ends as escaped literals, as comments that are not doctests, and as identifiers. No
//! credential of a collection reaches the output: each becomes a variable of type `Secret`.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod claims;
mod credentials;
mod description;
mod diagnostic;
mod emit;
mod execution;
mod generator;
mod graphql;
mod infer;
mod inputs;
mod json;
mod lock;
mod lower;
mod name;
mod observe;
mod options;
mod project;
mod read;
#[cfg(feature = "cli")]
pub mod report;
mod resolve;
pub mod review;
mod script;
mod source;
mod url_path;
mod write;

pub use diagnostic::{Code, Construct, Diagnostic, Diagnostics, Error, Finding, Group, Level, OneLine, Outcome};
pub use emit::{Files, RuntimeDependency};
pub use generator::Generator;
pub use generator::generated::Generated;
pub use generator::observed_answers::{ObservedAnswers, Recordings};
pub use lock::LOCK_FILE;
pub use options::{Dates, Layout, RustType, Selector, Step, TypeMode, TypeOptions, TypeOverride, TypePath, TypeSource};
pub use options::{FullPath, OPTIONS, OptionSpec, Shape};
pub use project::build::{build, build_or_exit, build_with};
pub use project::config::{CONFIG_FILE, Config, ConfigClient, config_schema};
pub use project::last_run::{Run, RunNote, Unchanged};
pub use read::input::workspace::Workspace;
pub use source::Place;
pub use write::{Kind as StaleKind, Stale, Summary};
