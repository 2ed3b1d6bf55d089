//! Folders as modules, and the names that they had before.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::lower::model::operation::auth::FolderAuth;
use crate::lower::model::operation::inputs::SharedInputs;
use crate::lower::model::operation::pages::Paging;
use crate::lower::model::operation::script::Capture;
use crate::lower::model::operation::{Answer, Operation};
use crate::lower::model::text::{Docs, Ident};
use crate::lower::model::types::TypeDef;

/// The module with the types that several modules use.
pub const SHARED: &str = "types";

#[derive(Clone, Debug, Default)]
pub struct Module {
    /// The name: never `lib`, `main` or `mod`, whose files have a meaning, nor a crate that generated code names: `std`, `serde`,
    /// `postman_client`.
    pub ident: Ident,
    pub docs: Docs,
    /// The types of other modules that it may name.
    pub imports: Vec<Import>,
    /// The `use` lines, in the order of writing.
    pub uses: Vec<Use>,
    /// The auth that the requests of this module and those below inherit.
    pub auth: Option<FolderAuth>,
    /// The headers that (nearly) all requests of this module and those below have; the requests name them.
    pub headers: Vec<(String, String)>,
    /// The function that runs before each request of this module and those below.
    pub preset: Option<Capture>,
    pub capture: Option<Capture>,
    /// Functions of scripts that several requests share.
    pub scripts: Vec<SharedScript>,
    /// In the root: functions that find the next page of several operations.
    pub paging: Vec<Paging>,
    pub operations: Vec<Operation>,
    /// Types that several operations of this module share, or that belong to no operation.
    pub types: Vec<TypeDef>,
    /// Options and forms that several operations share.
    pub inputs: Vec<SharedInputs>,
    pub modules: Vec<Module>,
    /// Names that it had before: deprecated modules beside it that have its items.
    pub former: Vec<Ident>,
    /// Items that have moved from here to other modules.
    pub moved: Vec<Moved>,
    /// `true` if its folder no longer exists: the module is deprecated, and has only `moved`.
    pub gone: bool,
}

/// A function that several operations share.
#[derive(Clone, Debug)]
pub struct SharedScript {
    pub function: Capture,
    /// The answer of these operations, if the type of the second argument depends on it.
    pub answer: Option<Answer>,
}

/// `pub use super::module::{name, name as before};`
#[derive(Clone, Debug)]
pub struct Moved {
    /// The path from the client's root.
    pub module: Vec<Ident>,
    /// Each name, and its former name here.
    pub names: Vec<(Ident, Ident)>,
    /// `true` if one of them is a deprecated function, of which the compiler warns here.
    pub has_deprecated: bool,
}

/// Types of another module of the client that a module may name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// `super::types`, `super::super::types`.
    pub path: String,
    /// Sorted.
    pub names: Arc<[Ident]>,
    /// The names that callers use from here: they are imported even if nothing here uses them.
    pub kept: BTreeSet<Ident>,
}

/// `use path::{names};`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    pub path: String,
    /// Sorted.
    pub names: Vec<Ident>,
    /// `true` for `pub use`: callers use the names from here, too.
    pub public: bool,
    /// The features of which one must be enabled; empty for an unconditional line.
    pub features: Vec<String>,
}
