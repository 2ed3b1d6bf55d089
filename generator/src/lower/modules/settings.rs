//! The options of a client.

use std::collections::BTreeMap;

use crate::claims::claimed::Claimed;
use crate::lock::KeptNames;
use crate::lower::model::{Derive, Strictness};
use crate::observe::evidence::Observed;
use crate::options::{TypeMode, TypeOptions};

/// The options of a client.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The file name of the collection, for the header of each file.
    pub source: String,
    /// The package name of the crate layout.
    pub package: String,
    /// Whether types also derive the other direction: received types can be written, and sent ones read.
    pub other_direction: Derive,
    /// `true` if there are tests of saved examples.
    pub tests: bool,
    /// The options of types.
    pub types: TypeOptions,
    /// Names of the configuration, by item path.
    pub rename: BTreeMap<String, String>,
    /// Rules for the pages of lists, by item path.
    pub pages: BTreeMap<String, String>,
    /// The prefix of the cargo features of top-level folders; `None` if they have none.
    pub folder_features: Option<String>,
    /// `true` if types come from saved examples.
    pub examples: bool,
    /// Observed answers.
    pub observed: Observed,
    /// Claims of the collection about answers, from sources other than examples.
    pub claimed: Claimed,
    /// Names of the lock.
    pub kept: KeptNames,
    /// `true` if the modules have what the collection has saved: `saved()`.
    pub saved: bool,
}

impl Settings {
    /// Returns the strictness of decoding: users who trust the examples want an error if an answer differs.
    pub fn strictness(&self) -> Strictness {
        match self.types.mode {
            TypeMode::Lenient => Strictness::Lenient,
            TypeMode::Observed | TypeMode::Strict => Strictness::Strict,
        }
    }
}
