//! The names of types in the lock, by places: they stay when other types are added or removed.

use std::collections::{BTreeMap, BTreeSet};

use crate::infer::model::Home;
use crate::infer::places::occurrence::Occurrence;
use crate::infer::places::settled_shapes::Shapes;

/// The number of places that are kept for a type: if one is removed, another still has the name.
const PLACES: usize = 2;
/// The prefix of the name of a type in the module of shared types.
const SHARED: &str = "types::";

/// The kind of a type: one place may have several types, such as a union and the struct of one of its variants.
#[derive(Clone, Copy)]
pub enum Kind {
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

/// Returns the name of a type in the lock.
pub fn name(shapes: &Shapes<'_>, (kind, occurrences): (Kind, &[Occurrence])) -> Option<String> {
    let kept = &shapes.options.kept;
    if kept.is_empty() {
        return None;
    }
    let line = ranked(occurrences).into_iter().find_map(|one| kept.get(&place(shapes, kind, one)))?;
    Some(line.strip_prefix(SHARED).unwrap_or(line).to_owned())
}

/// The lock's part about the types.
#[derive(Debug, Default)]
pub struct Keep {
    /// The names by place: `Book` if callers use it in the module of the operation, otherwise `types::Book`.
    pub names: BTreeMap<String, String>,
    /// The shared types that callers use in a module.
    pub former: BTreeMap<Option<usize>, BTreeSet<String>>,
}

impl Keep {
    pub fn add(&mut self, shapes: &Shapes<'_>, (kind, occurrences): (Kind, &[Occurrence]), name: &str, home: Home) {
        for (index, one) in ranked(occurrences).into_iter().enumerate() {
            let place = place(shapes, kind, one);
            let was_here = shapes.options.kept.get(&place).is_some_and(|kept| kept == name);
            if index >= PLACES && !was_here {
                continue;
            }
            let line = match home {
                Home::Shared if !was_here => format!("{SHARED}{name}"),
                Home::Shared => {
                    let module = shapes.origins[one.origin].module;
                    self.former.entry(module).or_default().insert(name.to_owned());
                    name.to_owned()
                }
                Home::Module(_) => name.to_owned(),
            };
            self.names.entry(place).or_insert(line);
        }
    }
}
