//! The settled shapes of all sites, with their places.

use super::occurrence::{Occurrence, Origin, Walk};
use super::words::well_known::WellKnown;
use crate::infer::kinds::evidence::Evidence;
use crate::infer::model::{Direction, InferOptions};
use crate::infer::shapes::arena::{Arena, Form, NodeId, Record, Slot};
use crate::infer::shapes::overridden::PinnedPresence;
use crate::name;
use crate::name::generic::is_content;

/// The largest number of required fields of a body: they are the arguments of `new`, and clippy accepts no more.
const MAX_REQUIRED: usize = 7;

/// The settled shapes of all sites.
pub struct Shapes<'a> {
    pub arena: &'a Arena,
    pub walk: &'a Walk,
    pub origins: &'a [Origin],
    /// The names of the roots of the origins in the lock.
    pub roots: &'a [String],
    pub options: &'a InferOptions,
}

/// Verbs of paths for what PATCH does in any case: `PATCH /update-user`.
const UPDATES: [&str; 5] = ["change", "edit", "modify", "patch", "update"];

impl Shapes<'_> {
    /// Returns `true` if objects are the changes of a PATCH, where omitted fields stay unchanged. The elements of lists, the operations of a
    /// JSON patch, and the bodies of actions (`PATCH /users/:id/assign-role`) are complete.
    pub fn is_partial(&self, occurrences: &[Occurrence], record: &Record) -> bool {
        let whole = |place: &Occurrence| {
            let resource = &self.origins[place.origin].resource;
            let is_update = || resource.deed.split(' ').next().is_some_and(|verb| UPDATES.contains(&verb));
            resource.method != "PATCH" || resource.action && !is_update() || place.is_complete()
        };
        WellKnown::of(self.arena, record) != Some(WellKnown::JsonPatch)
            && !occurrences.iter().any(whole)
            && !self.is_wrapper(occurrences, record)
    }

    /// Returns `true` for a body with nothing but the thing that its path names: `{"user": {…}}` of `/users/:id`.
    fn is_wrapper(&self, occurrences: &[Occurrence], record: &Record) -> bool {
        let [slot] = record.slots.as_slice() else { return false };
        let inner = self.arena.node(slot.node).record.map(|inner| self.arena.record(inner));
        let singular = name::singular(name::words(self.arena.key(slot.key)));
        let is_around = |place: &Occurrence| {
            place.depth == 0 && (is_content(&singular) || self.origins[place.origin].resource.is_called(&singular))
        };
        inner.is_some_and(|inner| inner.form == Form::Struct && !inner.slots.is_empty())
            && occurrences.iter().all(is_around)
    }

    /// Returns `true` if an object has so many fields that it is hardly ever sent completely: only the configuration can state which are required.
    pub fn is_large(&self, occurrences: &[Occurrence], record: &Record) -> bool {
        let required = record.slots.iter().filter(|slot| {
            let pin = self.arena.node(slot.node).pin.as_ref().and_then(|pin| pin.presence);
            slot.present == record.count
                && !self.is_nullable(slot.node)
                && !self.says_optional(slot.node)
                && self.constant(occurrences, record, slot).is_none()
                && pin != Some(PinnedPresence::Optional)
        });
        required.count() > MAX_REQUIRED
    }

    /// Returns the text that a field of a body has in all requests, if it is a constant of each.
    pub fn constant(&self, occurrences: &[Occurrence], record: &Record, slot: &Slot) -> Option<&str> {
        let key = self.arena.key(slot.key);
        let mut texts = occurrences.iter().map(|place| {
            let constants = self.origins[place.origin].constants.iter();
            let own = constants.filter(|_| place.depth == 0 && place.path.is_empty()).find(|(own, _)| own == key);
            own.map(|(_, text)| text.as_str())
        });
        let first = texts.next()??;
        let is_always = slot.present == record.count && self.arena.node(slot.node).pin.is_none();
        (is_always && texts.all(|text| text == Some(first))).then_some(first)
    }

    pub fn is_nullable(&self, id: NodeId) -> bool {
        let node = self.arena.node(id);
        node.nulls > 0 || (self.options.hints && node.evidence.has(Evidence::HINT_NULL))
    }

    /// Returns `true` if an example, or a comment behind it, says that the field is optional.
    pub fn says_optional(&self, id: NodeId) -> bool {
        self.arena.node(id).evidence.has(Evidence::SAYS_OPTIONAL)
    }

    pub fn direction(&self, occurrences: &[Occurrence]) -> Direction {
        let first = occurrences.first();
        first.map_or(Direction::Answer, |first| self.origins[first.origin].direction)
    }
}
