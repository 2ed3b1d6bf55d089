//! Compares the types from one source with those from saved examples.

use std::collections::BTreeMap;
use std::mem;

use crate::declared::{Declared, Kind};

/// Types in each other that are compared; some hold themselves.
const DEEPEST: usize = 12;

/// Fields that a source names and how many of them are there, and the kinds that it gives these and how many are the same.
#[derive(Clone, Copy, Default)]
pub struct Agreement {
    pub fields: usize,
    pub found: usize,
    pub kinds: usize,
    pub right: usize,
}

impl Agreement {
    pub fn add(&mut self, other: Self) {
        self.fields += other.fields;
        self.found += other.found;
        self.kinds += other.kinds;
        self.right += other.right;
    }
}

/// Compares the answers that both clients know.
pub fn answers(source: &Declared, examples: &Declared) -> Agreement {
    let mut agreement = Agreement::default();
    for (function, said) in &source.answers {
        let Some(seen) = examples.answers.get(function) else { continue };
        let module = function.rfind("::").map_or("", |at| &function[..at + 2]);
        let mut comparing = Comparing { source, examples, module, depth: 0, agreement: &mut agreement };
        comparing.kinds(said, seen);
    }
    agreement
}

struct Comparing<'a> {
    source: &'a Declared,
    examples: &'a Declared,
    module: &'a str,
    depth: usize,
    agreement: &'a mut Agreement,
}

impl Comparing<'_> {
    fn kinds(&mut self, said: &Kind, seen: &Kind) {
        let (said, seen) = (&self.source.resolved(self.module, said), &self.examples.resolved(self.module, seen));
        // where one says nothing there is nothing to compare
        if *said == Kind::Any || *seen == Kind::Any || self.depth == DEEPEST {
            return;
        }
        self.agreement.kinds += 1;
        if mem::discriminant(said) != mem::discriminant(seen) {
            return self.missing(said);
        }
        self.agreement.right += 1;
        self.depth += 1;
        match (said, seen) {
            (Kind::List(said), Kind::List(seen)) | (Kind::Map(said), Kind::Map(seen)) => self.kinds(said, seen),
            (Kind::Named(said), Kind::Named(seen)) => self.structs(said, seen),
            _ => {}
        }
        self.depth -= 1;
    }

    /// Counts the fields of a place that is of another kind: none of them is there.
    fn missing(&mut self, said: &Kind) {
        match said {
            Kind::List(inner) | Kind::Map(inner) => self.missing(&self.source.resolved(self.module, inner)),
            Kind::Named(name) => {
                self.agreement.fields += self.source.fields(self.module, name).map_or(0, BTreeMap::len);
            }
            _ => {}
        }
    }

    fn structs(&mut self, said: &str, seen: &str) {
        let fields = (self.source.fields(self.module, said), self.examples.fields(self.module, seen));
        let (Some(said), Some(seen)) = fields else { return };
        for (name, kind) in said {
            self.agreement.fields += 1;
            if let Some(known) = seen.get(name) {
                self.agreement.found += 1;
                self.kinds(kind, known);
            }
        }
    }
}
