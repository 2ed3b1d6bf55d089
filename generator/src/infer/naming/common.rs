//! Names that the places of a type have in common, or that follow from its fields.

use std::collections::BTreeSet;

use super::phrases::{MAX_WISHED_CHARS, common_words, nouns};
use super::preferences::Namer;
use crate::infer::places::class_words;
use crate::infer::places::occurrence::Occurrence;
use crate::infer::shapes::arena::{RecordId, Slot};
use crate::name;
use crate::name::generic::is_generic;

impl Namer<'_> {
    /// Returns the common noun of several operations with the same answer or body, first with the noun that it needs before it.
    pub(super) fn common_nouns(&self, id: RecordId, first: &Occurrence) -> Vec<String> {
        let resource = self.roles.resource(first);
        let noun = resource.noun();
        let mut places = self.roles.walk.record_occurrences[&id].iter();
        let operation = |place: &Occurrence| (&self.roles.resource(place).title, &self.roles.resource(place).path);
        let several = places.clone().any(|place| operation(place) != operation(first));
        if !several || noun.is_empty() {
            return Vec::new();
        }
        if resource.action && places.clone().all(|place| self.roles.resource(place).path == resource.path) {
            return vec![resource.action_words.clone()];
        }
        let same = places.all(|place| place.depth == 0 && self.roles.resource(place).noun() == noun);
        if same {
            return nouns(resource).into_iter().take(1).chain([noun.to_owned()]).collect();
        }
        self.only_part(id).filter(|_| self.roles.is_envelope(id)).into_iter().collect()
    }

    /// Returns the nouns on which all whole answers or bodies agree, besides the first: a `sepa transfer` is only one of the `transfer`s.
    pub(super) fn agreed(&self, id: RecordId, mut agreed: Vec<String>) -> Vec<String> {
        let places = self.roles.walk.record_occurrences[&id].iter().filter(|place| place.depth == 0);
        for other in places.map(|place| self.roles.resource(place)) {
            let (others, first) = (nouns(other), agreed.first().cloned());
            agreed.retain(|noun| Some(noun) == first.as_ref() || others.contains(noun));
        }
        agreed
    }

    /// Returns `true` if the requests of all places are about things of one name.
    pub(super) fn is_of_one_noun(&self, id: RecordId) -> bool {
        let mut nouns = self.roles.walk.record_occurrences[&id].iter().map(|place| self.roles.resource(place).noun());
        nouns.next().is_none_or(|first| nouns.all(|noun| noun == first))
    }

    /// Returns the name of what several requests answer that change different things: by its field, `message response`, or the
    /// common words of their titles.
    pub(super) fn acknowledgement(&self, id: RecordId) -> Option<String> {
        let mut places = self.roles.walk.record_occurrences[&id].iter();
        if self.is_of_one_noun(id) || !places.all(|place| place.is_acknowledgement(self.roles.origins)) {
            return None;
        }
        let arena = self.roles.arena;
        let is_empty = |slot: &&Slot| arena.node(slot.node).record.is_some_and(|id| arena.record(id).slots.is_empty());
        let slots = arena.record(id).slots.iter().filter(|slot| !is_empty(slot));
        let mut fields: Vec<_> = slots.map(|slot| name::words(arena.key(slot.key)).join(" ")).collect();
        fields.sort();
        let words = match fields.as_slice() {
            [] => "empty".to_owned(),
            [only] => only.clone(),
            [one, other] => {
                let words = self.common_words(id).or_else(|| self.only_part(id));
                words.unwrap_or_else(|| format!("{one} {other}"))
            }
            _ => return None,
        };
        (words.len() <= MAX_WISHED_CHARS).then(|| format!("{words} response"))
    }

    /// Returns the common words of the titles of several operations, without the verb: `path number` of `calculate life path number` and
    /// `calculate destiny path number`.
    pub(super) fn common_words(&self, id: RecordId) -> Option<String> {
        let places = &self.roles.walk.record_occurrences[&id];
        let titles: BTreeSet<&str> = places.iter().map(|place| self.roles.resource(place).title.as_str()).collect();
        common_words(&titles).filter(|words| !is_generic(words))
    }

    /// Returns the only object, or list of objects, in an object: an `owner` in several answers.
    fn only_part(&self, id: RecordId) -> Option<String> {
        let arena = self.roles.arena;
        let is_part = |slot: &&Slot| {
            let node = arena.node(slot.node);
            node.record.is_some() || node.item.is_some_and(|item| arena.node(item).record.is_some())
        };
        let mut parts = arena.record(id).slots.iter().filter(is_part);
        let words = name::words(arena.key(parts.next()?.key));
        let is_telling = !is_generic(&name::singular(words.clone()));
        (parts.next().is_none() && is_telling).then(|| words.join(" "))
    }

    /// Names a part under keys of several names: by the most frequent one, or else by all of its few fields (`degree sign` of
    /// the `sun` and the `moon`).
    pub(super) fn of_many_names(&self, id: RecordId) -> Option<String> {
        const MAX_FIELDS: usize = 3;
        let arena = self.roles.arena;
        let places = &self.roles.walk.record_occurrences[&id];
        let most = class_words::of_most(places).filter(|key| !key.generic).map(|key| key.words.clone());
        let fields = || {
            let slots = &arena.record(id).slots;
            // independent of their order in an answer
            let mut words: Vec<String> = slots.iter().map(|slot| name::words(arena.key(slot.key)).join(" ")).collect();
            words.sort_by(|a, b| (a != "id", a).cmp(&(b != "id", b)));
            let words = words.join(" ");
            let fits = (2..=MAX_FIELDS).contains(&slots.len()) && words.len() <= MAX_WISHED_CHARS;
            fits.then_some(words)
        };
        most.or_else(fields)
    }

    /// Returns the type that objects name themselves: `"object": "bank_account"`.
    pub(super) fn kind_of(&self, id: RecordId) -> Option<String> {
        let arena = self.roles.arena;
        words_of_kind(arena.named_under(id, |key| arena.key(key) == "object")?)
    }

    /// Returns the type that objects name themselves under a key of this API. Few fields are a reference to the thing.
    pub(super) fn kind_in_api(&self, id: RecordId) -> Option<String> {
        const SEVERAL: usize = 4;
        let arena = self.roles.arena;
        if arena.record(id).slots.len() < SEVERAL {
            return None;
        }
        words_of_kind(arena.named_under(id, |key| arena.kind_keys.contains(&key))?)
    }
}

/// Returns the words of a type that objects name themselves, if they can be a name.
fn words_of_kind(text: &str) -> Option<String> {
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'));
    let words = name::words(text).join(" ");
    (plain && words.len() <= MAX_WISHED_CHARS && !is_generic(&words)).then_some(words)
}
