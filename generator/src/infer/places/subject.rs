//! The subject of the JSON at a place: its resource and noun.

use super::occurrence::{Occurrence, Origin, Walk};
use super::words::well_known::has_id;
use crate::infer::model::Direction;
use crate::infer::shapes::arena::{Arena, RecordId, Slot};
use crate::name;
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
        Some(parent) if is_content(key) && !is_part(arena, origins, place) => of(arena, walk, origins, parent),
        Some(parent) if resource.is_called(key) && parent.depth == 0 => of(arena, walk, origins, parent),
        Some(parent) if place.key_words.generic => {
            let around = of(arena, walk, origins, parent);
            Subject { resource: None, noun: format!("{} {key}", around.noun) }
        }
        _ => Subject { resource: None, noun: key.clone() },
    }
}

/// Returns `true` for a part of a thing: the `items` of an order are not orders, and the `content` of a page is no page.
fn is_part(arena: &Arena, origins: &[Origin], place: &Occurrence) -> bool {
    /// An envelope has fewer fields beside its content and an id, which is that of the call.
    const MIN_FIELDS: usize = 5;
    let Some(parent) = place.parent else { return false };
    let Origin { direction, resource, .. } = &origins[place.origin];
    let record = arena.record(parent);
    let is_listed = place.path.ends_with("[]");
    match direction {
        _ if !is_listed && has_id(arena, record) => record.slots.len() >= MIN_FIELDS,
        Direction::Answer if !is_listed => false,
        Direction::Body if !is_listed => record.slots.len() > MIN_FIELDS,
        Direction::Body => is_thing(arena, parent),
        // an answer to a request for a list may be the list, with an id of its own
        Direction::Answer => has_id(arena, record) && (resource.by_id || resource.method != "GET"),
    }
}

/// Returns `true` for an object in a body that is more than a list of things and an option for them: it has three fields, or says what else it
/// belongs to.
pub fn is_thing(arena: &Arena, id: RecordId) -> bool {
    let slots = &arena.record(id).slots;
    let is_object = |slot: &Slot| arena.node(slot.node).record.is_some();
    let refers = |slot: &Slot| {
        let words = name::words(arena.key(slot.key));
        words.len() > 1 && name::is_name_of_id(&words)
    };
    slots.len() > MAX_FIELDS_AROUND || slots.iter().any(|slot| is_object(slot) || refers(slot))
}

/// A list, and an option for all of its things.
const MAX_FIELDS_AROUND: usize = 2;
