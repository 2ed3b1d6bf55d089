//! The client as Rust: every name, type, text and import is decided here. Emission only writes it down.

mod auth;
mod body;
mod inputs;
pub mod key_case;
mod operation;
mod script;
mod types;

use std::collections::{BTreeMap, BTreeSet};

pub use auth::*;
pub use body::*;
pub use inputs::*;
pub use operation::*;
pub use script::*;
pub use types::*;

/// A Rust identifier as it is written: `name`, `r#type`, `self_`.
pub type Ident = String;

/// The generated client of one collection.
#[derive(Clone, Debug)]
pub struct Client {
    /// The file name of the collection, for the header of each file.
    pub source: String,
    /// The package of the crate layout.
    pub package: String,
    pub root: Module,
    /// What the names of environment variables that `from_env()` reads start with.
    pub env_prefix: String,
    pub variables: Vec<VariableField>,
    pub environments: Vec<Environment>,
    /// The type of the bodies of 4xx and 5xx answers, declared in the root or in `types`.
    pub failure: Option<TypeRef>,
    /// How answers and failures are read.
    pub strictness: Strictness,
    pub examples: Vec<ExampleTest>,
    /// The features of the runtime that the client needs, sorted.
    pub features: Vec<&'static str>,
    pub gates: Gates,
    /// Whether its modules have what the collection has saved: `saved()`.
    pub saved: bool,
}

/// What is behind a cargo feature.
#[derive(Clone, Debug, Default)]
pub struct Gates {
    /// The modules of the root, and the feature of each.
    pub modules: BTreeMap<Ident, String>,
    /// Those of the shared types that only one folder at the top uses.
    pub types: BTreeMap<Ident, String>,
}

/// Sanitised Markdown, one line each, without `///`.
pub type Docs = Vec<String>;

#[derive(Clone, Debug, Default)]
pub struct Module {
    /// Never `lib`, `main` or `mod`, whose files have a meaning, nor a crate that generated code names: `std`, `serde`,
    /// `postman_client`.
    pub ident: Ident,
    pub docs: Docs,
    pub imports: Vec<Import>,
    /// Declared as `fn auth()`: what the requests of this module and those below inherit.
    pub auth: Option<Auth>,
    /// For each request of this module and those below.
    pub preset: Option<Capture>,
    pub capture: Option<Capture>,
    pub operations: Vec<Operation>,
    /// Types that several operations of this module share, or that belong to no operation.
    pub types: Vec<TypeDef>,
    /// Options and forms that several operations share.
    pub inputs: Vec<SharedInputs>,
    pub modules: Vec<Module>,
    /// Names that it had before: deprecated modules beside it that have its items.
    pub former: Vec<Ident>,
    /// What was here before and is in other modules now.
    pub moved: Vec<Moved>,
    /// Its folder is no more: it is deprecated, and has only `moved`.
    pub gone: bool,
}

/// `pub use super::module::{name, name as before};`
#[derive(Clone, Debug)]
pub struct Moved {
    /// From the client's root.
    pub module: Vec<Ident>,
    /// Each name, and what it was here.
    pub names: Vec<(Ident, Ident)>,
}

/// A name that an operation had before, and the names that its types had with it: deprecated.
#[derive(Clone, Debug)]
pub struct Former {
    pub ident: Ident,
    /// Former name and name.
    pub types: Vec<(Ident, Ident)>,
}

/// `use path::{names};`, as far as the module names them. Only types of the client: what comes from the runtime, from
/// serde and from the root (`Call`, `Client`, `Variables`) is imported where it is used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// `super::types`, `super::super::types`.
    pub path: String,
    /// Sorted.
    pub names: Vec<String>,
    /// Those that callers know from here: they are imported also where nothing here names them.
    pub kept: BTreeSet<Ident>,
}

#[derive(Clone, Debug)]
pub struct VariableField {
    pub ident: Ident,
    /// The name in Postman.
    pub name: String,
    pub docs: Docs,
    pub secret: bool,
    /// Never present for a secret.
    pub default: Option<String>,
}

/// `pub fn production() -> Variables`
#[derive(Clone, Debug)]
pub struct Environment {
    pub ident: Ident,
    pub docs: Docs,
    /// Field and value.
    pub values: Vec<(Ident, String)>,
}
