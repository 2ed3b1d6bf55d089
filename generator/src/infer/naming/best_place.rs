//! The place of a type that has the best evidence for its name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::roles::{Role, Roles};
use crate::infer::places::occurrence::Occurrence;
use crate::infer::shapes::arena::RecordId;

/// Returns the most telling place of a type: where it is an envelope, if it is one anywhere, else by its role, then the frequency of
/// its noun, then the depth of its path.
pub(super) fn best_place<'o>(
    roles: &Roles<'_>,
    places: &'o [Occurrence],
    id: Option<RecordId>,
) -> Option<(Role, &'o Occurrence)> {
    let is_whole = places.iter().any(|place| place.depth == 0);
    // `result` says less than the operation
    let is_vague = |role, place: &Occurrence| is_whole && role == Role::Part && place.key_words.generic;
    let ranked = places.iter().map(|place| (roles.of(place, id), place));
    // the noun that most requests have: `/collections/:id` before `/collections/:id/versions/:version`
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    let is_of_thing = |place: &Occurrence| place.depth == 0 && place.path.is_empty() && !roles.resource(place).action;
    for place in places.iter().filter(|place| is_of_thing(place)) {
        *uses.entry(roles.resource(place).noun()).or_default() += 1;
    }
    let frequency = |role: Role, place: &Occurrence| {
        let is_thing = matches!(role, Role::Resource | Role::Changed | Role::Made) && is_of_thing(place);
        is_thing.then(|| uses.get(roles.resource(place).noun()).copied()).flatten()
    };
    // `login and remember token` is a variant of `login`
    let titles: BTreeSet<&str> = places.iter().map(|place| roles.resource(place).title.as_str()).collect();
    let titles: Vec<&str> = titles.into_iter().collect();
    let variants = |title: &str| {
        let start = format!("{title} ");
        let longer = &titles[titles.partition_point(|other| *other < start.as_str())..];
        longer.partition_point(|other| other.starts_with(&start))
    };
    let is_envelope = id.is_some_and(|id| roles.is_envelope(id));
    let ranked = ranked.map(|(role, place)| {
        // the fewer things there are around it, the more general it is
        let depth = roles.resource(place).nouns.len();
        let is_around = is_envelope && role == Role::Envelope;
        let variants = if role == Role::Operation { variants(&roles.resource(place).title) } else { 0 };
        let rank = (
            is_vague(role, place),
            !is_around,
            role.among_places(),
            Reverse(frequency(role, place)),
            depth,
            Reverse(variants),
        );
        (rank, role, place)
    });
    let best =
        ranked.min_by(|(rank, _, place), (other_rank, _, other)| rank.cmp(other_rank).then_with(|| place.rank(other)));
    best.map(|(_, role, place)| (role, place))
}
