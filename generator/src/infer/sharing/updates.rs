//! The bodies of requests that change a thing, with the fields of those that create it: an example changes one or two, and a caller may change
//! any.

use std::collections::BTreeMap;

use crate::infer::model::Direction;
use crate::infer::places::occurrence::{Origin, Walk};
use crate::infer::places::resource::Resource;
use crate::infer::shapes::agreement::{Rule, agree_records};
use crate::infer::shapes::arena::{Arena, Form, RecordId, Slot};

/// The number of objects within each other around the thing: `{"data": {"user": {…}}}`.
const MAX_WRAPPERS: usize = 3;

/// Adds the missing fields; returns `true` if there are any.
pub fn complete(arena: &mut Arena, walk: &Walk, origins: &[Origin], hints: bool) -> bool {
    let mut makers: BTreeMap<&str, RecordId> = BTreeMap::new();
    for id in &walk.records {
        for resource in whole_bodies(walk, origins, *id).into_iter().flatten().filter(|one| makes(one)) {
            makers.entry(&resource.collection).or_insert(*id);
        }
    }
    let mut is_changed = false;
    for id in &walk.records {
        let bodies = whole_bodies(walk, origins, *id);
        let changes_all = bodies.iter().all(|resource| resource.is_some_and(changes));
        let maker = bodies.first().copied().flatten().and_then(|resource| makers.get(resource.collection.as_str()));
        if let Some(maker) = maker.filter(|_| changes_all) {
            let is_patch = bodies.iter().flatten().all(|resource| resource.method == "PATCH");
            is_changed |= Completing { arena, hints, few: if is_patch { 2 } else { 3 } }.add(*id, *maker, MAX_WRAPPERS);
        }
    }
    is_changed
}

/// Returns the resources of all places of a record; `None` for each that is not a whole body.
fn whole_bodies<'o>(walk: &Walk, origins: &'o [Origin], id: RecordId) -> Vec<Option<&'o Resource>> {
    let places = walk.record_occurrences[&id].iter();
    let resource =
        |origin: usize| Some(&*origins[origin].resource).filter(|_| origins[origin].direction == Direction::Body);
    places.map(|place| resource(place.origin).filter(|_| place.depth == 0 && place.path.is_empty())).collect()
}

fn makes(resource: &Resource) -> bool {
    resource.method == "POST" && !resource.by_id && !resource.action && !resource.nouns.is_empty()
}

fn changes(resource: &Resource) -> bool {
    ["PATCH", "PUT"].contains(&resource.method.as_str()) && resource.by_id && !resource.action
}

struct Completing<'a> {
    arena: &'a mut Arena,
    hints: bool,
    /// The part of the fields that an example of a change has at most: that of a PUT may be complete.
    few: usize,
}

impl Completing<'_> {
    /// Adds the fields that only the body to create has, if it has all of the other, or does so for the one object in both. All of them may be
    /// left out then.
    fn add(&mut self, changed: RecordId, made: RecordId, depth: usize) -> bool {
        let (one, other) = (self.arena.record(changed), self.arena.record(made));
        let are_structs = [one, other].iter().all(|record| record.form == Form::Struct && !record.separate);
        let has_all = one.slots.iter().all(|slot| other.position(slot.key).is_some());
        if depth == 0
            || self.arena.find_record(changed) == self.arena.find_record(made)
            || !are_structs
            || !has_all
            || !agree_records(self.arena, changed, made, Rule::NoConflict, self.hints)
        {
            return false;
        }
        if let ([inner], [other]) = (one.slots.as_slice(), other.slots.as_slice()) {
            let inner = self.arena.node(inner.node).record.zip(self.arena.node(other.node).record);
            return inner.is_some_and(|(changed, made)| self.add(changed, made, depth - 1));
        }
        if self.few * one.slots.len() > other.slots.len() {
            return false;
        }
        let missing: Vec<Slot> = other.slots.iter().filter(|slot| one.position(slot.key).is_none()).copied().collect();
        let record = self.arena.record_mut(changed);
        record.count += 1;
        for slot in &missing {
            record.push(Slot { present: 0, seen_by: 0, ..*slot });
        }
        true
    }
}
