//! The role of a place for its type: the resource, a list of it, a part, or the answer of one operation only.

use crate::infer::model::Direction;
use crate::infer::places::occurrence::{Occurrence, Origin, Walk};
use crate::infer::places::resource::Resource;
use crate::infer::places::subject;
use crate::infer::places::words::well_known::has_id;
use crate::infer::shapes::arena::{Arena, Record, RecordId, Slot};
use crate::name;

/// The roles, from the most telling for the type to the least telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The answer of a request about one thing: `GET /books/:id`, `GET /account`.
    Resource,
    /// The answer of a request that changes the thing, or the body of one that changes or creates it.
    Changed,
    /// An element of a list of things, or the content of an envelope.
    Element,
    /// The answer of a request that creates the thing, which may contain more than any later one: `POST /keys`.
    Made,
    /// The answer of a request for all things of a kind that is not a list: `GET /limits`.
    Whole,
    /// A part under a key that names it.
    Part,
    /// An object around a list of things.
    List,
    /// An object around one thing.
    Envelope,
    /// An answer that belongs to its operation alone.
    Operation,
}

impl Role {
    /// Returns its rank among the places of one type: creating the thing counts as much as changing it.
    pub fn among_places(self) -> Self {
        if self == Self::Made { Self::Changed } else { self }
    }
}

/// Keys around the thing, or around a list of things, whatever other keys there are.
const AROUND: &[&str] = &["data", "payload", "response", "result"];
/// Keys around a list of things.
const AROUND_LISTS: &[&str] = &["content", "doc", "element", "entry", "item", "list", "record", "row", "value"];

/// Places with their surroundings.
pub struct Roles<'a> {
    pub arena: &'a Arena,
    pub walk: &'a Walk,
    pub origins: &'a [Origin],
}

impl<'a> Roles<'a> {
    pub fn resource(&self, place: &Occurrence) -> &'a Resource {
        &self.origins[place.origin].resource
    }

    /// Returns the role of a place for its type, which has the record `id` if it is a struct.
    pub fn of(&self, place: &Occurrence, id: Option<RecordId>) -> Role {
        let resource = self.resource(place);
        let answer = self.origins[place.origin].direction == Direction::Answer;
        if place.depth > 0 {
            let about = subject::of(self.arena, self.walk, self.origins, place);
            let named = about.resource.is_some() && !resource.action && !place.key_words.words.is_empty();
            let around = || self.around(self.arena.record(id?), resource, false).filter(|role| *role == Role::List);
            return match named {
                true if answer && !resource.by_id => around().unwrap_or(Role::Element),
                true => Role::Element,
                false => Role::Part,
            };
        }
        if resource.action || resource.nouns.is_empty() {
            return Role::Operation;
        }
        if !place.path.is_empty() {
            return Role::Element;
        }
        let has_parts = |id: RecordId| !answer && subject::is_thing(self.arena, id);
        if let Some(role) = id.and_then(|id| self.around(self.arena.record(id), resource, has_parts(id))) {
            return if answer { role } else { Role::Operation };
        }
        match (resource.method.as_str(), answer) {
            ("GET" | "HEAD", true) if resource.by_id || !resource.plural => Role::Resource,
            ("GET" | "HEAD", true) => Role::Whole,
            ("PUT" | "PATCH", true) if resource.by_id => Role::Changed,
            ("POST", true) if resource.plural && !resource.by_id => Role::Made,
            ("POST" | "PUT" | "PATCH", false) => Role::Changed,
            _ => Role::Operation,
        }
    }

    /// Returns the role of an object around one thing, or around a list of things. Other keys do not matter, so that a new field renames
    /// nothing; but with an id, it is a thing itself. If it may have parts, its `items` are not things of its kind.
    fn around(&self, record: &Record, resource: &Resource, has_parts: bool) -> Option<Role> {
        // an envelope has no id
        if has_id(self.arena, record) {
            return None;
        }
        let role = |slot: &Slot| {
            let singular = name::singular(name::words(self.arena.key(slot.key)));
            let is_listed = || self.lists(slot, resource);
            let around = resource.is_called(&singular) || AROUND.contains(&singular.as_str()) || is_listed();
            match self.content(slot)? {
                true if around || !has_parts && AROUND_LISTS.contains(&singular.as_str()) => Some(Role::List),
                false if around => Some(Role::Envelope),
                _ => None,
            }
        };
        record.slots.iter().filter_map(role).min()
    }

    /// Returns the key of the list in an object, if it is another noun of the path: `orders` of `/orders/status/approved`.
    pub fn listed(&self, id: RecordId, resource: &Resource) -> Option<String> {
        let slots = &self.arena.record(id).slots;
        let slot = slots.iter().find(|slot| self.lists(slot, resource))?;
        Some(name::words(self.arena.key(slot.key)).join(" "))
    }

    fn lists(&self, slot: &Slot, resource: &Resource) -> bool {
        let words = name::words(self.arena.key(slot.key));
        let singular = name::singular(words.clone());
        let is_plural = singular != words.join(" ");
        let is_noun = resource.method == "GET" && !resource.by_id && resource.collections.contains(&singular);
        is_plural && is_noun && !resource.is_called(&singular) && self.content(slot) == Some(true)
    }

    /// Returns `true` for an object with one thing in it and hardly more: where a request answers it, it is around that.
    pub fn is_envelope(&self, id: RecordId) -> bool {
        const MAX_FIELDS: usize = 3;
        let slots = &self.arena.record(id).slots;
        let contents = slots.iter().filter(|slot| self.content(slot).is_some()).count();
        slots.len() <= MAX_FIELDS && contents == 1
    }

    /// Returns `None` for a key without objects that have fields, otherwise whether they are in a list.
    fn content(&self, slot: &Slot) -> Option<bool> {
        let node = self.arena.node(slot.node);
        let item = node.item.map(|item| self.arena.node(item));
        match (item, node.record) {
            (Some(item), _) if item.record.is_some() || item.evidence == Default::default() => Some(true),
            (None, Some(inner)) if !self.arena.record(inner).slots.is_empty() => Some(false),
            _ => None,
        }
    }
}
