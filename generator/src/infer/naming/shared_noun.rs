//! Names for types that requests about different things share: what most of the requests have in common, not the first of them.

use std::collections::{BTreeMap, BTreeSet};

use super::phrases::{MAX_WISHED_CHARS, nouns};
use super::preferences::Namer;
use super::roles::Role;
use crate::infer::places::class_words;
use crate::infer::places::occurrence::Occurrence;
use crate::infer::places::resource::{Resource, is_adjective};
use crate::infer::places::subject;
use crate::infer::shapes::arena::{RecordId, Slot};
use crate::name;
use crate::name::generic::is_generic;

/// Fewer requests have no majority.
const SEVERAL: usize = 3;
/// A type with at most this number of fields is named by them.
const MAX_FIELDS: usize = 3;
/// Fields that show what an answer is for, whatever other fields there are; the most telling first.
const TELLING: &[&str] = &["message", "success", "ok", "status"];
/// Keys of things of any kind, which name a type that has no other name.
const THINGS: &[&str] = &["document", "element", "entity", "entry", "item", "object", "record", "resource"];

impl Namer<'_> {
    /// Returns the words for a type, the best first, if few of its requests are about the noun of its most telling place, `place`.
    /// `suffix` is that of its direction.
    pub(super) fn shared_nouns(&self, id: RecordId, role: Role, place: &Occurrence, suffix: &str) -> Vec<String> {
        let requests = self.requests(id);
        if role == Role::Part || requests.len() < SEVERAL {
            return Vec::new();
        }
        let noun = nouns(self.roles.resource(place)).into_iter().next();
        let about = noun.map_or(0, |noun| requests.iter().filter(|resource| says(resource, &noun)).count());
        let response = if suffix.is_empty() { " response" } else { suffix };
        let of_role = |words: String| match role {
            Role::List => plural_of(&requests, words) + " list",
            Role::Operation | Role::Envelope => words + response,
            _ => words + suffix,
        };
        if let Some((nouns, count)) = nouns_of_most(&requests)
            && count > 2 * about
        {
            return nouns.into_iter().map(of_role).collect();
        }
        if 3 * about >= requests.len() {
            return Vec::new();
        }
        let key = self.key_of_most(id, requests.len());
        if let Some(key) = key.as_ref().filter(|key| !is_generic(key)) {
            return vec![of_role(key.clone())];
        }
        let fields = self.by_fields(id);
        let titles = || {
            self.common_words(id).map(|words| name::singular(name::words(&words))).filter(|words| !is_generic(words))
        };
        if suffix.is_empty() && !fields.is_empty() {
            let whole = if place.depth == 0 && place.path.is_empty() { response } else { suffix };
            return fields.into_iter().map(|words| words + whole).collect();
        }
        let element = || if role == Role::List { self.element(id) } else { None };
        titles().or(key).or_else(element).into_iter().chain(fields).map(of_role).collect()
    }

    /// The requests that a type is the answer or body of, or the elements in it, each once.
    fn requests(&self, id: RecordId) -> Vec<&Resource> {
        let places = self.roles.walk.record_occurrences[&id].iter().filter(|place| self.is_of_request(place));
        let mut requests: Vec<&Resource> = places.map(|place| self.roles.resource(place)).collect();
        requests.dedup_by_key(|resource| (&resource.method, &resource.path, &resource.title));
        requests
    }

    fn is_of_request(&self, place: &Occurrence) -> bool {
        let is_around =
            |id: RecordId| self.best.get(&id).is_some_and(|(role, _)| matches!(role, Role::List | Role::Envelope));
        let is_content =
            || subject::of(self.roles.arena, self.roles.walk, self.roles.origins, place).resource.is_some();
        place.depth == 0 || place.parent.is_some_and(is_around) && is_content()
    }

    /// Returns the key under which the type occurs most, if it has more keys than requests.
    fn key_of_most(&self, id: RecordId, requests: usize) -> Option<String> {
        let places = &self.roles.walk.record_occurrences[&id];
        let keyed = places.iter().filter(|place| place.depth > 0).count();
        let words = &class_words::of_most(places).filter(|_| keyed > 0)?.singular;
        let is_name = !is_generic(words) || THINGS.contains(&words.as_str());
        (2 * keyed > requests && is_name).then(|| words.clone())
    }

    /// Returns the words for the elements of the list in an object.
    fn element(&self, id: RecordId) -> Option<String> {
        let arena = self.roles.arena;
        let item = |slot: &Slot| arena.node(slot.node).item.and_then(|item| arena.node(item).record);
        let element = arena.record(id).slots.iter().find_map(item).filter(|element| *element != id)?;
        let (role, place) = *self.best.get(&element)?;
        // elements of elements may be lists
        (role != Role::List).then(|| self.preferences(element, role, place).into_iter().next()).flatten()
    }

    /// Returns the words for a few scalars: those of the most telling field, and of all.
    fn by_fields(&self, id: RecordId) -> Vec<String> {
        let arena = self.roles.arena;
        let slots = || arena.record(id).slots.iter();
        let words = |slot: &Slot| name::words(arena.key(slot.key)).join(" ");
        let has_fields = |record: RecordId| !arena.record(record).slots.is_empty();
        let is_object = |slot: &Slot| {
            let node = arena.node(slot.node);
            node.record.or_else(|| arena.node(node.item?).record).is_some_and(has_fields)
        };
        if !(1..=MAX_FIELDS).contains(&slots().count()) || slots().any(is_object) {
            return Vec::new();
        }
        let fields: BTreeSet<String> = slots().map(words).collect();
        let is_scalar = |slot: &Slot| arena.node(slot.node).record.is_none() && arena.node(slot.node).item.is_none();
        let telling = TELLING.iter().find(|field| slots().all(is_scalar) && fields.contains(**field));
        let all = fields.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        let telling = telling.map(|field| (*field).to_owned());
        telling.into_iter().chain(Some(all).filter(|words| words.len() <= MAX_WISHED_CHARS)).collect()
    }
}

/// Returns the noun that most requests are about, with their number, and with the words that some have before it.
fn nouns_of_most(requests: &[&Resource]) -> Option<(Vec<String>, usize)> {
    /// The requests about a thing, and about something of a thing.
    #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
    struct Count {
        all: usize,
        itself: usize,
    }
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for resource in requests {
        let itself: BTreeSet<&str> = endings(resource.noun()).collect();
        let around = resource.nouns.iter().rev().nth(1).filter(|noun| resource.collections.contains(noun));
        let all = around.into_iter().flat_map(|noun| endings(noun)).chain(itself.iter().copied());
        all.collect::<BTreeSet<_>>().into_iter().for_each(|words| counts.entry(words).or_default().all += 1);
        itself.into_iter().for_each(|words| counts.entry(words).or_default().itself += 1);
    }
    let collections = || requests.iter().flat_map(|resource| &resource.collections);
    let means_much = |words: &str| !is_generic(words) || collections().any(|one| one == words);
    let is_of_most = |count: Count| 2 * count.all > requests.len() && 4 * count.itself >= count.all;
    let often = counts.into_iter().filter(|(words, count)| is_of_most(*count) && means_much(words));
    // the longer one says more: `audio collection` before `collection`
    let (words, count) = often.max_by_key(|(words, count)| (*count, words.split(' ').count()))?;
    let end = format!(" {words}");
    let fuller: BTreeSet<&str> =
        requests.iter().map(|resource| resource.noun()).filter(|noun| noun.ends_with(&end)).collect();
    Some(([words].into_iter().chain(fuller).map(str::to_owned).collect(), count.all))
}

/// Returns the noun in the plural, if a path has it so.
fn plural_of(requests: &[&Resource], noun: String) -> String {
    let is_written = |resource: &&&Resource| {
        endings(resource.noun()).any(|ending| ending == noun) && resource.last_noun != resource.noun()
    };
    let Some(written) = requests.iter().find(is_written) else { return noun };
    let last = written.last_noun.rsplit(' ').next().unwrap_or_default();
    noun.rsplit_once(' ').map_or_else(|| last.to_owned(), |(before, _)| format!("{before} {last}"))
}

/// Returns `true` if a request is about a thing: by its path, or by its title.
fn says(resource: &Resource, words: &str) -> bool {
    let title = || resource.title.split(' ').map(name::singular_word).collect::<Vec<_>>().join(" ");
    endings(resource.noun()).any(|ending| ending == words)
        || nouns(resource).iter().any(|noun| noun == words)
        || format!(" {} ", title()).contains(&format!(" {words} "))
}

/// Returns the words of a noun, and without those before the last: `audio collection` and `collection`.
fn endings(noun: &str) -> impl Iterator<Item = &str> {
    // `update group` of `bundles in update group` is not what it is about
    let is_plain = !noun.split(' ').any(name::begins_phrase) && !noun.rsplit(' ').next().is_some_and(is_adjective);
    let starts = noun.match_indices(' ').map(|(at, _)| at + 1);
    std::iter::once(0).chain(starts.filter(move |_| is_plain)).map(|at| &noun[at..])
}
