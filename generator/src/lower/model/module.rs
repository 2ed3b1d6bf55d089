//! Folders as modules, and the names that they had before.

use std::collections::BTreeSet;

use crate::lower::model::operation::Operation;
use crate::lower::model::operation::auth::FolderAuth;
use crate::lower::model::operation::inputs::SharedInputs;
use crate::lower::model::operation::script::Capture;
use crate::lower::model::text::{Docs, Ident};
use crate::lower::model::types::TypeDef;

/// The module with the types that several modules use.
pub const SHARED: &str = "types";

#[derive(Clone, Debug, Default)]
pub struct Module {
    /// Never `lib`, `main` or `mod`, whose files have a meaning, nor a crate that generated code names: `std`, `serde`,
    /// `postman_client`.
    pub ident: Ident,
    pub docs: Docs,
    /// The types of other modules that it may name.
    pub imports: Vec<Import>,
    /// The `use` lines, in the order of writing.
    pub uses: Vec<Use>,
    /// The auth that the requests of this module and those below inherit.
    pub auth: Option<FolderAuth>,
    /// For each request of this module and those below.
    pub preset: Option<Capture>,
    pub capture: Option<Capture>,
    /// Those that several requests of this module have alike.
    pub scripts: Vec<Capture>,
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

/// Types of another module of the client that a module may name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// `super::types`, `super::super::types`.
    pub path: String,
    /// Sorted.
    pub names: Vec<String>,
    /// Those that callers know from here: they are imported also where nothing here names them.
    pub kept: BTreeSet<Ident>,
}

/// `use path::{names};`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    pub path: String,
    /// Sorted.
    pub names: Vec<Ident>,
    /// `pub use`: callers know the names from here, too.
    pub public: bool,
    /// Only with one of these features, if there are any.
    pub features: Vec<String>,
}
