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
    /// Derives the other direction too: received types can be written, and sent ones read.
    pub other_direction: Derive,
    /// `true` if there are tests of what is saved.
    pub tests: bool,
    /// The options of types.
    pub types: TypeOptions,
    /// Names of the configuration, by item path.
    pub rename: BTreeMap<String, String>,
    /// Rules for the pages of lists, by item path.
    pub pages: BTreeMap<String, String>,
    /// Folders at the top are behind cargo features, whose names start with this.
    pub folder_features: Option<String>,
    /// `true` if types come from saved examples.
    pub examples: bool,
    /// Answers that the collection has not saved.
    pub observed: Observed,
    /// Claims of the collection about answers, from other places than examples.
    pub claimed: Claimed,
    /// Names of the lock.
    pub kept: KeptNames,
    /// `true` if the modules have what the collection has saved: `saved()`.
    pub saved: bool,
}

impl Settings {
    /// Returns the strictness of decoding: those who trust the examples want to know where an answer differs.
    pub fn strictness(&self) -> Strictness {
        match self.types.mode {
            TypeMode::Lenient => Strictness::Lenient,
            TypeMode::Observed | TypeMode::Strict => Strictness::Strict,
        }
    }
}
