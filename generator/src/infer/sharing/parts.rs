//! One type for one thing among the objects within answers and bodies, which no path of a request names: only their keys, those
//! of the objects around them, and their own fields identify them.

use std::collections::{BTreeMap, HashMap};

use super::candidate::{Candidate, Groups, Side};
use super::merger::{MIN_FIELDS, Merger};
use crate::infer::places::words::well_known::WellKnown;
use crate::infer::shapes::arena::{KeyId, RecordId};

/// Objects with at least this number of fields are one thing if they share three quarters of them.
const MANY_FIELDS: usize = 6;

/// Whole answers with this number of fields are hardly alike by accident.
const VERY_MANY_FIELDS: usize = 12;

/// Returns `true` if a record has many fields.
pub fn is_large(merger: &Merger<'_>, id: RecordId) -> bool {
    merger.arena.record(id).slots.len() >= MANY_FIELDS
}

/// Returns `true` if a record has enough fields that two of one answer are hardly equal by accident.
fn has_several(merger: &Merger<'_>, id: RecordId) -> bool {
    merger.arena.record(id).slots.len() >= MIN_FIELDS - 1 && merger.weighs(id, MIN_FIELDS - 1)
}

/// Returns `true` if anything was merged.
pub fn merge(merger: &mut Merger<'_>, candidates: &[Candidate]) -> bool {
    let mut merged = false;
    merger.why = "they have one name, half of the keys in common, and no conflict";
    for group in by_name(candidates, false).into_values() {
        merged |= merger.merge_where(&group, |merger, a, b| merger.alike(a, b, 0.5));
    }
    merger.why = "they have one name and are equal";
    for group in merger.by_keys(by_name(candidates, true)).into_values() {
        merged |= merger.merge_where(&group, Merger::equal_with_content);
    }
    merged |= merge_well_known(merger, candidates);
    merger.why = "they are fields of one object, and equal";
    let mut siblings: BTreeMap<(Side, RecordId), Vec<RecordId>> = BTreeMap::new();
    for one in candidates.iter().filter(|one| merger.weighs(one.id, MIN_FIELDS - 1)) {
        for parent in &one.parents {
            siblings.entry((one.side, *parent)).or_default().push(one.id);
        }
    }
    merged |= merger.merge_equal(merger.by_keys(siblings));
    merger.why = "they are parts of one answer or body, and equal";
    let mut siblings: BTreeMap<(Side, usize), Vec<RecordId>> = BTreeMap::new();
    for one in candidates.iter().filter(|one| one.is_part() && has_several(merger, one.id)) {
        for site in &one.sites {
            siblings.entry((one.side, *site)).or_default().push(one.id);
        }
    }
    merged |= merger.merge_equal(merger.by_keys(siblings));
    merger.why = "they are equal";
    let mut telling: BTreeMap<Side, Vec<RecordId>> = BTreeMap::new();
    let tells = |one: &&Candidate| match one.is_part() {
        true => merger.weighs(one.id, MIN_FIELDS),
        false => merger.has_keys(one.id, MIN_FIELDS),
    };
    for one in candidates.iter().filter(tells) {
        telling.entry(one.side).or_default().push(one.id);
    }
    for group in merger.by_keys(telling).into_values() {
        merged |= merger.merge_where(&group, Merger::equal_with_content);
    }
    merged | merge_nearly_equal(merger, candidates)
}

/// Groups parts by the names of their keys: either the significant ones, or the generic ones. What actions do with a thing tells nothing of
/// its other fields.
fn by_name(candidates: &[Candidate], generic: bool) -> Groups<'_> {
    let mut groups = Groups::new();
    for one in candidates.iter().filter(|one| !one.root && !one.is_in_action && one.key_words.generic == generic) {
        groups.entry((one.side, &one.key_words.singular)).or_default().push(one.id);
    }
    groups
}

/// Joins references, whatever they refer to. Received ones may have more or fewer of the keys.
fn merge_well_known(merger: &mut Merger<'_>, candidates: &[Candidate]) -> bool {
    merger.why = "their fields are those of a reference, a link or an amount";
    let mut parts: BTreeMap<Side, Vec<RecordId>> = BTreeMap::new();
    for one in candidates.iter().filter(|one| one.is_part()) {
        parts.entry(one.side).or_default().push(one.id);
    }
    let mut groups: BTreeMap<(Side, WellKnown), Vec<RecordId>> = BTreeMap::new();
    for (side, ids) in parts {
        for (id, _) in merger.distinct(ids) {
            if let Some(known) = WellKnown::of(merger.arena, merger.arena.record(id)) {
                groups.entry((side, known)).or_default().push(id);
            }
        }
    }
    let mut merged = false;
    for ((side, _), group) in groups {
        merged |= match side {
            Side::Answer => merger.merge_where(&group, Merger::agreeing),
            Side::Body | Side::Patch => merger.merge_where(&group, Merger::equal_fields),
        };
    }
    merged
}

/// Joins records that share most of many keys, and whole answers of which one has few keys besides all of very many of the other.
fn merge_nearly_equal(merger: &mut Merger<'_>, candidates: &[Candidate]) -> bool {
    let answers = || candidates.iter().filter(|one| one.side == Side::Answer);
    merger.why = "they have three quarters of their many keys in common, and no conflict";
    let parts = answers().filter(|one| !one.root && is_large(merger, one.id)).map(|one| one.id).collect();
    let mut merged = false;
    for group in by_rare_keys(merger, parts) {
        merged |= merger.merge_where(&group, |merger, a, b| {
            merger.alike(a, b, SHARE) && merger.hold_one(a, b, |a, b| merger.overlap(a, b) >= SHARE)
        });
    }
    merger.why = "one has all of the very many keys of the other and few more, and they have no conflict";
    let has_very_many = |one: &&Candidate| one.root && merger.arena.record(one.id).slots.len() >= VERY_MANY_FIELDS;
    let wholes = answers().filter(has_very_many).map(|one| one.id).collect();
    for group in by_rare_keys(merger, wholes) {
        merged |= merger.merge_where(&group, Merger::has_all_and_few_more);
    }
    merged
}

/// The share of common keys of records that are nearly equal.
const SHARE: f64 = 0.75;

/// Groups records that may be nearly equal. Two that share three quarters of their keys share one of the rarest quarter of either, so that only
/// those with a rare key in common are compared.
fn by_rare_keys(merger: &Merger<'_>, ids: Vec<RecordId>) -> Vec<Vec<RecordId>> {
    let records = merger.distinct(ids);
    let mut counts: HashMap<KeyId, usize> = HashMap::new();
    for (id, number) in &records {
        for key in merger.keys(*id) {
            *counts.entry(key).or_default() += number;
        }
    }
    let mut groups: BTreeMap<KeyId, Vec<RecordId>> = BTreeMap::new();
    for (id, _) in records {
        let mut keys = merger.keys(id);
        keys.sort_unstable_by_key(|key| (counts[key], *key));
        let rare = keys.len() - (SHARE * keys.len() as f64).ceil() as usize + 1;
        for key in &keys[..rare] {
            groups.entry(*key).or_default().push(id);
        }
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}
