//! Maps and shared types, until nothing changes.

use super::arena::Arena;
use super::hint::HintCache;
use super::merge::Merger;
use super::notes::MapReasons;
use super::walk::{Origin, Walk, walk};
use super::{local, maps, share};

/// Merging makes maps and maps make merging possible; real collections settle after two or three rounds.
const MAX_ROUNDS: usize = 8;

/// Yields what the sites reach in the end, and why records became maps.
pub(super) fn settle(arena: &mut Arena, origins: &[Origin], hints: bool) -> (Walk, MapReasons) {
    let mut cache = HintCache::default();
    let mut reasons = MapReasons::new();
    let mut found = walk(arena, origins, &mut cache, hints);
    for round in 0..MAX_ROUNDS {
        let mapped = apply_maps(arena, origins, &found, &mut reasons, hints);
        if mapped {
            found = walk(arena, origins, &mut cache, hints);
        }
        let mut merger = Merger { arena, hints };
        if round == 0 {
            local::merge_recursion(&mut merger, &found);
            local::merge_kin(&mut merger, &found);
            found = walk(merger.arena, origins, &mut cache, hints);
        }
        // `tests/bench/sharing.py` measures what this saves.
        let merged = !cfg!(unshared_types) && share::merge(&mut merger, &found, origins);
        if !mapped && !merged {
            break;
        }
        found = walk(arena, origins, &mut cache, hints);
    }
    (found, reasons)
}

fn apply_maps(arena: &mut Arena, origins: &[Origin], found: &Walk, reasons: &mut MapReasons, hints: bool) -> bool {
    let mut changed = false;
    // Inner maps first: their values must agree for the outer ones.
    for &id in found.records.iter().rev() {
        let Some(reason) = maps::apply(arena, id, hints) else {
            continue;
        };
        changed = true;
        if let Some(first) = found.record_occurrences[&id].first() {
            reasons.insert(id, (origins[first.origin].site, first.path.clone(), reason));
        }
    }
    changed
}
