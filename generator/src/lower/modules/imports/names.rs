//! The names that a text uses without a path.

use std::collections::BTreeSet;

use crate::lower::model::{Ident, Strictness};
use crate::lower::runtime::types::{self as runtime, Item};

/// Names of the runtime, of serde and std, and of the client's own types.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub items: BTreeSet<Item>,
    pub types: BTreeSet<Ident>,
}

impl Names {
    pub fn add(&mut self, item: Item) {
        self.items.insert(item);
    }

    pub fn named(&mut self, ident: &str) {
        if !self.types.contains(ident) {
            self.types.insert(ident.to_owned());
        }
    }

    /// The type that reads a JSON body.
    pub fn json(&mut self, strictness: Strictness) {
        self.add(match strictness {
            Strictness::Lenient => runtime::JSON,
            Strictness::Strict => runtime::STRICT_JSON,
            Strictness::Serde => runtime::SERDE_JSON,
        });
    }

    /// The type that reads a body in NDJSON.
    pub fn lines(&mut self, strictness: Strictness) {
        self.add(match strictness {
            Strictness::Lenient => runtime::NDJSON,
            Strictness::Strict => runtime::STRICT_NDJSON,
            Strictness::Serde => runtime::SERDE_NDJSON,
        });
    }
}
