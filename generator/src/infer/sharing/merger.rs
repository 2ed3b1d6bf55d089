//! Joins records, and compares them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::infer::shapes::agreement::{Rule, agree_on_top, agree_records};
use crate::infer::shapes::arena::id_hash::ById;
use crate::infer::shapes::arena::{Arena, Form, KeyId, NodeId, RecordId, Slot, Tag};
use crate::name;
use crate::options::RustType;

/// Records with fewer fields may be equal by accident: `{id, name}` of an owner and of a category.
pub const MIN_FIELDS: usize = 4;
/// The largest number of types in a group with which a record is compared.
const MAX_CANDIDATES: usize = 32;

/// What is known about a key.
#[derive(Clone, Copy)]
pub struct Weight {
    /// 1 for a key that many things have (`name`, `count`), otherwise 2.
    pub significance: usize,
    /// `true` if it may be about a page of a list.
    pub is_paging: bool,
}

/// Merges records of one arena.
pub struct Merger<'a> {
    pub arena: &'a mut Arena,
    pub hints: bool,
    /// The reason for the following merges.
    pub why: &'static str,
    /// The answers of requests that create things, which alone may have their credentials.
    pub issued: BTreeSet<RecordId>,
    /// The keys of an envelope around all answers.
    pub envelope: BTreeSet<KeyId>,
    /// A cache of the weights of keys.
    pub weights: RefCell<HashMap<KeyId, Weight, ById>>,
}

impl<'a> Merger<'a> {
    pub fn new(arena: &'a mut Arena, hints: bool) -> Self {
        Self { arena, hints, why: "", issued: BTreeSet::new(), envelope: BTreeSet::new(), weights: RefCell::default() }
    }

    /// Joins two records; returns `true` if they were different.
    pub fn merge(&mut self, a: RecordId, b: RecordId) -> bool {
        let distinct = self.arena.find_record(a) != self.arena.find_record(b);
        if distinct {
            self.arena.merges.push((a, b, self.why));
        }
        self.arena.unify_records(a, b);
        distinct
    }

    /// Returns `true` if the records share that part of their keys, without a conflict.
    pub fn alike(&self, a: RecordId, b: RecordId, share: f64) -> bool {
        self.overlap(a, b) >= share && self.agree(a, b, Rule::NoConflict) && !self.told_apart(a, b)
    }

    /// Returns `true` for equal keys and kinds, down to the scalars.
    pub fn equal(&self, a: RecordId, b: RecordId) -> bool {
        self.agree(a, b, Rule::SameKeys) && !self.told_apart(a, b)
    }

    /// Returns `true` for equal keys and kinds of one resource: examples of it may be of several types.
    pub fn equal_but_type(&self, a: RecordId, b: RecordId) -> bool {
        let other = |(key, one, other): (KeyId, Tag, Tag)| one.differs(other) && self.arena.key(key) != "type";
        self.agree(a, b, Rule::SameKeys) && !self.tags(a, b).any(other)
    }

    /// Returns `true` for equal keys and kinds, whatever their `type`: references to things of two types.
    pub fn equal_fields(&self, a: RecordId, b: RecordId) -> bool {
        self.agree(a, b, Rule::SameKeys)
    }

    /// Returns `true` if no common field has different kinds.
    pub fn agreeing(&self, a: RecordId, b: RecordId) -> bool {
        self.agree(a, b, Rule::NoConflict)
    }

    /// Returns `true` if there is no conflict at the top level, which is enough for two examples of one request.
    pub fn compatible(&self, a: RecordId, b: RecordId) -> bool {
        self.structs(a, b) && agree_on_top(self.arena, a, b, self.hints)
    }

    /// The same as [`Self::compatible`], with some common keys of the smaller record: an endpoint may accept anything.
    pub fn related(&self, a: RecordId, b: RecordId) -> bool {
        const SHARE: f64 = 0.3;
        self.contained(a, b) >= SHARE && self.compatible(a, b)
    }

    /// Returns the share of the smaller record's keys that the other has, too.
    pub fn contained(&self, a: RecordId, b: RecordId) -> f64 {
        let (one, other) = (self.arena.record(a), self.arena.record(b));
        let common = one.common(other).count();
        match one.slots.len().min(other.slots.len()) {
            0 => 1.0,
            smaller => common as f64 / smaller as f64,
        }
    }

    /// Returns `true` if one has nearly all of the several keys of the other, without a conflict.
    pub fn contains(&self, a: RecordId, b: RecordId) -> bool {
        const SHARE: f64 = 0.9;
        self.least_fields(a, b) >= MIN_FIELDS
            && self.contained(a, b) >= SHARE
            && self.agree(a, b, Rule::NoConflict)
            && !self.told_apart(a, b)
    }

    /// Returns `true` if one has all keys of the other and at most as many others, without a conflict: a thing to create, and with its id.
    pub fn extends(&self, a: RecordId, b: RecordId) -> bool {
        self.least_fields(a, b) >= 2 && self.contained(a, b) >= 1.0 && self.alike(a, b, 0.5)
    }

    /// Returns `true` if both have an id, and one has most of the keys of the other, without a conflict.
    pub fn same_thing(&self, a: RecordId, b: RecordId) -> bool {
        const SHARE: f64 = 0.75;
        let other = self.arena.record(b);
        let is_id = |slot: &Slot| name::is_own_id(self.arena.key(slot.key)) && other.position(slot.key).is_some();
        self.least_fields(a, b) >= MIN_FIELDS
            && self.contained(a, b) >= SHARE
            && self.arena.record(a).slots.iter().any(is_id)
            && self.alike(a, b, 0.0)
    }

    /// Returns `true` if one has half of the keys of the other, besides those that all things have, without a conflict.
    pub fn same_object(&self, a: RecordId, b: RecordId) -> bool {
        const OF_ALL: usize = 2; // the id and the type
        let common = self.arena.record(a).common(self.arena.record(b)).count();
        let (own, shared) = [self.least_fields(a, b), common].map(|count| count.saturating_sub(OF_ALL)).into();
        own > 0 && 2 * shared >= own && self.alike(a, b, 0.0)
    }

    /// Returns `true` if one has all keys of the other and few more, without a conflict.
    pub fn has_all_and_few_more(&self, a: RecordId, b: RecordId) -> bool {
        self.contained(a, b) >= 1.0 && self.alike(a, b, 0.85)
    }

    /// Returns `true` if one has nearly all of the many keys of the other and few more, without a conflict: a thing, and what an action on it answers.
    pub fn same_of_many(&self, a: RecordId, b: RecordId) -> bool {
        const MANY_FIELDS: usize = 10;
        self.least_fields(a, b) >= MANY_FIELDS && self.contained(a, b) >= 0.9 && self.alike(a, b, 0.75)
    }

    pub fn least_fields(&self, a: RecordId, b: RecordId) -> usize {
        self.arena.record(a).slots.len().min(self.arena.record(b).slots.len())
    }

    fn agree(&self, a: RecordId, b: RecordId, rule: Rule) -> bool {
        self.structs(a, b)
            && self.says_nothing(a) == self.says_nothing(b)
            && agree_records(self.arena, a, b, rule, self.hints)
    }

    /// Returns `true` if both are still structs: a merge of the same round may have turned one into a map.
    pub fn structs(&self, a: RecordId, b: RecordId) -> bool {
        [a, b].iter().all(|id| self.arena.record(*id).form == Form::Struct)
    }

    /// RFC 6902 allows any JSON as the `value` of an operation.
    pub fn any_value(&mut self, patch: RecordId) {
        let record = self.arena.record(patch);
        let value = record.slots.iter().find(|slot| self.arena.key(slot.key) == "value");
        if let Some(node) = value.map(|slot| slot.node) {
            self.arena.node_mut(node).pin.get_or_insert_default().ty.get_or_insert(RustType::Value);
        }
    }

    /// Returns the share of common keys among the keys of both.
    pub fn overlap(&self, a: RecordId, b: RecordId) -> f64 {
        let (a, b) = (self.arena.record(a), self.arena.record(b));
        let common = a.common(b).count();
        let all = a.slots.len() + b.slots.len() - common;
        if all == 0 { 1.0 } else { common as f64 / all as f64 }
    }

    pub fn keys(&self, id: RecordId) -> Vec<KeyId> {
        let mut keys: Vec<KeyId> = self.arena.record(id).slots.iter().map(|slot| slot.key).collect();
        keys.sort_unstable();
        keys
    }

    /// The objects at a place, or in the lists there.
    pub fn record_inside(&self, mut id: NodeId) -> Option<RecordId> {
        let mut seen = BTreeSet::new();
        while seen.insert(self.arena.find(id)) {
            let node = self.arena.node(id);
            match (node.record, node.item) {
                (Some(record), _) => return Some(self.arena.find_record(record)),
                (None, Some(item)) => id = item,
                (None, None) => return None,
            }
        }
        None
    }

    /// Splits groups into records with equal keys, if there are several of them.
    pub fn by_keys<K: Clone + Ord>(
        &self,
        groups: BTreeMap<K, Vec<RecordId>>,
    ) -> BTreeMap<(K, Vec<KeyId>), Vec<RecordId>> {
        let mut parted: BTreeMap<_, Vec<RecordId>> = BTreeMap::new();
        for (name, group) in groups.into_iter().filter(|(_, group)| group.len() > 1) {
            for (id, _) in self.distinct(group) {
                parted.entry((name.clone(), self.keys(id))).or_default().push(id);
            }
        }
        parted
    }

    /// Returns the records that are not merged with an earlier one, each with the number of those that are.
    pub fn distinct(&self, ids: impl IntoIterator<Item = RecordId>) -> Vec<(RecordId, usize)> {
        let mut found: Vec<(RecordId, usize)> = Vec::new();
        let mut places: HashMap<RecordId, usize, ById> = HashMap::default();
        for id in ids {
            let place = *places.entry(self.arena.find_record(id)).or_insert(found.len());
            match found.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => found.push((id, 1)),
            }
        }
        found
    }

    /// Merges each record of the group with the most similar previous one, if both match.
    pub fn merge_where(&mut self, group: &[RecordId], fit: impl Fn(&Self, RecordId, RecordId) -> bool) -> bool {
        let mut kept: Vec<RecordId> = Vec::new();
        let mut merged = false;
        for &id in group {
            let id = self.arena.find_record(id);
            if kept.iter().any(|other| self.arena.find_record(*other) == id) {
                continue;
            }
            let mut best: Option<(RecordId, f64)> = None;
            for &other in &kept {
                let overlap = self.overlap(id, other);
                if best.is_none_or(|(_, most)| overlap > most) && fit(self, id, other) {
                    best = Some((other, overlap));
                }
            }
            match best {
                Some((other, _)) => merged |= self.merge(id, other),
                None if kept.len() < MAX_CANDIDATES => kept.push(id),
                None => {}
            }
        }
        merged
    }

    /// Merges the equal records of each group.
    pub fn merge_equal<K>(&mut self, groups: BTreeMap<K, Vec<RecordId>>) -> bool {
        let mut merged = false;
        for group in groups.into_values() {
            merged |= self.merge_where(&group, Self::equal);
        }
        merged
    }
}
