//! What distinguishes two objects of one resource, besides a conflict of their fields.

use super::merger::{MIN_FIELDS, Merger};
use crate::credentials::may_be_credential_name;
use crate::infer::places::occurrence::{Occurrence, Origin};
use crate::infer::places::words::well_known::has_id;
use crate::infer::shapes::arena::{Arena, Form, KeyId, NodeId, Record, RecordId, Slot, Tag};
use crate::infer::shapes::fold::CALL_KEYS;
use crate::infer::shapes::json_kinds::Kinds;
use crate::name;
use crate::name::generic::is_content;

/// The number of envelopes within each other: `{"data": {"attributes": {…}}}`.
const MAX_ENVELOPES: usize = 3;

impl Merger<'_> {
    /// Returns `true` if both name their types (`"type": "card"`), and these differ; or if creating one shows a credential that
    /// the other does not have.
    pub fn told_apart(&self, a: RecordId, b: RecordId) -> bool {
        let shows = |a: RecordId, b: RecordId| {
            let (one, other) = (self.arena.record(a), self.arena.record(b));
            self.issued.contains(&a)
                && !self.issued.contains(&b)
                && credential_of_one(self.arena, one, other, self.hints).is_some()
        };
        self.tags(a, b).any(|(_, one, other)| one.differs(other))
            || shows(a, b)
            || shows(b, a)
            || self.hold_others(a, b, MAX_ENVELOPES)
    }

    /// Returns `true` for two envelopes whose contents are different things: of other types, or with few of their keys in common.
    fn hold_others(&self, a: RecordId, b: RecordId, depth: usize) -> bool {
        const SEVERAL: usize = 3;
        let (one, other) = (self.arena.record(a), self.arena.record(b));
        let are_pages = self.is_page(one) && self.is_page(other);
        let differ = |(key, here, there): (KeyId, NodeId, NodeId)| {
            let [Some(a), Some(b)] = [here, there].map(|node| self.record_inside(node)) else { return false };
            let are_two = a != b && self.structs(a, b) && self.is_around(key, here, are_pages);
            are_two
                && (self.tags(a, b).any(|(_, one, other)| one.differs(other))
                    || self.least_fields(a, b) >= SEVERAL && self.weight_in_common(a, b) < 0.5
                    || self.hold_others(a, b, depth - 1))
        };
        depth > 0 && one.common(other).any(differ)
    }

    /// Returns `true` for equal keys and kinds, also of what they are around, by itself.
    pub fn equal_with_content(&self, a: RecordId, b: RecordId) -> bool {
        self.equal(a, b) && self.hold_equal(a, b, MAX_ENVELOPES)
    }

    /// Returns `true` unless one of two equal envelopes or pages has no things, and the other has.
    fn hold_equal(&self, a: RecordId, b: RecordId, depth: usize) -> bool {
        depth == 0 || self.hold_one(a, b, |a, b| self.hold_equal(a, b, depth - 1))
    }

    /// Returns `true` if what two envelopes or pages are around is one thing by itself: their own keys are those of any other. `is_one` tells
    /// that for two objects.
    pub fn hold_one(&self, a: RecordId, b: RecordId, is_one: impl Fn(RecordId, RecordId) -> bool) -> bool {
        let (one, other) = (self.arena.record(a), self.arena.record(b));
        let are_pages = self.is_page(one) && self.is_page(other);
        let is_around = |key, node| self.is_around(key, node, are_pages);
        if !are_pages && self.weighs_without(one, MIN_FIELDS, |slot| is_around(slot.key, slot.node)) {
            return true;
        }
        one.common(other).filter(|(key, here, _)| is_around(*key, *here)).all(|(_, here, there)| {
            match [here, there].map(|node| self.record_inside(node)) {
                [Some(a), Some(b)] => a == b || !self.structs(a, b) || self.least_fields(a, b) == 0 || is_one(a, b),
                [None, None] => true,
                // of an empty list, nothing is known
                _ => [here, there].iter().any(|node| self.arena.node(*node).item.is_none()),
            }
        })
    }

    /// Returns `true` for a key around the thing itself, or for any list of a page.
    fn is_around(&self, key: KeyId, node: NodeId, in_page: bool) -> bool {
        self.is_content(key) || in_page && self.arena.node(node).item.is_some()
    }

    /// Returns `true` for a key around the thing itself.
    fn is_content(&self, key: KeyId) -> bool {
        let words = name::singular(name::words(self.arena.key(key)));
        is_content(&words) || words == "attribute"
    }

    /// Returns `true` for two calls at one endpoint, distinguished by a field.
    pub fn other_calls(&self, a: RecordId, b: RecordId) -> bool {
        self.tags(a, b).any(|(key, one, other)| one.differs(other) && CALL_KEYS.contains(&self.arena.key(key)))
    }

    pub fn tags(&self, a: RecordId, b: RecordId) -> impl Iterator<Item = (KeyId, Tag, Tag)> {
        let (a, b) = (self.arena.record(a), self.arena.record(b));
        a.slots.iter().filter_map(|slot| {
            let tag = self.arena.node(slot.node).tag;
            let other = (tag != Tag::None).then(|| b.position(slot.key)).flatten()?;
            Some((slot.key, tag, self.arena.node(b.slots[other].node).tag))
        })
    }

    /// Returns `true` for a few scalars. Several with an id are a thing.
    pub fn is_short(&self, id: RecordId) -> bool {
        const MAX_FIELDS: usize = 3;
        let record = self.arena.record(id);
        let slots = &record.slots;
        let is_scalar = |slot: &Slot| self.record_inside(slot.node).is_none();
        let is_thing = slots.len() > 1 && has_id(self.arena, record);
        (1..=MAX_FIELDS).contains(&slots.len()) && !is_thing && slots.iter().all(is_scalar)
    }

    /// Returns `true` if there is nothing but a text: `{"status": "open"}`.
    pub fn is_text(&self, id: RecordId) -> bool {
        let [slot] = self.arena.record(id).slots.as_slice() else { return false };
        Kinds::of(self.arena.node(slot.node), self.hints).is_text()
    }

    /// Returns `true` if there is nothing but a list of ids: `{"ids": [1, 2]}`.
    pub fn is_list_of_ids(&self, id: RecordId) -> bool {
        let [slot] = self.arena.record(id).slots.as_slice() else { return false };
        let is_list = self.arena.node(slot.node).item.is_some() && self.record_inside(slot.node).is_none();
        let words = name::singular(name::words(self.arena.key(slot.key)));
        is_list && words.rsplit(' ').next().is_some_and(name::is_own_id)
    }

    /// Returns `true` if there is nothing but objects without fields.
    pub fn says_nothing(&self, id: RecordId) -> bool {
        let record = self.arena.record(id);
        let is_empty = |slot: &Slot| {
            let node = self.arena.node(slot.node);
            node.item.is_none() && node.record.is_some_and(|inner| self.arena.record(inner).slots.is_empty())
        };
        record.form == Form::Struct && record.slots.iter().all(is_empty)
    }
}

/// Returns `true` if only requests that create a thing answer with it.
pub fn is_issued(places: &[Occurrence], origins: &[Origin]) -> bool {
    places.iter().all(|place| place.depth == 0 && origins[place.origin].resource.method == "POST")
}

/// Returns `true` if a place is a part of what a PATCH changes.
pub fn is_patched(places: &[Occurrence], origins: &[Origin]) -> bool {
    places.iter().any(|place| origins[place.origin].resource.method == "PATCH" && !place.is_complete())
}

/// Returns the key of a credential that one has, and the other does not.
pub fn credential_of_one(arena: &Arena, one: &Record, other: &Record, hints: bool) -> Option<KeyId> {
    let is_credential = |slot: &&Slot| {
        other.position(slot.key).is_none()
            && Kinds::of(arena.node(slot.node), hints).is_text()
            && may_be_credential_name(arena.key(slot.key))
    };
    one.slots.iter().find(is_credential).map(|slot| slot.key)
}
