//! One type for one thing within one answer. Other sites are not considered, so that another request cannot rename these types.

use std::collections::BTreeMap;

use super::merger::{MIN_FIELDS, Merger};
use crate::infer::places::occurrence::{Occurrence, Walk};
use crate::infer::places::words::well_known::WellKnown;
use crate::infer::shapes::arena::RecordId;
use crate::name::generic::is_content;

/// Merges an object with a similar one inside it: the comments on a comment, the nodes of a tree.
pub fn merge_recursion(merger: &mut Merger<'_>, walk: &Walk) {
    merger.why = "one lies inside of the other, and they are alike";
    for (id, place) in walk.ranked() {
        let mut above = place.parent;
        while let Some(outer) = above {
            let Some(outer_place) = walk.place(outer, place.origin) else {
                break;
            };
            if repeats(merger, (outer, outer_place), (id, place)) {
                merger.merge(outer, id);
                break;
            }
            above = outer_place.parent;
        }
    }
}

fn repeats(
    merger: &Merger<'_>,
    (outer, outer_place): (RecordId, &Occurrence),
    (id, place): (RecordId, &Occurrence),
) -> bool {
    let has_name = |name: &str| outer_place.all_key_words().any(|key| key.singular == name);
    if let Some(name) = place.all_key_words().find(|key| has_name(&key.singular)) {
        // the `data` of a relationship of JSON:API is a reference, not the thing around it
        let is_reference = |id| WellKnown::of(merger.arena, merger.arena.record(id)) == Some(WellKnown::Reference);
        let refers = is_content(&name.singular) && is_reference(id) && !is_reference(outer);
        return !refers && merger.alike(outer, id, 0.5);
    }
    // a tree whose root has another name: both have the key that leads to the inner one
    place.parent == Some(outer) && merger.keys(id).len() >= 2 && merger.equal(outer, id)
}

/// Merges equal objects whose keys end in the same word: `billing_address` and `shipping_address` are an `Address`.
pub fn merge_same_last_word(merger: &mut Merger<'_>, walk: &Walk) {
    let mut kin: BTreeMap<(usize, &str), Vec<RecordId>> = BTreeMap::new();
    for (id, place) in walk.ranked() {
        if place.depth == 0 || merger.arena.record(id).slots.len() < MIN_FIELDS {
            continue;
        }
        for word in place.all_key_words().filter_map(|key| key.last_word()) {
            kin.entry((place.origin, word)).or_default().push(id);
        }
    }
    let groups = merger.by_keys(kin);
    merger.why = "they are equal, and their names end in one word";
    merger.merge_equal(groups);
}
