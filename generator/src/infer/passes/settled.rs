//! The shapes after all places of one type were joined, and the types made of them.

use super::fractions;
use super::overrides::apply;
use super::overrides::lookup::Places;
use super::overrides::type_names::TypeNames;
use super::reading::Reading;
use crate::infer::model::{InferOptions, Note, Site};
use crate::infer::places::occurrence::Walk;
use crate::infer::places::settled_shapes::Shapes;
use crate::infer::shapes::arena::Arena;
use crate::infer::sharing::rounds::{self, MapReasons};
use crate::infer::types::build::{NamedTypes, build};
use crate::options::{Selector, TypeOverride, TypePath};

/// The shapes after all places of one type were joined, with their names.
pub struct Settled {
    pub arena: Arena,
    pub walk: Walk,
    pub map_reasons: MapReasons,
    pub named: NamedTypes,
    /// Mistakes in the overrides.
    pub mistakes: Vec<Note>,
}

impl Settled {
    pub fn of(reading: &Reading, sites: &[Site<'_>], options: &InferOptions) -> Self {
        let overrides = &options.types.overrides;
        if overrides.is_empty() {
            return Self::with(reading, options, reading.arena.clone(), Vec::new());
        }
        let mut places =
            Places { arena: &reading.arena, origins: &reading.origins, sites, names: TypeNames::default() };
        // types get their names last, so that a path that starts with one is looked up in the result of the other overrides
        let of_types = |path: &TypePath| matches!(path.root, Selector::Type { .. });
        let asks_types = |(path, change): &&(TypePath, TypeOverride)| {
            of_types(path) || matches!(change, TypeOverride::Same(other) if of_types(other))
        };
        if overrides.iter().any(|one| asks_types(&one)) {
            let others: Vec<_> = overrides.iter().filter(|one| !asks_types(one)).cloned().collect();
            let mut arena = reading.arena.clone();
            let targets = apply::resolve(&places, &others, &mut Vec::new());
            apply::apply(&mut arena, &places, &targets, &mut Vec::new());
            let first = Self::with(reading, options, arena, Vec::new());
            places.names = first.type_names(reading, sites);
        }
        let mut mistakes = Vec::new();
        let mut arena = reading.arena.clone();
        let targets = apply::resolve(&places, overrides, &mut mistakes);
        apply::apply(&mut arena, &places, &targets, &mut mistakes);
        Self::with(reading, options, arena, mistakes)
    }

    pub fn with(reading: &Reading, options: &InferOptions, mut arena: Arena, mistakes: Vec<Note>) -> Self {
        let (walk, map_reasons) = rounds::settle(&mut arena, &reading.origins, options);
        fractions::mark(&mut arena, &walk);
        let Reading { origins, roots, .. } = reading;
        let named = build(&Shapes { arena: &arena, walk: &walk, origins, roots, options });
        Self { arena, walk, map_reasons, named, mistakes }
    }

    pub fn type_names(&self, reading: &Reading, sites: &[Site<'_>]) -> TypeNames {
        TypeNames::of_settled(&self.arena, &self.walk, &self.named, sites, reading.arena.nodes())
    }
}
