//! Folders as modules, and the names that they had before.

use std::collections::BTreeSet;

use crate::lower::model::auth::Auth;
use crate::lower::model::inputs::SharedInputs;
use crate::lower::model::operation::Operation;
use crate::lower::model::script::Capture;
use crate::lower::model::text::{Docs, Ident};
use crate::lower::model::types::TypeDef;

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
    /// Items that were here before and are in other modules now.
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
