//! The plan: the module of each folder, and the function of each request.

use crate::lower::model::Ident;
use crate::name;
use crate::resolve::model::{Folder, Operation};

/// A module and its folder.
#[derive(Debug)]
pub struct ModulePlan<'a> {
    /// `None` for the root.
    pub index: Option<usize>,
    pub ident: Ident,
    pub folder: &'a Folder,
    pub operations: Vec<OperationPlan<'a>>,
    pub modules: Vec<ModulePlan<'a>>,
    /// Former names.
    pub former: Vec<Ident>,
}

#[derive(Debug)]
pub struct OperationPlan<'a> {
    pub operation: &'a Operation,
    pub ident: Ident,
    /// The words of the name, of which the names of its inputs are made.
    pub words: Vec<String>,
    /// The words of which the names of the types of its body and answers are made.
    pub type_words: Vec<String>,
    /// The words of former names.
    pub former: Vec<Vec<String>>,
    /// Former paths in other modules, from the client's root.
    pub moved: Vec<Vec<String>>,
    /// Its path from the client's root, without `r#`.
    pub path: Vec<String>,
}

/// Returns a doc link to a function; rustdoc cannot link to a raw identifier, which is only shown, and needs parentheses if a type, a crate or
/// a macro has the same name.
pub fn link(path: &str) -> String {
    if path.contains("r#") {
        format!("`{path}`")
    } else if name::is_ambiguous_in_docs(path) {
        format!("[`{path}()`]")
    } else {
        format!("[`{path}`]")
    }
}

impl OperationPlan<'_> {
    /// `ListAccounts` + suffix.
    pub fn type_name(&self, suffix: &str) -> Ident {
        let mut words = self.words.clone();
        words.extend(name::words(suffix));
        name::upper_camel(&words.join(" "), "Request")
    }
}

/// Module names that the client or crates use, or that some file systems forbid.
pub const RESERVED_MODULES: [&str; 34] = [
    "types",
    "client",
    "variables",
    "lib",
    "main",
    // `mod.rs` is the file of the module around it
    "mod",
    "std",
    "core",
    "alloc",
    "serde",
    "serde_json",
    "postman_client",
    "aux",
    "con",
    "nul",
    "prn",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
];
