//! The records that may be joined with others, each with its context.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::distinctions::{is_issued, is_patched};
use super::merger::Merger;
use crate::infer::model::{Direction, FAILURE_SITE};
use crate::infer::places::class_words;
use crate::infer::places::occurrence::{Occurrence, Origin, Walk};
use crate::infer::places::subject::{self, Subject};
use crate::infer::places::words::key::KeyWords;
use crate::infer::places::words::well_known::has_id;
use crate::infer::shapes::arena::{Arena, RecordId};

/// A record with its context.
pub struct Candidate {
    pub id: RecordId,
    pub side: Side,
    pub key_words: Rc<KeyWords>,
    /// `true` if it is a whole answer or body, not a part of one.
    pub root: bool,
    /// Method and path, if it is the whole body of the request or answer, or an element of it.
    pub endpoints: BTreeSet<String>,
    /// Method and last segment of the path, if it is the whole body of the request or answer.
    pub endings: BTreeSet<String>,
    /// The verb of the title, if it is the whole body of the request.
    pub verbs: BTreeSet<String>,
    pub resources: BTreeSet<String>,
    pub nouns: BTreeSet<String>,
    /// The paths of the resources around it, if it is a whole answer or body, or an element of it.
    pub outer: BTreeSet<String>,
    /// `true` for an action (`/approve`), which may answer with another form of the thing.
    pub action: bool,
    /// `true` if it is a whole answer or body about one thing, not about all of a kind.
    pub is_instance: bool,
    /// `true` if it is the whole answer of requests that change something.
    pub is_acknowledgement: bool,
    /// `true` if only requests that create a thing answer with it: what it has alone may be shown only once.
    pub is_issued: bool,
    /// The type that it names, as the objects of this API do: `CodeSet` under `domainType`.
    pub kind: Option<String>,
    /// The type that it names as its `object`, in an answer, if it has an id.
    pub object: Option<String>,
    /// `true` for all that the body of an action has: `{"user": {"password": …}}` of `POST /login`.
    pub is_in_action: bool,
    /// The objects that have it as a field, or in a list.
    pub parents: BTreeSet<RecordId>,
    /// The answers and bodies that have it, by the index of their origin.
    pub sites: Vec<usize>,
}

impl Candidate {
    /// Returns `true` if it is within an answer or body, and no path of a request names it.
    pub fn is_part(&self) -> bool {
        !self.root && self.resources.is_empty()
    }
}

/// The side of a type; types of different sides are never joined. The body of a PATCH is a part of the thing: each field may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Answer,
    Body,
    Patch,
}

/// Records by a common text.
pub type Groups<'c> = BTreeMap<(Side, &'c str), Vec<RecordId>>;

/// Removes the resource if one endpoint takes several calls, distinguished by a field of the body: its path does not name the resource.
pub fn without_remote_calls(merger: &Merger<'_>, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
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
            one.outer.clear();
        }
    }
    candidates
}

/// Groups candidates by a common text.
pub fn grouped<'c, I: Iterator<Item = &'c String>>(
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
pub fn candidates(merger: &Merger<'_>, walk: &Walk, origins: &[Origin]) -> Vec<Candidate> {
    let firsts = walk.record_occurrences.iter();
    let mut firsts: Vec<_> =
        firsts.filter_map(|(id, places)| Some((*id, places.iter().min_by(|a, b| a.rank(b))?))).collect();
    firsts.sort_by(|(_, a), (_, b)| a.rank(b));
    let arena = &merger.arena;
    let mut candidates = Vec::new();
    for (id, first) in firsts {
        let origin = &origins[first.origin];
        // the failure body has a name of its own
        if first.depth == 0 && arena.key(origin.name) == FAILURE_SITE {
            continue;
        }
        let places = &walk.record_occurrences[&id];
        let side = match origin.direction {
            Direction::Answer => Side::Answer,
            Direction::Body if is_patched(places, origins) => Side::Patch,
            Direction::Body => Side::Body,
        };
        let mut one = Candidate {
            id,
            side,
            key_words: class_words::of_places(places),
            root: first.depth == 0,
            endpoints: BTreeSet::new(),
            endings: BTreeSet::new(),
            verbs: BTreeSet::new(),
            resources: BTreeSet::new(),
            nouns: BTreeSet::new(),
            outer: BTreeSet::new(),
            action: false,
            is_instance: false,
            is_acknowledgement: places.iter().all(|place| place.is_acknowledgement(origins)),
            is_issued: is_issued(places, origins),
            kind: arena.named_under(id, |key| arena.kind_keys.contains(&key)).map(str::to_owned),
            object: object_of(arena, id).filter(|_| side == Side::Answer).map(str::to_owned),
            is_in_action: side != Side::Answer,
            parents: BTreeSet::new(),
            sites: places.iter().map(|place| place.origin).collect(),
        };
        for place in places {
            let resource = &origins[place.origin].resource;
            if place.depth == 0 && !resource.path.is_empty() {
                let status = origins[place.origin].status.unwrap_or_default();
                one.endpoints.insert(format!("{} {} {status}{}", resource.method, resource.path, place.path));
            }
            if place.depth == 0 && place.path.is_empty() && !resource.by_id {
                let last = resource.path.rsplit('/').next().filter(|last| !last.is_empty());
                one.endings.extend(last.map(|last| format!("{} {last}", resource.method)));
                one.verbs.extend(resource.title.split(' ').next().filter(|_| side != Side::Answer).map(str::to_owned));
            }
            if place.depth == 0 {
                one.outer.extend(resource.outer());
                one.is_instance |= place.path.is_empty() && resource.is_about_one();
            }
            one.action |= resource.action;
            one.is_in_action &= resource.action && is_all_of_body(merger, walk, place);
            one.parents.extend(place.parent);
            let Subject { resource, noun } = subject::of(arena, walk, origins, place);
            one.resources.extend(resource);
            one.nouns.insert(noun);
        }
        candidates.push(one);
    }
    candidates
}

/// Returns the type that a thing names as its `object`; a list, which is an `object` in some APIs, has no id.
fn object_of(arena: &Arena, id: RecordId) -> Option<&str> {
    let is_thing = has_id(arena, arena.record(id));
    arena.named_under(id, |key| is_thing && arena.key(key) == "object")
}

/// Returns `true` for the object in a body that has nothing else.
fn is_all_of_body(merger: &Merger<'_>, walk: &Walk, place: &Occurrence) -> bool {
    let Some(parent) = place.parent.filter(|_| place.depth == 1 && !place.is_complete()) else { return false };
    merger.arena.record(parent).slots.len() == 1
        && walk.place(parent, place.origin).is_some_and(|around| around.depth == 0)
}
