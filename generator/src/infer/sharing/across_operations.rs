//! One type for one thing across all sites.
//!
//! Each rule compares groups of records that have something besides their keys in common: the endpoint, the resource, the noun, the
//! key. The less that is, the more similar the records must be. Different values of `type`, `object` and `kind` distinguish things.

use std::collections::BTreeMap;

use super::candidate::{Candidate, Side, candidates, grouped, without_remote_calls};
use super::merger::Merger;
use super::parts;
use super::weights::envelope;
use crate::infer::places::occurrence::{Origin, Walk};
use crate::infer::places::words::login;
use crate::infer::places::words::well_known::WellKnown;
use crate::infer::shapes::arena::RecordId;

/// Returns `true` if anything was merged.
pub fn merge(merger: &mut Merger<'_>, walk: &Walk, origins: &[Origin]) -> bool {
    let candidates = candidates(merger, walk, origins);
    let mut merged = false;
    merger.envelope = envelope(merger.arena, origins);
    let candidates = without_remote_calls(merger, candidates);
    merger.issued = candidates.iter().filter(|one| one.is_issued).map(|one| one.id).collect();
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

    merged |= merge_logins(merger, &candidates);
    merged |= merge_acknowledgements(merger, &candidates);
    merged |= merge_done_the_same(merger, &candidates);
    merged |= merge_resources(merger, &candidates);
    merged |= merge_called_the_same(merger, &candidates);
    merged |= parts::merge(merger, &candidates);
    merged
}

/// Joins equal credentials, and equal tokens: what a request is for does not matter.
fn merge_logins(merger: &mut Merger<'_>, candidates: &[Candidate]) -> bool {
    merger.why = "they are equal, and nothing but credentials";
    let mut groups: BTreeMap<Side, Vec<RecordId>> = BTreeMap::new();
    for one in candidates.iter().filter(|one| login::of(merger.arena, merger.arena.record(one.id)).is_some()) {
        groups.entry(one.side).or_default().push(one.id);
    }
    merger.merge_equal(merger.by_keys(groups))
}

/// Joins equal answers of requests that change something, if they have only a few scalars, or only empty objects.
fn merge_acknowledgements(merger: &mut Merger<'_>, candidates: &[Candidate]) -> bool {
    merger.why = "they are equal, short, and all that requests answer that change something";
    let mut groups: BTreeMap<Side, Vec<RecordId>> = BTreeMap::new();
    for one in candidates.iter().filter(|one| one.is_acknowledgement) {
        if merger.is_short(one.id) || merger.says_nothing(one.id) {
            groups.entry(one.side).or_default().push(one.id);
        }
    }
    merger.merge_equal(merger.by_keys(groups))
}

/// Joins what requests that end alike send or answer: `GET /books/count` and `GET /authors/count`, `POST /books/bulk-delete`.
fn merge_done_the_same(merger: &mut Merger<'_>, candidates: &[Candidate]) -> bool {
    merger.why = "they are equal, and the methods and ends of their paths, too";
    // a single field may mean anything: `{"id": 1}` of two bodies, `{"status": "open"}` of two answers
    let tells = |one: &Candidate| {
        let is_number = one.side == Side::Answer && !merger.is_text(one.id);
        is_number || merger.has_keys(one.id, 2) || merger.is_list_of_ids(one.id)
    };
    let groups = merger.by_keys(grouped(candidates, |one| one.endings.iter().filter(|_| tells(one))));
    let merged = merger.merge_equal(groups);
    merger.why = "they are lists of ids, for requests of one verb";
    let groups = grouped(candidates, |one| one.verbs.iter().filter(|_| merger.is_list_of_ids(one.id)));
    merged | merger.merge_equal(merger.by_keys(groups))
}

/// Joins what is of one resource by the paths of the requests.
fn merge_resources(merger: &mut Merger<'_>, candidates: &[Candidate]) -> bool {
    let resources = || grouped(candidates, |one| one.resources.iter());
    let mut merged = false;
    merger.why = "they are equal, and of one resource";
    for group in merger.by_keys(resources()).into_values() {
        merged |= merger.merge_where(&group, Merger::equal_but_type);
    }
    merger.why = "they are of one resource, with nine of ten keys in common and no conflict";
    for group in resources().into_values() {
        merged |= merger.merge_where(&group, |merger, a, b| merger.alike(a, b, 0.9));
    }
    merger.why = "they are of one resource, and one has nearly all keys of the other, without a conflict";
    for group in resources().into_values() {
        merged |= merger.merge_where(&group, Merger::contains);
    }
    merger.why = "they are bodies for one resource, and one has all keys of the other, without a conflict";
    for ((side, _), group) in grouped(candidates, |one| one.resources.iter().filter(|_| !one.action)) {
        if side == Side::Body {
            merged |= merger.merge_where(&group, Merger::extends);
        }
    }
    merger.why = "each is one thing of a resource, with an id and most keys in common, and no conflict";
    for group in grouped(candidates, |one| one.resources.iter().filter(|_| one.is_instance)).into_values() {
        merged |= merger.merge_where(&group, Merger::same_thing);
    }
    merged
}

/// Joins things of one name, wherever they are.
fn merge_called_the_same(merger: &mut Merger<'_>, candidates: &[Candidate]) -> bool {
    merger.why = "they are equal, and called the same";
    let mut merged = merger.merge_equal(merger.by_keys(grouped(candidates, |one| one.nouns.iter())));
    merger.why = "they are called the same, with nine of ten keys in common and no conflict";
    for group in grouped(candidates, |one| one.nouns.iter().filter(|_| !one.action)).into_values() {
        let large: Vec<RecordId> = group.into_iter().filter(|id| parts::is_large(merger, *id)).collect();
        merged |= merger.merge_where(&large, |merger, a, b| merger.alike(a, b, 0.9));
    }
    merger.why = "they name one type, and one has nearly all keys of the other, without a conflict";
    for group in grouped(candidates, |one| one.kind.iter()).into_values() {
        merged |= merger.merge_where(&group, Merger::contains);
    }
    merger.why = "they have ids, name one type as their `object`, and share half of the keys, without a conflict";
    for group in grouped(candidates, |one| one.object.iter().filter(|_| !one.is_part())).into_values() {
        merged |= merger.merge_where(&group, Merger::same_object);
    }
    merged | merge_outer(merger, candidates)
}

/// Joins a thing with the answers of requests on paths below its own, which may be actions: `/folders/:id/publish`.
fn merge_outer(merger: &mut Merger<'_>, candidates: &[Candidate]) -> bool {
    merger.why = "the path of one is below that of the other, with most of many keys in common and no conflict";
    let mut merged = false;
    let resources = grouped(candidates, |one| one.resources.iter().filter(|_| !one.action));
    for (key, below) in grouped(candidates, |one| one.outer.iter()) {
        let Some(things) = resources.get(&key) else { continue };
        let group: Vec<RecordId> = things.iter().chain(&below).copied().collect();
        let is_thing = |merger: &Merger<'_>, id| things.iter().any(|thing| merger.arena.find_record(*thing) == id);
        merged |= merger.merge_where(&group, |merger, a, b| {
            // first what is quick to tell
            merger.same_of_many(a, b) && is_thing(merger, a) != is_thing(merger, b)
        });
    }
    merged
}
