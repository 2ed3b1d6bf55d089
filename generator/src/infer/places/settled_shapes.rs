//! The settled shapes of all sites, with what leads to them.

use super::occurrence::{Occurrence, Origin, Walk};
use crate::infer::model::{Direction, InferOptions};
use crate::infer::shapes::arena::{Arena, Record};

/// The settled shapes of all sites.
pub struct Shapes<'a> {
    pub arena: &'a Arena,
    pub walk: &'a Walk,
    pub origins: &'a [Origin],
    /// What the lock calls the roots of the origins.
    pub roots: &'a [String],
    pub options: &'a InferOptions,
}

impl Shapes<'_> {
    /// Whether objects are what a PATCH changes of a thing: what is left out stays as it is. The elements of lists, and the operations of a
    /// JSON patch, are whole.
    pub fn is_partial(&self, occurrences: &[Occurrence], record: &Record) -> bool {
        let whole = |place: &Occurrence| {
            self.origins[place.origin].resource.method != "PATCH"
                || place.path.contains("[]")
                || place.path.contains(".*")
        };
        let has = |key: &str| record.slots.iter().any(|slot| self.arena.key(slot.key) == key);
        let json_patch = has("op") && has("path");
        !json_patch && !occurrences.iter().any(whole)
    }

    pub fn direction(&self, occurrences: &[Occurrence]) -> Direction {
        let first = occurrences.first();
        first.map_or(Direction::Answer, |first| self.origins[first.origin].direction)
    }
}
