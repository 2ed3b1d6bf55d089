//! The subject of the JSON at a place: its resource and noun.

use super::occurrence::{Occurrence, Origin, Walk};
use crate::name::generic::is_content;

/// The subject of a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// The path of its resource, if the request tells it.
    pub resource: Option<String>,
    /// The noun of the thing, in the singular.
    pub noun: String,
}

/// Derives the subject of a place from its key, or from the request if the key has no meaning.
pub fn of(walk: &Walk, origins: &[Origin], place: &Occurrence) -> Subject {
    let resource = &origins[place.origin].resource;
    if place.depth == 0 {
        let noun = resource.full_noun();
        let known = !resource.nouns.is_empty();
        return Subject { resource: known.then(|| resource.collection.clone()), noun };
    }
    let key = &place.hint.singular;
    let parent =
        place.parent.and_then(|parent| walk.place(parent, place.origin)).filter(|parent| parent.depth < place.depth);
    match parent {
        Some(parent) if is_content(key) || resource.is_called(key) && parent.depth == 0 => of(walk, origins, parent),
        Some(parent) if place.hint.generic => {
            let around = of(walk, origins, parent);
            Subject { resource: None, noun: format!("{} {key}", around.noun) }
        }
        _ => Subject { resource: None, noun: key.clone() },
    }
}
