//! The subject of the JSON at a place: its resource and noun.

use super::occurrence::{Occurrence, Origin, Walk};
use crate::infer::model::Direction;
use crate::infer::shapes::arena::{Arena, RecordId};
use crate::name::generic::is_content;

/// The subject of a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// The path of its resource, if the request has one.
    pub resource: Option<String>,
    /// The noun of the thing, in the singular.
    pub noun: String,
}

/// Derives the subject of a place from its key, or from the request if the key has no meaning.
pub fn of(arena: &Arena, walk: &Walk, origins: &[Origin], place: &Occurrence) -> Subject {
    let resource = &origins[place.origin].resource;
    if place.depth == 0 {
        let noun = resource.full_noun();
        let known = !resource.nouns.is_empty();
        return Subject { resource: known.then(|| resource.collection.clone()), noun };
    }
    let key = &place.key_words.singular;
    let parent =
        place.parent.and_then(|parent| walk.place(parent, place.origin)).filter(|parent| parent.depth < place.depth);
    match parent {
        Some(parent) if is_content(key) && !is_part_of_body(arena, origins, place) => of(arena, walk, origins, parent),
        Some(parent) if resource.is_called(key) && parent.depth == 0 => of(arena, walk, origins, parent),
        Some(parent) if place.key_words.generic => {
            let around = of(arena, walk, origins, parent);
            Subject { resource: None, noun: format!("{} {key}", around.noun) }
        }
        _ => Subject { resource: None, noun: key.clone() },
    }
}

/// Returns `true` for the elements of a list in a body that has other fields: the `items` of an order are not orders.
fn is_part_of_body(arena: &Arena, origins: &[Origin], place: &Occurrence) -> bool {
    let is_body = origins[place.origin].direction == Direction::Body;
    is_body && place.path.ends_with("[]") && place.parent.is_some_and(|parent| is_thing(arena, parent))
}

/// Returns `true` for an object with more fields than one around a list of things has in a body.
pub fn is_thing(arena: &Arena, id: RecordId) -> bool {
    arena.record(id).slots.len() > MOST_AROUND
}

/// A list, and an option for all of its things.
const MOST_AROUND: usize = 2;
