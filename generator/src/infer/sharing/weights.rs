//! How much keys say about the thing that has them.

use std::collections::{BTreeMap, BTreeSet};

use super::merger::{Merger, Weight};
use crate::infer::model::{Direction, FAILURE_SITE};
use crate::infer::places::occurrence::Origin;
use crate::infer::places::words::well_known::has_id;
use crate::infer::shapes::arena::{Arena, Form, KeyId, Record, RecordId, Slot};
use crate::name;
use crate::name::generic::{is_common, is_generic};

/// Returns the keys that nearly all answers have which are no things themselves: those of an envelope.
pub fn envelope(arena: &Arena, origins: &[Origin]) -> BTreeSet<KeyId> {
    const MIN_ANSWERS: usize = 4;
    let is_answer = |origin: &&Origin| origin.direction == Direction::Answer && arena.key(origin.name) != FAILURE_SITE;
    let records: Vec<&Record> = origins
        .iter()
        .filter(is_answer)
        .filter_map(|origin| Some(arena.record(arena.node(origin.root).record?)))
        .filter(|record| record.form == Form::Struct && !has_id(arena, record))
        .collect();
    let mut counts: BTreeMap<KeyId, usize> = BTreeMap::new();
    for slot in records.iter().flat_map(|record| &record.slots) {
        *counts.entry(slot.key).or_default() += 1;
    }
    counts.retain(|_, count| records.len() >= MIN_ANSWERS && 4 * *count >= 3 * records.len());
    counts.into_keys().collect()
}

impl Merger<'_> {
    /// Returns `true` if a record has at least `wanted` keys, including those of nested objects.
    pub fn has_keys(&self, id: RecordId, wanted: usize) -> bool {
        let mut seen = BTreeSet::new();
        let mut found = 0;
        let mut work = vec![self.arena.find_record(id)];
        while let Some(id) = work.pop() {
            if !seen.insert(id) {
                continue;
            }
            let record = self.arena.record(id);
            found += record.slots.len();
            if found >= wanted {
                return true;
            }
            work.extend(record.slots.iter().filter_map(|slot| self.record_inside(slot.node)));
        }
        false
    }

    /// Returns `true` if a record's keys, including those of nested objects, have at least this weight: a key that many things have (`name`,
    /// `count`) is half as significant as another.
    pub fn weighs(&self, id: RecordId, least: usize) -> bool {
        let mut weight = 0;
        self.arena.record(id).slots.iter().any(|slot| {
            let inside = self.record_inside(slot.node).map_or(0, |inside| self.arena.record(inside).slots.len());
            weight += inside + self.weight(slot.key).significance;
            weight >= least
        })
    }

    /// Returns `true` if a record's own keys have at least this weight, without some of them, and without those of an envelope.
    pub fn weighs_without(&self, record: &Record, least: usize, is_left_out: impl Fn(&Slot) -> bool) -> bool {
        let own = record.slots.iter().filter(|slot| !is_left_out(slot) && !self.envelope.contains(&slot.key));
        own.map(|slot| self.weight(slot.key).significance).sum::<usize>() >= least
    }

    /// Returns the share of the weight of the smaller record's keys that the other has, too.
    pub fn weight_in_common(&self, a: RecordId, b: RecordId) -> f64 {
        let (one, other) = (self.arena.record(a), self.arena.record(b));
        let weigh = |record: &Record| record.slots.iter().map(|slot| self.weight(slot.key).significance).sum::<usize>();
        let common: usize = one.common(other).map(|(key, _, _)| self.weight(key).significance).sum();
        match weigh(one).min(weigh(other)) {
            0 => 1.0,
            smaller => common as f64 / smaller as f64,
        }
    }

    /// Returns `true` for an object around a list that otherwise says where it begins and ends.
    pub fn is_page(&self, record: &Record) -> bool {
        let is_list = |slot: &Slot| self.arena.node(slot.node).item.is_some();
        let others = record.slots.iter().filter(|slot| !is_list(slot));
        let paging = others.clone().filter(|slot| self.weight(slot.key).is_paging).count();
        2 * paging > others.count() && record.slots.iter().any(is_list) && !has_id(self.arena, record)
    }

    fn weight(&self, key: KeyId) -> Weight {
        *self.weights.borrow_mut().entry(key).or_insert_with(|| {
            let words = name::words(self.arena.key(key));
            let is_paging = name::is_paging(&words);
            let words = words.join(" ");
            let significance = if is_generic(&words) || is_common(&words) { 1 } else { 2 };
            Weight { significance, is_paging }
        })
    }
}
