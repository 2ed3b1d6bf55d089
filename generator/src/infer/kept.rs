//! The names of types that a lock keeps, by places: these stay when others come and go.

use std::collections::BTreeMap;

use super::model::{Direction, Site};
use super::places::FAILURE;
use super::types::Shapes;
use super::walk::{Occurrence, Origin};
use crate::options::Selector;

/// So many places of a type are kept: when one goes, another still has the name.
const PLACES: usize = 2;

/// What the places of the roots of the sites are called, in the order of the origins: as type paths do, but with the status
/// always, because a second one may come.
pub(super) fn roots(sites: &[Site<'_>], origins: &[Origin]) -> Vec<String> {
    let text = |origin: &Origin| {
        let Site { operation, status, direction, .. } = &sites[origin.site];
        let Some(operation) = operation.clone() else {
            return FAILURE.to_owned();
        };
        match direction {
            Direction::Body => Selector::Body { operation },
            Direction::Answer => Selector::Answer { operation, status: *status },
        }
        .to_string()
    };
    origins.iter().map(text).collect()
}

/// The kind of a type: several may be at one place, such as a union and the struct that is one of its variants.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Struct,
    Union,
    Enum,
}

impl Kind {
    fn mark(self) -> &'static str {
        match self {
            Self::Struct => "",
            Self::Union => " union",
            Self::Enum => " enum",
        }
    }
}

/// `books::get_book(200).items[]`
fn place(shapes: &Shapes<'_>, kind: Kind, occurrence: &Occurrence) -> String {
    shapes.roots[occurrence.origin].clone() + &shapes.walk.steps(shapes.arena, occurrence) + kind.mark()
}

fn ranked(occurrences: &[Occurrence]) -> Vec<&Occurrence> {
    let mut ranked: Vec<_> = occurrences.iter().collect();
    ranked.sort_by(|a, b| a.rank(b));
    ranked
}

/// The name that the lock has for a type.
pub(super) fn name(shapes: &Shapes<'_>, (kind, occurrences): (Kind, &[Occurrence])) -> Option<String> {
    let kept = &shapes.options.kept;
    if kept.is_empty() {
        return None;
    }
    ranked(occurrences).into_iter().find_map(|one| kept.get(&place(shapes, kind, one)).cloned())
}

/// Adds what the lock is to have for a type.
pub(super) fn keep(
    shapes: &Shapes<'_>,
    (kind, occurrences): (Kind, &[Occurrence]),
    name: &str,
    kept: &mut BTreeMap<String, String>,
) {
    for one in ranked(occurrences).into_iter().take(PLACES) {
        kept.entry(place(shapes, kind, one)).or_insert_with(|| name.to_owned());
    }
}
