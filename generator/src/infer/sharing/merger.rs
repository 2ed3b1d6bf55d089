//! When two records are one type, and making them one.

use std::collections::BTreeMap;

use crate::infer::shapes::agreement::{Rule, agree_records};
use crate::infer::shapes::arena::{Arena, Form, KeyId, RecordId};

/// Fewer fields are equal by accident: `{id, name}` of an owner and of a category.
pub const MIN_FIELDS: usize = 4;
/// Types of one name that a record is compared with.
const MAX_CANDIDATES: usize = 16;

/// What records with the same keys have in common, and few others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeySum {
    pub count: usize,
    sum: u64,
}

/// Merges records of one arena.
pub struct Merger<'a> {
    pub arena: &'a mut Arena,
    pub hints: bool,
    /// Why what is merged now is one thing.
    pub why: &'static str,
}

impl Merger<'_> {
    /// Yields whether they were two.
    pub fn merge(&mut self, a: RecordId, b: RecordId) -> bool {
        let distinct = self.arena.find_record(a) != self.arena.find_record(b);
        if distinct {
            self.arena.merges.push((a, self.why));
        }
        self.arena.unify_records(a, b);
        distinct
    }

    /// Half of the keys in common, no conflict.
    pub fn alike(&self, a: RecordId, b: RecordId) -> bool {
        self.overlap(a, b) >= 0.5 && self.agree(a, b, Rule::NoConflict)
    }

    /// The same keys and kinds, down to the scalars.
    pub fn equal(&self, a: RecordId, b: RecordId) -> bool {
        self.agree(a, b, Rule::SameKeys)
    }

    fn agree(&self, a: RecordId, b: RecordId, rule: Rule) -> bool {
        // A merge of the same round may have made one of them a map.
        let structs = [a, b].iter().all(|id| self.arena.record(*id).form == Form::Struct);
        structs && agree_records(self.arena, a, b, rule, self.hints)
    }

    /// The common share of the keys of both.
    fn overlap(&self, a: RecordId, b: RecordId) -> f64 {
        let (a, b) = (self.arena.record(a), self.arena.record(b));
        let common = a.slots.iter().filter(|slot| b.position(slot.key).is_some()).count();
        common as f64 / (a.slots.len() + b.slots.len() - common) as f64
    }

    pub fn key_sum(&self, id: RecordId) -> KeySum {
        let slots = &self.arena.record(id).slots;
        KeySum { count: slots.len(), sum: slots.iter().map(|slot| u64::from(slot.key.number())).sum() }
    }

    pub fn keys(&self, id: RecordId) -> Vec<KeyId> {
        let mut keys: Vec<KeyId> = self.arena.record(id).slots.iter().map(|slot| slot.key).collect();
        keys.sort_unstable();
        keys
    }

    /// Parts groups into those that have the same keys, where there are several of them.
    pub fn by_keys<K: Clone + Ord>(
        &self,
        groups: BTreeMap<K, Vec<RecordId>>,
    ) -> BTreeMap<(K, Vec<KeyId>), Vec<RecordId>> {
        let mut parted: BTreeMap<_, Vec<RecordId>> = BTreeMap::new();
        for (name, group) in groups.into_iter().filter(|(_, group)| group.len() > 1) {
            for id in group {
                parted.entry((name.clone(), self.keys(id))).or_default().push(id);
            }
        }
        parted
    }

    /// Merges each record of the group with the one before that it has most in common with.
    pub fn merge_alike(&mut self, group: &[RecordId]) -> bool {
        let mut kept: Vec<RecordId> = Vec::new();
        let mut merged = false;
        for &id in group {
            let mut best: Option<(RecordId, f64)> = None;
            for &other in &kept {
                let overlap = self.overlap(id, other);
                if best.is_none_or(|(_, most)| overlap > most) && self.alike(id, other) {
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

    /// Merges each record of the group with the first one before that equals it.
    pub fn merge_equal(&mut self, group: &[RecordId]) -> bool {
        let mut kept: Vec<RecordId> = Vec::new();
        let mut merged = false;
        for &id in group {
            let equal = kept.iter().copied().find(|other| self.equal(id, *other));
            match equal {
                Some(other) => merged |= self.merge(id, other),
                None if kept.len() < MAX_CANDIDATES => kept.push(id),
                None => {}
            }
        }
        merged
    }
}

/// Merges the equal records of each group.
pub fn merge_groups<K>(merger: &mut Merger<'_>, groups: BTreeMap<K, Vec<RecordId>>) -> bool {
    let mut merged = false;
    for group in groups.into_values() {
        merged |= merger.merge_equal(&group);
    }
    merged
}
