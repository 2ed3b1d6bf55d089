//! The client as a whole: its variables, environments and features.

use std::collections::BTreeMap;

use crate::lower::model::examples::{ExampleTest, SavedAnswers};
use crate::lower::model::module::{Module, Use};
use crate::lower::model::operation::auth::Common;
use crate::lower::model::text::{Docs, Ident};
use crate::lower::model::types::{Strictness, TypeRef};

/// The generated client of one collection.
#[derive(Clone, Debug)]
pub struct Client {
    /// The file name of the collection, for the header of each file.
    pub source: String,
    /// The package of the crate layout.
    pub package: String,
    pub root: Module,
    pub common: Common,
    /// The prefix of the environment variables that `from_env()` reads.
    pub env_prefix: String,
    pub variables: Vec<VariableField>,
    pub environments: Vec<Environment>,
    /// The type of the bodies of 4xx and 5xx answers, declared in the root or in `types`.
    pub failure: Option<TypeRef>,
    /// The strictness of decoding answers and failures.
    pub strictness: Strictness,
    pub examples: Vec<ExampleTest>,
    /// The answers for tests of programs that call the client.
    pub answers: Option<SavedAnswers>,
    /// The `use` lines of the tests of examples.
    pub example_uses: Vec<Use>,
    pub replay_uses: Vec<Use>,
    pub manifest: Manifest,
    /// The features of the runtime that the client needs, sorted.
    pub features: Vec<&'static str>,
    pub gates: Gates,
    /// `true` if its modules have functions `saved()` with the values of the collection.
    pub saved: bool,
}

/// The features and dependencies of the crate layout.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manifest {
    /// `true` if received types can be written with the feature `serialize`.
    pub serialize: bool,
    /// `true` if sent types can be read with the feature `deserialize`.
    pub deserialize: bool,
    /// `true` if types derive traits of serde.
    pub serde: bool,
}

/// The items behind a cargo feature.
#[derive(Clone, Debug, Default)]
pub struct Gates {
    /// The modules of the root, and the feature of each.
    pub modules: BTreeMap<Ident, String>,
    /// The shared types that only one top-level folder uses, and its feature.
    pub types: BTreeMap<Ident, String>,
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
    /// The functions that use it, for the review; its docs name some of them.
    pub users: VariableUsers,
}

/// The functions that use a variable, each as a sorted list of paths from the client's root.
#[derive(Clone, Debug, Default)]
pub struct VariableUsers {
    /// Operations that send it, including through inherited auth.
    pub sent: Vec<String>,
    /// Functions whose scripts read it.
    pub read: Vec<String>,
    /// Functions that set it before a request is sent.
    pub preset: Vec<String>,
    /// Functions whose answers set it.
    pub captured: Vec<String>,
}

/// `pub fn production() -> Variables`
#[derive(Clone, Debug)]
pub struct Environment {
    pub ident: Ident,
    pub docs: Docs,
    /// Field and value.
    pub values: Vec<(Ident, String)>,
}
