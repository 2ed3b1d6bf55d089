//! Repeats the rules for maps and shared types until nothing changes.

use std::collections::BTreeMap;

use super::across_operations;
use super::json_schema;
use super::maps;
use super::merger::Merger;
use super::within_answer;
use crate::infer::model::InferOptions;
use crate::infer::places::occurrence::{Occurrence, Origin, Walk};
use crate::infer::places::walk::walk;
use crate::infer::places::words::key::KeyWordsCache;
use crate::infer::shapes::arena::{Arena, RecordId};

/// The reasons why records became maps, with the origin and path of each.
pub type MapReasons = BTreeMap<RecordId, (usize, String, &'static str)>;

/// The largest number of rounds: merging may create maps, and maps may allow merging; real collections settle after two or three.
const MAX_ROUNDS: usize = 8;

/// Returns the places of the sites in the end, and the reasons why records became maps.
pub fn settle(arena: &mut Arena, origins: &[Origin], options: &InferOptions) -> (Walk, MapReasons) {
    let hints = options.hints;
    let mut cache = KeyWordsCache::default();
    let mut reasons = MapReasons::new();
    let mut found = walk(arena, origins, &mut cache, options);
    for round in 0..MAX_ROUNDS {
        if round == 0 && json_schema::merge(&mut Merger::new(arena, hints), &found, origins) {
            found = walk(arena, origins, &mut cache, options);
        }
        let mapped = apply_maps(arena, &found, &mut reasons, hints);
        if mapped {
            found = walk(arena, origins, &mut cache, options);
        }
        let mut merger = Merger::new(arena, hints);
        if round == 0 {
            within_answer::merge_recursion(&mut merger, &found);
            within_answer::merge_same_last_word(&mut merger, &found);
            found = walk(merger.arena, origins, &mut cache, options);
        }
        // `tests/bench/sharing.py` measures what this saves.
        let merged = !cfg!(unshared_types) && across_operations::merge(&mut merger, &found, origins);
        if !mapped && !merged {
            break;
        }
        found = walk(arena, origins, &mut cache, options);
    }
    (found, reasons)
}

fn apply_maps(arena: &mut Arena, found: &Walk, reasons: &mut MapReasons, hints: bool) -> bool {
    let mut changed = false;
    // inner maps first: their values must agree for the outer ones
    for &id in found.records.iter().rev() {
        if arena.record(id).stays_struct {
            continue;
        }
        let is_errors = found.record_occurrences[&id].iter().all(is_of_errors);
        let Some(reason) = maps::apply(arena, id, is_errors, hints) else {
            continue;
        };
        changed = true;
        if let Some(first) = found.record_occurrences[&id].first() {
            reasons.insert(id, (first.origin, found.steps(arena, first), reason));
        }
    }
    changed
}

fn is_of_errors(place: &Occurrence) -> bool {
    place.depth > 0 && ["error", "field error", "validation error"].contains(&place.key_words.singular.as_str())
}
