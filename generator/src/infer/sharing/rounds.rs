//! Repeats the rules for maps and shared types until nothing changes.

use std::collections::BTreeMap;

use super::across_operations;
use super::json_schema;
use super::maps::{self, Under};
use super::merger::Merger;
use super::updates;
use super::within_answer;
use crate::infer::model::{Direction, InferOptions};
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
        let mapped = apply_maps(arena, (&found, origins), &mut reasons, hints);
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
    if updates::complete(arena, &found, origins, hints) {
        found = walk(arena, origins, &mut cache, options);
    }
    (found, reasons)
}

fn apply_maps(arena: &mut Arena, (found, origins): (&Walk, &[Origin]), reasons: &mut MapReasons, hints: bool) -> bool {
    let mut changed = false;
    // inner maps first: their values must agree for the outer ones
    for &id in found.records.iter().rev() {
        if arena.record(id).stays_struct {
            continue;
        }
        let places = &found.record_occurrences[&id];
        let under = match () {
            () if places.iter().all(is_of_errors) => Under::Errors,
            () if places.iter().all(|place| is_of_pairs(place, origins)) && !is_described(arena, id) => Under::Pairs,
            () => Under::Others,
        };
        let Some(reason) = maps::apply(arena, id, under, hints) else {
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

/// Returns `true` for a key whose object has names and texts that the user of an API chooses.
fn is_of_pairs(place: &Occurrence, origins: &[Origin]) -> bool {
    let last = place.key_words.words.rsplit(' ').next().unwrap_or_default();
    let is_sent = origins[place.origin].direction == Direction::Body;
    place.depth > 0 && !place.path.ends_with(']') && (PAIRS.contains(&last) || is_sent && SENT_PAIRS.contains(&last))
}

/// Three of four objects under these keys in OpenAPI documents, or more, have no declared fields.
const PAIRS: [&str; 4] = ["annotations", "env", "headers", "labels"];

/// The same in bodies; in answers, they often have the fields of the API itself.
const SENT_PAIRS: [&str; 4] = ["metadata", "secrets", "tags", "variables"];

/// Returns `true` for an object that describes a thing: the `metadata` of Kubernetes have a `name`.
fn is_described(arena: &Arena, id: RecordId) -> bool {
    const FIELDS: [&str; 6] = ["description", "id", "name", "namespace", "title", "type"];
    arena.record(id).slots.iter().any(|slot| FIELDS.contains(&arena.key(slot.key)))
}
