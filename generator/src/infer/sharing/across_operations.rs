//! One type for one thing across all sites.
//!
//! Each rule compares groups of records that have something besides their keys in common: the endpoint, the resource, the noun, the
//! key. The less that is, the more similar the records must be. Different values of `type`, `object` and `kind` distinguish things.

use super::candidate::{Side, candidates, grouped, without_remote_calls};
use super::merger::Merger;
use super::parts;
use crate::infer::places::occurrence::{Origin, Walk};
use crate::infer::places::words::well_known::WellKnown;
use crate::infer::shapes::arena::RecordId;

/// Returns `true` if anything was merged.
pub fn merge(merger: &mut Merger<'_>, walk: &Walk, origins: &[Origin]) -> bool {
    let candidates = candidates(merger, walk, origins);
    let mut merged = false;

    let candidates = without_remote_calls(merger, candidates);
    merger.why = "they are answers to, or bodies of, one method and path";
    for ((side, _), group) in grouped(&candidates, |one| one.endpoints.iter()) {
        // each PATCH may change other fields
        merged |= merger.merge_where(&group, if side == Side::Patch { Merger::compatible } else { Merger::related });
    }
    merger.why = "they are JSON patches (RFC 6902)";
    let patches: Vec<RecordId> = candidates
        .iter()
        .filter(|one| one.side != Side::Answer)
        .map(|one| one.id)
        .filter(|id| WellKnown::of(merger.arena, merger.arena.record(*id)) == Some(WellKnown::JsonPatch))
        .collect();
    merged |= merger.merge_where(&patches, |_, _, _| true);
    patches.iter().for_each(|id| merger.any_value(*id));

    merger.why = "they are equal, and of one resource";
    merged |= merger.merge_equal(merger.by_keys(grouped(&candidates, |one| one.resources.iter())));
    merger.why = "they are of one resource, with nine of ten keys in common and no conflict";
    for group in grouped(&candidates, |one| one.resources.iter()).into_values() {
        merged |= merger.merge_where(&group, |merger, a, b| merger.alike(a, b, 0.9));
    }
    merger.why = "they are of one resource, and one has nearly all keys of the other, without a conflict";
    for group in grouped(&candidates, |one| one.resources.iter()).into_values() {
        merged |= merger.merge_where(&group, Merger::contains);
    }
    merger.why = "they are equal, and called the same";
    merged |= merger.merge_equal(merger.by_keys(grouped(&candidates, |one| one.nouns.iter())));
    merger.why = "they are called the same, with nine of ten keys in common and no conflict";
    for group in grouped(&candidates, |one| one.nouns.iter().filter(|_| !one.action)).into_values() {
        let large: Vec<RecordId> = group.into_iter().filter(|id| merger.arena.record(*id).slots.len() >= 6).collect();
        merged |= merger.merge_where(&large, |merger, a, b| merger.alike(a, b, 0.9));
    }
    merged |= parts::merge(merger, &candidates);
    merged
}
