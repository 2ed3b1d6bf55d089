//! The settled shapes of all sites, with what leads to them.

use super::occurrence::{Occurrence, Origin, Walk};
use crate::infer::model::{Direction, InferOptions};
use crate::infer::shapes::arena::Arena;

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
    pub fn direction(&self, occurrences: &[Occurrence]) -> Direction {
        let first = occurrences.first();
        first.map_or(Direction::Answer, |first| self.origins[first.origin].direction)
    }
}
