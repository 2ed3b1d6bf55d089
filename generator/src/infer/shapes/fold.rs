//! Reads JSON text directly into shapes: no value is built, and a known key is neither hashed nor copied.

use std::fmt;

use postman_observations::{BigIntegers, MAX_DEPTH, may_repeat_key};
use serde_core::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::arena::{Arena, KeyId, NodeId, RecordId, Slot, Tag};
use crate::infer::kinds::evidence::Evidence;
use crate::infer::kinds::example_value::{Example, Examples};
use crate::infer::kinds::placeholder;
use crate::infer::kinds::text_format;
use crate::json::relaxed::OPTIONAL;

/// Keys under which an object names its type.
const KIND_KEYS: &[&str] = &["type", "object", "kind", "resourceType", "resource_type", "_type", "@type", "__typename"];
/// The ends of keys under which the objects of some APIs name their types.
const KIND_ENDINGS: &[&str] = &["Type", "_type", "Kind", "_kind", "Class", "_class"];
/// Keys under which the body of a remote call names the call.
pub const CALL_KEYS: &[&str] = &["method", "action", "operation", "operationName", "command"];

/// Reads one text into new nodes. After an error, the arena is unchanged.
pub fn fold(arena: &mut Arena, text: &str, templates: bool) -> serde_json::Result<NodeId> {
    let mark = arena.mark();
    let root = arena.new_node();
    let read = fold_into(arena, root, text, templates);
    if read.is_err() {
        arena.reset(mark);
    }
    read.map(|()| root)
}

/// Adds the observations of a text to a place. After an error, the place has those before the error.
pub fn fold_into(arena: &mut Arena, root: NodeId, text: &str, templates: bool) -> serde_json::Result<()> {
    let mut fold = Fold { arena, templates, big: BigIntegers::of(text), deep: false };
    let mut json = serde_json::Deserializer::from_str(text);
    let place = Place { node: root, depth: 0, key: None, owner: None };
    let mut read = Seed { fold: &mut fold, place }.deserialize(&mut json).and_then(|_| json.end());
    if fold.deep && read.is_ok() {
        // ignored values are skipped at any depth; the types that contain this one cannot read it
        read = serde_json::from_str::<serde_json::Value>(text).map(drop);
    }
    read
}

struct Fold<'a> {
    arena: &'a mut Arena,
    templates: bool,
    big: BigIntegers<'a>,
    /// `true` if a value was nested beyond [`MAX_DEPTH`].
    deep: bool,
}

#[derive(Clone, Copy)]
struct Place {
    node: NodeId,
    depth: u8,
    /// The key of the value.
    key: Option<KeyId>,
    /// The key of the object that has that key.
    owner: Option<KeyId>,
}

/// Returns `true` for keys whose text names the type of an object, or the call of a body, or may do so: `domainType`.
fn may_tell_apart(key: &str) -> bool {
    tells_apart(key) || KIND_ENDINGS.iter().any(|ending| key.ends_with(ending))
}

/// Returns `true` for keys whose text distinguishes things in all APIs.
pub fn tells_apart(key: &str) -> bool {
    KIND_KEYS.contains(&key) || CALL_KEYS.contains(&key)
}

/// Returns whether the value is an object that names its own key, or the string that does.
struct Seed<'f, 'a> {
    fold: &'f mut Fold<'a>,
    place: Place,
}

impl Fold<'_> {
    fn see(&mut self, node: NodeId, evidence: Evidence, example: impl FnOnce(&mut Examples) -> Option<Example>) {
        let seen = self.arena.node_mut(node);
        seen.evidence |= evidence;
        if seen.example.is_none() {
            let example = example(&mut self.arena.examples);
            self.arena.node_mut(node).example = example;
        }
    }

    fn text(&mut self, node: NodeId, value: &str) {
        self.see(node, Evidence::TEXT | text_format::of(value), |examples| examples.text(value));
        if self.arena.counts_texts {
            self.arena.node_mut(node).texts.get_or_insert_default().count(value);
        }
    }

    fn too_deep(&mut self, node: NodeId) {
        self.arena.node_mut(node).evidence |= Evidence::TOO_DEEP;
        self.deep = true;
    }

    /// Returns the slot of a key; most objects repeat the order of previous ones.
    fn slot(&mut self, record: RecordId, expected: usize, key: &str) -> usize {
        let slots = &self.arena.record(record).slots;
        if let Some(slot) = slots.get(expected)
            && self.arena.key(slot.key) == key
        {
            return expected;
        }
        let before = expected.checked_sub(1).map(|at| slots[at].key);
        let id = match before {
            Some(before) => self.arena.intern_after(before, key),
            None => self.arena.intern(key),
        };
        if let Some(at) = self.arena.record(record).position(id) {
            return at;
        }
        let node = self.arena.new_node();
        let templated = self.templates && (key.contains("{{") || key.starts_with(placeholder::VARIABLE));
        let record = self.arena.record_mut(record);
        record.templated |= templated;
        record.push(Slot { key: id, present: 0, seen_by: 0, node })
    }
}

impl Seed<'_, '_> {
    /// Keeps a text that distinguishes things.
    fn tag(&mut self, value: &str) {
        let arena = &mut *self.fold.arena;
        if self.place.key.is_some_and(|key| may_tell_apart(arena.key(key))) {
            let tag = Tag::One(arena.intern(value));
            let node = arena.node_mut(self.place.node);
            node.tag = node.tag.and(tag);
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = bool;

    fn deserialize<D: serde_core::Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        self.fold.arena.node_mut(self.place.node).nulls += 1;
        Ok(false)
    }

    fn visit_bool<E>(self, value: bool) -> Result<bool, E> {
        self.fold.see(self.place.node, Evidence::BOOL, |examples| Some(examples.scalar(value)));
        Ok(false)
    }

    fn visit_i64<E>(self, value: i64) -> Result<bool, E> {
        self.fold.see(self.place.node, Evidence::integer(value), |examples| Some(examples.scalar(value)));
        Ok(false)
    }

    fn visit_u64<E>(self, value: u64) -> Result<bool, E> {
        self.fold.see(self.place.node, Evidence::unsigned(value), |examples| Some(examples.scalar(value)));
        Ok(false)
    }

    fn visit_f64<E>(self, value: f64) -> Result<bool, E> {
        let evidence = if self.fold.big.contains(value) { Evidence::HUGE } else { Evidence::FLOAT };
        self.fold.see(self.place.node, evidence, |examples| examples.float(value));
        Ok(false)
    }

    fn visit_str<E>(mut self, value: &str) -> Result<bool, E> {
        match placeholder::hint(value) {
            Some(hint) => self.fold.arena.node_mut(self.place.node).evidence |= hint,
            None => {
                self.fold.text(self.place.node, value);
                self.tag(value);
            }
        }
        if placeholder::says_optional(value) {
            self.fold.arena.node_mut(self.place.node).evidence |= Evidence::SAYS_OPTIONAL;
        }
        let key = |id| self.fold.arena.key(id);
        Ok(self.place.key.is_some_and(|id| may_repeat_key(key(id)))
            && self.place.owner.is_some_and(|id| key(id) == value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        let Place { node, depth, .. } = self.place;
        if depth == MAX_DEPTH {
            self.fold.too_deep(node);
            while list.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(false);
        }
        let item = self.fold.arena.item_of(node);
        let place = Place { node: item, depth: depth + 1, key: None, owner: None };
        while list.next_element_seed(Seed { fold: &mut *self.fold, place })?.is_some() {}
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let Place { node, depth, key: own, .. } = self.place;
        if depth == MAX_DEPTH {
            self.fold.too_deep(node);
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(false);
        }
        let fold = self.fold;
        let record = fold.arena.record_of(node);
        fold.arena.record_mut(record).count += 1;
        fold.arena.objects += 1;
        let object = fold.arena.objects;
        let mut expected = 0;
        let mut names_itself = false;
        while let Some(at) = map.next_key_seed(KeySeed { fold: &mut *fold, record, expected })? {
            expected = at + 1;
            let slot = &mut fold.arena.record_mut(record).slots[at];
            let repeated = slot.seen_by == object;
            slot.seen_by = object;
            slot.present += u32::from(!repeated);
            let place = Place { node: slot.node, depth: depth + 1, key: Some(slot.key), owner: own };
            if repeated {
                fold.arena.node_mut(node).evidence |= Evidence::DUPLICATE_KEY;
            }
            let seed = Seed { fold: &mut *fold, place };
            let told = map.next_value_seed(seed)?;
            let key = fold.arena.record(record).slots[at].key;
            if told && may_repeat_key(fold.arena.key(key)) {
                names_itself = true;
            } else if told {
                fold.arena.record_mut(record).self_named += 1;
            }
        }
        Ok(names_itself)
    }
}

struct KeySeed<'f, 'a> {
    fold: &'f mut Fold<'a>,
    record: RecordId,
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = usize;

    fn deserialize<D: serde_core::Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_, '_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<usize, E> {
        let plain = key.strip_suffix(OPTIONAL).filter(|_| self.fold.templates);
        let at = self.fold.slot(self.record, self.expected, plain.unwrap_or(key));
        if plain.is_some() {
            let node = self.fold.arena.record(self.record).slots[at].node;
            self.fold.arena.node_mut(node).evidence |= Evidence::SAYS_OPTIONAL;
        }
        Ok(at)
    }
}
