//! One type for one thing across all sites.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::merger::{KeySum, MIN_FIELDS, Merger, merge_groups};
use crate::infer::model::{Direction, FAILURE_SITE};
use crate::infer::places::class_words;
use crate::infer::places::key_words::Hint;
use crate::infer::places::occurrence::{Origin, Walk};
use crate::infer::shapes::arena::{KeyId, RecordId};

/// A record with what it is called.
struct Candidate {
    id: RecordId,
    direction: Direction,
    hint: Rc<Hint>,
    root: bool,
}

/// Yields whether anything was merged.
///
/// One specific name asks for half of the keys and no conflict; a generic one for equality; so do equal answers, which
/// are one resource whatever the operations are called.
pub fn merge(merger: &mut Merger<'_>, walk: &Walk, origins: &[Origin]) -> bool {
    let candidates = candidates(merger, walk, origins);
    let mut named: BTreeMap<(Direction, &str), Vec<RecordId>> = BTreeMap::new();
    let mut generic: BTreeMap<(Direction, &str), Vec<RecordId>> = BTreeMap::new();
    for Candidate { id, direction, hint, root } in &candidates {
        match (root, hint.generic) {
            (true, _) => {}
            (false, true) => generic.entry((*direction, &hint.singular)).or_default().push(*id),
            (false, false) => named.entry((*direction, &hint.singular)).or_default().push(*id),
        }
    }
    let generic = merger.by_keys(generic);
    let equals = equals(merger, &candidates);
    let mut merged = false;
    merger.why = "they have one name, half of the keys in common, and no conflict";
    for group in named.into_values() {
        merged |= merger.merge_alike(&group);
    }
    merger.why = "they have one name and are equal";
    merged |= merge_groups(merger, generic);
    merger.why = "they are equal";
    for group in equals.into_values() {
        merged |= merge_roots(merger, &group);
    }
    merged
}

/// The candidates that have the same keys, where one of them is a root.
fn equals<'c>(
    merger: &Merger<'_>,
    candidates: &'c [Candidate],
) -> BTreeMap<(Direction, Vec<KeyId>), Vec<&'c Candidate>> {
    let mut alike: BTreeMap<(Direction, KeySum), Vec<&Candidate>> = BTreeMap::new();
    for candidate in candidates.iter().filter(|candidate| candidate.root || !candidate.hint.generic) {
        let sum = merger.key_sum(candidate.id);
        if sum.count >= MIN_FIELDS {
            alike.entry((candidate.direction, sum)).or_default().push(candidate);
        }
    }
    let mut equals: BTreeMap<_, Vec<&Candidate>> = BTreeMap::new();
    let groups = alike.into_values().filter(|group| group.len() > 1 && group.iter().any(|candidate| candidate.root));
    for candidate in groups.flatten() {
        equals.entry((candidate.direction, merger.keys(candidate.id))).or_default().push(candidate);
    }
    equals
}

/// Merges equal answers, and a root with what others call by its last word: `get user` with `user`. Bodies are built by
/// callers, so theirs keep the names of their operations otherwise.
fn merge_roots(merger: &mut Merger<'_>, group: &[&Candidate]) -> bool {
    let mut merged = false;
    for (at, root) in group.iter().enumerate().filter(|(_, candidate)| candidate.root) {
        let word = root.hint.last_word();
        let same_word = |other: &Candidate| word.is_some() && other.hint.last_word() == word;
        let fits = |(other_at, other): &(usize, &&Candidate)| match other.root {
            true => *other_at < at && (root.direction == Direction::Answer || same_word(other)),
            false => same_word(other),
        };
        let equal = group.iter().enumerate().filter(fits).find(|(_, other)| merger.equal(root.id, other.id));
        if let Some((_, other)) = equal {
            merged |= merger.merge(root.id, other.id);
        }
    }
    merged
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
        let root = first.depth == 0;
        // The failure body has a name of its own.
        if root && merger.arena.key(origin.name) == FAILURE_SITE {
            continue;
        }
        let hint = class_words::of_places(&walk.record_occurrences[&id]);
        candidates.push(Candidate { id, direction: origin.direction, hint, root });
    }
    candidates
}
