//! One type for one thing across all sites.
//!
//! Each rule looks at groups of records that have something beside their keys in common: the endpoint, the resource, the noun, the
//! key. The less that is, the more the records must be alike. `type`, `object` and `kind` of other values tell things apart.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::merger::{MIN_FIELDS, Merger};
use crate::infer::model::{Direction, FAILURE_SITE};
use crate::infer::places::class_words;
use crate::infer::places::key_words::Hint;
use crate::infer::places::occurrence::{Origin, Walk};
use crate::infer::places::subject::{self, Subject};
use crate::infer::shapes::arena::RecordId;

/// A record with what is known around it.
struct Candidate {
    id: RecordId,
    side: Side,
    hint: Rc<Hint>,
    /// It is what some request answers or sends, not a part of it.
    root: bool,
    /// Method and path, where it is the whole body of the request or answer, or an element of it.
    endpoints: BTreeSet<String>,
    resources: BTreeSet<String>,
    nouns: BTreeSet<String>,
    /// An action (`/approve`) may answer with another form of the thing.
    action: bool,
}

/// Types of two sides are never one. What a PATCH sends is a part of the thing: each field may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Answer,
    Body,
    Patch,
}

/// Records by what they have in common.
type Groups<'c> = BTreeMap<(Side, &'c str), Vec<RecordId>>;

/// Yields whether anything was merged.
pub fn merge(merger: &mut Merger<'_>, walk: &Walk, origins: &[Origin]) -> bool {
    let candidates = candidates(merger, walk, origins);
    let mut merged = false;

    let candidates = without_remote_calls(merger, candidates);
    merger.why = "they are answers to, or bodies of, one method and path";
    for ((side, _), group) in grouped(&candidates, |one| one.endpoints.iter()) {
        // one PATCH changes this, the other that
        merged |= merger.merge_where(&group, if side == Side::Patch { Merger::compatible } else { Merger::related });
    }
    merger.why = "they are JSON patches (RFC 6902)";
    let patches: Vec<RecordId> = candidates
        .iter()
        .filter(|one| one.side != Side::Answer)
        .map(|one| one.id)
        .filter(|id| merger.is_json_patch(*id))
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
    merger.why = "they have one name, half of the keys in common, and no conflict";
    let parts = candidates.iter().filter(|one| !one.root && !one.hint.generic);
    let mut named = Groups::new();
    for one in parts {
        named.entry((one.side, &one.hint.singular)).or_default().push(one.id);
    }
    for group in named.into_values() {
        merged |= merger.merge_where(&group, |merger, a, b| merger.alike(a, b, 0.5));
    }
    merger.why = "they have one name and are equal";
    let mut generic = Groups::new();
    for one in candidates.iter().filter(|one| !one.root && one.hint.generic) {
        generic.entry((one.side, &one.hint.singular)).or_default().push(one.id);
    }
    merged |= merger.merge_equal(merger.by_keys(generic));
    merger.why = "they are equal";
    let mut large: BTreeMap<Side, Vec<RecordId>> = BTreeMap::new();
    for one in candidates.iter().filter(|one| merger.has_keys(one.id, MIN_FIELDS)) {
        large.entry(one.side).or_default().push(one.id);
    }
    merged |= merger.merge_equal(merger.by_keys(large));
    merged
}

/// Where one endpoint takes several calls, told apart by a field of the body, the path says nothing about the resource.
fn without_remote_calls(merger: &Merger<'_>, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut called: BTreeSet<String> = BTreeSet::new();
    for ((side, endpoint), group) in grouped(&candidates, |one| one.endpoints.iter()) {
        let mut others = group.iter().skip(1);
        if side != Side::Answer && others.any(|other| merger.other_calls(group[0], *other)) {
            called.extend(endpoint.split(' ').nth(1).map(str::to_owned));
        }
    }
    let is_called = |endpoint: &String| endpoint.split(' ').nth(1).is_some_and(|path| called.contains(path));
    for one in &mut candidates {
        if one.endpoints.iter().any(is_called) {
            one.endpoints.clear();
            one.resources.clear();
            one.nouns.clear();
        }
    }
    candidates
}

/// The candidates that have a text in common, by that text.
fn grouped<'c, I: Iterator<Item = &'c String>>(
    candidates: &'c [Candidate],
    texts: impl Fn(&'c Candidate) -> I,
) -> Groups<'c> {
    let mut groups = Groups::new();
    for one in candidates {
        for text in texts(one).filter(|text| !text.is_empty()) {
            groups.entry((one.side, text)).or_default().push(one.id);
        }
    }
    groups
}

/// All records by the rank of their first place.
fn candidates(merger: &Merger<'_>, walk: &Walk, origins: &[Origin]) -> Vec<Candidate> {
    let firsts = walk.record_occurrences.iter();
    let mut firsts: Vec<_> =
        firsts.filter_map(|(id, places)| Some((*id, places.iter().min_by(|a, b| a.rank(b))?))).collect();
    firsts.sort_by(|(_, a), (_, b)| a.rank(b));
    let mut candidates = Vec::new();
    for (id, first) in firsts {
        let origin = &origins[first.origin];
        // The failure body has a name of its own.
        if first.depth == 0 && merger.arena.key(origin.name) == FAILURE_SITE {
            continue;
        }
        let places = &walk.record_occurrences[&id];
        let patch = places.iter().any(|place| origins[place.origin].resource.method == "PATCH");
        let side = match origin.direction {
            Direction::Answer => Side::Answer,
            Direction::Body if patch => Side::Patch,
            Direction::Body => Side::Body,
        };
        let mut one = Candidate {
            id,
            side,
            hint: class_words::of_places(places),
            root: first.depth == 0,
            endpoints: BTreeSet::new(),
            resources: BTreeSet::new(),
            nouns: BTreeSet::new(),
            action: false,
        };
        for place in places {
            let resource = &origins[place.origin].resource;
            if place.depth == 0 && !resource.path.is_empty() {
                let status = origins[place.origin].status.unwrap_or_default();
                one.endpoints.insert(format!("{} {} {status}{}", resource.method, resource.path, place.path));
            }
            one.action |= resource.action;
            let Subject { resource, noun } = subject::of(walk, origins, place);
            one.resources.extend(resource);
            one.nouns.insert(noun);
        }
        candidates.push(one);
    }
    candidates
}
