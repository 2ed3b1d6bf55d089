//! Occurrences of types: the sites, and the places in their examples.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::iter;
use std::rc::Rc;

use super::resource::Resource;
use super::words::key::KeyWords;
use crate::infer::model::Direction;
use crate::infer::shapes::arena::{Arena, KeyId, NodeId, RecordId};
use crate::options;

/// A site. Lists of origins are in canonical order, by path.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Its index in the caller's list.
    pub site: usize,
    pub name: KeyId,
    pub direction: Direction,
    pub status: Option<u16>,
    pub module: Option<usize>,
    pub root: NodeId,
    /// The resource of its request.
    pub resource: Rc<Resource>,
    /// The keys and texts of the fields that are always the same.
    pub constants: Vec<(String, String)>,
    /// The last node of its examples.
    pub last: NodeId,
}

/// A place of a struct or union, the first of its site by depth.
#[derive(Clone, Debug)]
pub struct Occurrence {
    /// Index of the [`Origin`].
    pub origin: usize,
    pub depth: usize,
    /// The path with verbatim keys, for sorting: `.items[].price`.
    pub path: Rc<str>,
    /// Its key.
    pub(super) key: KeyId,
    /// The length of the part of the path after the key: lists and maps.
    pub(super) suffix: usize,
    /// The struct that contains it.
    pub parent: Option<RecordId>,
    pub key_words: Rc<KeyWords>,
    /// The names that other places of this site suggest.
    pub(super) other_key_words: Vec<Rc<KeyWords>>,
}

/// The types that the sites reach, in the order of their first visit.
#[derive(Debug, Default)]
pub struct Walk {
    pub records: Vec<RecordId>,
    pub unions: Vec<NodeId>,
    pub enums: Vec<NodeId>,
    pub record_occurrences: BTreeMap<RecordId, Vec<Occurrence>>,
    pub union_occurrences: BTreeMap<NodeId, Vec<Occurrence>>,
    pub enum_occurrences: BTreeMap<NodeId, Vec<Occurrence>>,
}

impl Walk {
    /// Returns all places of all records by rank.
    pub fn ranked(&self) -> Vec<(RecordId, &Occurrence)> {
        let places = self.record_occurrences.iter();
        let mut ranked: Vec<_> = places.flat_map(|(id, places)| places.iter().map(|place| (*id, place))).collect();
        ranked.sort_by(|(_, a), (_, b)| a.rank(b));
        ranked
    }

    /// Returns the type path of a place.
    pub fn steps(&self, arena: &Arena, place: &Occurrence) -> String {
        let parent = place.parent.and_then(|parent| self.place(parent, place.origin));
        let mut steps = parent.map(|parent| self.steps(arena, parent)).unwrap_or_default();
        if place.depth > 0 {
            steps.push_str(&options::Step::Key(arena.key(place.key).to_owned()).to_string());
        }
        steps + &place.path[place.path.len() - place.suffix..]
    }

    /// Returns the place of a record in a site.
    pub fn place(&self, id: RecordId, origin: usize) -> Option<&Occurrence> {
        let places = self.record_occurrences.get(&id)?;
        let at = places.binary_search_by_key(&origin, |place| place.origin).ok()?;
        places.get(at)
    }
}

impl Occurrence {
    /// Returns `true` for an element of a list or an entry of a map, which a PATCH gives completely.
    pub fn is_complete(&self) -> bool {
        self.path.contains("[]") || self.path.contains(".*")
    }

    /// All names that places of this site suggest.
    pub fn all_key_words(&self) -> impl Iterator<Item = &Rc<KeyWords>> + Clone {
        iter::once(&self.key_words).chain(&self.other_key_words)
    }

    /// Returns `true` for the whole answer of a request that changes something.
    pub fn is_acknowledgement(&self, origins: &[Origin]) -> bool {
        let Origin { direction, resource, .. } = &origins[self.origin];
        let changes = !["GET", "HEAD"].contains(&resource.method.as_str());
        self.depth == 0 && self.path.is_empty() && *direction == Direction::Answer && changes
    }

    /// The order that decides between places: by depth, then by path, never by input order.
    pub fn rank(&self, other: &Self) -> Ordering {
        let key = (self.depth, self.origin, &self.path);
        key.cmp(&(other.depth, other.origin, &other.path))
    }
}
