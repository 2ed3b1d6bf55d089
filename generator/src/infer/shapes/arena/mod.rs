//! All shapes of a collection: nodes (the observations at one place) and records (the observations of its objects), each in
//! union-find classes. Merging two places takes nearly constant time, and recursive types need no special case.

pub mod id_hash;
mod union_find;

use std::collections::{BTreeSet, HashMap};
use std::mem;
use std::rc::Rc;

use crate::infer::kinds::evidence::Evidence;
use crate::infer::kinds::example_value::{Example, Examples};
use crate::infer::kinds::text_counts::Texts;
use crate::infer::shapes::overridden::Pin;
use id_hash::ById;
use union_find::Forest;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(u32);
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(u32);

/// The text of a place whose key distinguishes things: `type`, `object`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tag {
    #[default]
    None,
    One(KeyId),
    Several,
}

/// Observations at one place.
#[derive(Clone, Debug, Default)]
pub struct Node {
    pub nulls: u32,
    pub evidence: Evidence,
    /// The first scalar that the docs can show.
    pub example: Option<Example>,
    /// The elements of all lists.
    pub item: Option<NodeId>,
    pub record: Option<RecordId>,
    /// The texts, if enums are enabled.
    pub texts: Option<Box<Texts>>,
    pub tag: Tag,
    /// Its description in a table of fields, in Markdown.
    pub docs: Option<Box<str>>,
    /// The overrides.
    pub pin: Option<Box<Pin>>,
}

/// Observations of the objects at one place.
#[derive(Clone, Debug, Default)]
pub struct Record {
    pub count: u32,
    /// The number of values that are objects with their own key as id, key, name or code.
    pub self_named: u32,
    /// `true` if a key is a template: `{"{{id}}": 1}`.
    pub templated: bool,
    pub form: Form,
    /// `true` if the caller configured that it is not a map.
    pub stays_struct: bool,
    /// `true` if only some of the fields are known, because no object was observed.
    pub partial: bool,
    /// `true` if the caller configured a separate type.
    pub separate: bool,
    /// The name that the caller configured.
    pub name: Option<String>,
    /// The fields in the order of the first observation.
    pub slots: Vec<Slot>,
    /// Positions of the slots, if there are too many for a linear search.
    index: HashMap<KeyId, usize, ById>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    #[default]
    Struct,
    /// The keys are data, and the slots were removed.
    Map(NodeId),
    /// Any JSON object.
    Object,
}

#[derive(Clone, Copy, Debug)]
pub struct Slot {
    pub key: KeyId,
    /// The number of objects that have the field.
    pub present: u32,
    /// The last object that had it, to detect repeated keys.
    pub seen_by: u32,
    pub node: NodeId,
}

#[derive(Clone, Debug, Default)]
pub struct Arena {
    /// `true` if texts are counted, for enums.
    pub counts_texts: bool,
    /// The number of objects read so far, which identifies each to detect repeated keys.
    pub objects: u32,
    pub examples: Examples,
    /// The pairs of records that were joined, with the reason.
    pub merges: Vec<(RecordId, RecordId, &'static str)>,
    /// The keys under which the objects of this API name their types, besides those of all APIs: `domainType`.
    pub kind_keys: BTreeSet<KeyId>,
    nodes: Vec<Node>,
    node_parents: Forest,
    records: Vec<Record>,
    record_parents: Forest,
    keys: Vec<Rc<str>>,
    key_ids: HashMap<Rc<str>, KeyId>,
    /// For each key, the one that followed it the last time.
    followers: Vec<KeyId>,
}

/// The size of the arena at one time, to remove the remains of an unreadable text.
#[derive(Clone, Copy, Debug)]
pub struct Mark(usize, usize);

const SLOTS_WITHOUT_INDEX: usize = 32;

impl Tag {
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, tag) | (tag, Self::None) => tag,
            (one, other) if one == other => one,
            _ => Self::Several,
        }
    }

    /// Returns `true` if both are known, and differ.
    pub fn differs(self, other: Self) -> bool {
        matches!((self, other), (Self::One(one), Self::One(other)) if one != other)
    }
}

impl Node {
    /// Returns `true` if the caller configured the type.
    pub fn has_type(&self) -> bool {
        self.pin.as_ref().is_some_and(|pin| pin.ty.is_some())
    }
}

impl Record {
    pub fn position(&self, key: KeyId) -> Option<usize> {
        if self.slots.len() <= SLOTS_WITHOUT_INDEX {
            return self.slots.iter().position(|slot| slot.key == key);
        }
        self.index.get(&key).copied()
    }

    /// Returns the keys that another record has, too, with the places here and there.
    pub fn common<'r>(&'r self, other: &'r Self) -> impl Iterator<Item = (KeyId, NodeId, NodeId)> {
        self.slots.iter().filter_map(|slot| Some((slot.key, slot.node, other.slots[other.position(slot.key)?].node)))
    }

    pub fn push(&mut self, slot: Slot) -> usize {
        let at = self.slots.len();
        self.slots.push(slot);
        if at == SLOTS_WITHOUT_INDEX {
            self.index = self.slots.iter().enumerate().map(|(at, slot)| (slot.key, at)).collect();
        } else if at > SLOTS_WITHOUT_INDEX {
            self.index.insert(slot.key, at);
        }
        at
    }

    fn take_slots(&mut self) -> Vec<Slot> {
        self.index = HashMap::default();
        mem::take(&mut self.slots)
    }
}

fn merge<T>(kept: &mut Option<Box<T>>, gone: Option<Box<T>>, add: impl FnOnce(&mut T, T)) {
    match (kept.as_mut(), gone) {
        (Some(kept), Some(gone)) => add(kept, *gone),
        (None, gone) => *kept = gone,
        (_, None) => {}
    }
}

impl Arena {
    pub fn new_node(&mut self) -> NodeId {
        self.nodes.push(Node::default());
        NodeId(self.node_parents.push())
    }

    pub fn find(&self, id: NodeId) -> NodeId {
        NodeId(self.node_parents.find(id.0))
    }

    pub fn find_record(&self, id: RecordId) -> RecordId {
        RecordId(self.record_parents.find(id.0))
    }

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[self.node_parents.find(id.0) as usize]
    }

    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[self.node_parents.find(id.0) as usize]
    }

    pub fn record(&self, id: RecordId) -> &Record {
        &self.records[self.record_parents.find(id.0) as usize]
    }

    pub fn record_mut(&mut self, id: RecordId) -> &mut Record {
        &mut self.records[self.record_parents.find(id.0) as usize]
    }

    /// Returns the node of the elements of the lists at a place.
    pub fn item_of(&mut self, id: NodeId) -> NodeId {
        if let Some(item) = self.node(id).item {
            return item;
        }
        let item = self.new_node();
        self.node_mut(id).item = Some(item);
        item
    }

    /// Returns the record of the objects at a place.
    pub fn record_of(&mut self, id: NodeId) -> RecordId {
        if let Some(record) = self.node(id).record {
            return record;
        }
        self.records.push(Record::default());
        let record = RecordId(self.record_parents.push());
        self.node_mut(id).record = Some(record);
        record
    }

    pub fn intern(&mut self, key: &str) -> KeyId {
        if let Some(id) = self.key_ids.get(key) {
            return *id;
        }
        let id = KeyId(self.keys.len() as u32);
        let key: Rc<str> = key.into();
        self.keys.push(key.clone());
        self.key_ids.insert(key, id);
        self.followers.push(id);
        id
    }

    /// The same as [`Self::intern`] for a key after another. Objects of one API have the same keys in the same order, so that most need no hash.
    pub fn intern_after(&mut self, before: KeyId, key: &str) -> KeyId {
        let guess = self.followers[before.0 as usize];
        if self.key(guess) == key {
            return guess;
        }
        let id = self.intern(key);
        self.followers[before.0 as usize] = id;
        id
    }

    pub fn key(&self, id: KeyId) -> &str {
        &self.keys[id.0 as usize]
    }

    /// Returns the type that objects name themselves under one of these keys.
    pub fn named_under(&self, id: RecordId, is_kind_key: impl Fn(KeyId) -> bool) -> Option<&str> {
        let mut slots = self.record(id).slots.iter().filter(|slot| is_kind_key(slot.key));
        slots.find_map(|slot| match self.node(slot.node).tag {
            Tag::One(text) => Some(self.key(text)),
            Tag::None | Tag::Several => None,
        })
    }

    /// Removes the tags under all other keys.
    pub fn keep_tags(&mut self, kept: impl Fn(KeyId, &str) -> bool) {
        for slot in self.records.iter().flat_map(|record| &record.slots) {
            if !kept(slot.key, &self.keys[slot.key.0 as usize]) {
                self.nodes[self.node_parents.find(slot.node.0) as usize].tag = Tag::None;
            }
        }
    }

    /// The number of nodes, merged ones included.
    pub fn nodes(&self) -> usize {
        self.nodes.len()
    }

    /// Returns a node by its number, whatever it was merged with.
    pub fn nth_node(&self, at: usize) -> NodeId {
        NodeId(at as u32)
    }

    pub fn key_id(&self, key: &str) -> Option<KeyId> {
        self.key_ids.get(key).copied()
    }

    pub fn mark(&self) -> Mark {
        Mark(self.nodes.len(), self.records.len())
    }

    /// Removes all nodes and records created since; nothing older may have been merged with them.
    pub fn reset(&mut self, mark: Mark) {
        self.nodes.truncate(mark.0);
        self.node_parents.truncate(mark.0);
        self.records.truncate(mark.1);
        self.record_parents.truncate(mark.1);
    }

    /// Joins two places, and everything below with equal paths. The older one determines the order.
    pub fn unify(&mut self, a: NodeId, b: NodeId) {
        let mut work = vec![(a, b)];
        self.unify_all(&mut work);
    }

    pub fn unify_records(&mut self, a: RecordId, b: RecordId) {
        let mut work = Vec::new();
        self.join_records(a, b, &mut work);
        self.unify_all(&mut work);
    }

    /// Turns a record into a map.
    pub fn make_map(&mut self, id: RecordId) {
        let slots = self.record_mut(id).take_slots();
        let Some(first) = slots.first() else { return };
        self.record_mut(id).form = Form::Map(first.node);
        let mut work = slots.iter().skip(1).map(|slot| (first.node, slot.node)).collect();
        self.unify_all(&mut work);
    }

    /// Turns a record into an object of unknown fields.
    pub fn make_object(&mut self, id: RecordId) {
        let record = self.record_mut(id);
        record.take_slots();
        record.form = Form::Object;
    }

    fn unify_all(&mut self, work: &mut Vec<(NodeId, NodeId)>) {
        while let Some((a, b)) = work.pop() {
            let Some((kept, gone)) = self.node_parents.join(a.0, b.0) else {
                continue;
            };
            let gone = mem::take(&mut self.nodes[gone as usize]);
            let node = &mut self.nodes[kept as usize];
            node.nulls += gone.nulls;
            node.evidence |= gone.evidence;
            node.tag = node.tag.and(gone.tag);
            node.example = node.example.or(gone.example);
            node.docs = node.docs.take().or(gone.docs);
            merge(&mut node.texts, gone.texts, Texts::add);
            merge(&mut node.pin, gone.pin, Pin::add);
            match (node.item, gone.item) {
                (Some(a), Some(b)) => work.push((a, b)),
                (a, b) => node.item = a.or(b),
            }
            match (node.record, gone.record) {
                (Some(a), Some(b)) => self.join_records(a, b, work),
                (a, b) => node.record = a.or(b),
            }
        }
    }

    fn join_records(&mut self, a: RecordId, b: RecordId, work: &mut Vec<(NodeId, NodeId)>) {
        let Some((kept, gone)) = self.record_parents.join(a.0, b.0) else {
            return;
        };
        let mut gone = mem::take(&mut self.records[gone as usize]);
        let record = &mut self.records[kept as usize];
        record.partial = (record.partial || record.count == 0) && (gone.partial || gone.count == 0);
        record.count += gone.count;
        record.self_named += gone.self_named;
        record.templated |= gone.templated;
        record.stays_struct |= gone.stays_struct;
        record.separate |= gone.separate;
        record.name = record.name.take().or(gone.name.take());
        match (record.form, gone.form) {
            (Form::Object, _) | (_, Form::Object) => {
                record.take_slots();
                record.form = Form::Object;
            }
            (Form::Map(value), Form::Map(other)) => work.push((value, other)),
            (Form::Map(value), Form::Struct) | (Form::Struct, Form::Map(value)) => {
                record.form = Form::Map(value);
                let slots = record.take_slots().into_iter().chain(gone.take_slots());
                work.extend(slots.map(|slot| (value, slot.node)));
            }
            (Form::Struct, Form::Struct) => {
                for slot in gone.take_slots() {
                    match record.position(slot.key) {
                        Some(at) => {
                            let known = &mut record.slots[at];
                            known.present += slot.present;
                            work.push((known.node, slot.node));
                        }
                        None => {
                            record.push(slot);
                        }
                    }
                }
            }
        }
    }
}
