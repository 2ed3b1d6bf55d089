//! Decides whether places can be joined: whether they agree on the kinds of their contents.

use std::collections::{BTreeMap, HashSet};

use super::arena::id_hash::ById;
use super::arena::{Arena, Form, KeyId, NodeId, RecordId};
use super::json_kinds::Kinds;
use crate::name::generic::is_open;

/// How much objects must have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// No common field has different kinds, and no two lists within are of different things.
    NoConflict,
    /// In addition, all have the same keys.
    SameKeys,
}

/// Returns `true` if all places can be joined.
pub fn agree(arena: &Arena, nodes: &[NodeId], rule: Rule, hints: bool) -> bool {
    Agreement::new(arena, rule, hints).nodes(nodes.to_vec())
}

/// Returns `true` if two objects can be joined.
pub fn agree_records(arena: &Arena, a: RecordId, b: RecordId, rule: Rule, hints: bool) -> bool {
    Agreement::new(arena, rule, hints).two_records(a, b)
}

/// Returns `true` if the common fields of two objects have the same kinds, whatever they contain.
pub fn agree_on_top(arena: &Arena, a: RecordId, b: RecordId, hints: bool) -> bool {
    let (a, b) = (arena.record(a), arena.record(b));
    let agree = |(_, one, other): (KeyId, NodeId, NodeId)| {
        let kinds = [one, other].map(|node| Kinds::of(arena.node(node), hints));
        kinds[0] == kinds[1] || kinds.contains(&Kinds::default())
    };
    !a.separate && !b.separate && a.common(b).all(agree)
}

/// Returns `true` if the values of one key in two objects can be joined.
pub fn agree_on_field(arena: &Arena, (key, a, b): (KeyId, NodeId, NodeId), hints: bool) -> bool {
    let mut agreement = Agreement::new(arena, Rule::NoConflict, hints);
    !agreement.are_strangers(key, a, b) && agreement.two_nodes(a, b)
}

struct Agreement<'a> {
    arena: &'a Arena,
    rule: Rule,
    hints: bool,
    /// The places that were compared, because recursive types lead to the same places again.
    seen: HashSet<Vec<NodeId>, ById>,
    seen_twos: HashSet<(NodeId, NodeId), ById>,
}

impl<'a> Agreement<'a> {
    fn new(arena: &'a Arena, rule: Rule, hints: bool) -> Self {
        Self { arena, rule, hints, seen: HashSet::default(), seen_twos: HashSet::default() }
    }

    /// The same as [`Self::nodes`] for two nodes, which is the most frequent case and needs no lists.
    fn two_nodes(&mut self, a: NodeId, b: NodeId) -> bool {
        let (a, b) = (self.arena.find(a), self.arena.find(b));
        if a == b {
            return true;
        }
        let (x, y) = (self.arena.node(a), self.arena.node(b));
        let (kinds, others) = (Kinds::of(x, self.hints), Kinds::of(y, self.hints));
        if kinds != others && kinds != Kinds::default() && others != Kinds::default() {
            return false;
        }
        let inner = (x.item.is_some() && y.item.is_some()) || (x.record.is_some() && y.record.is_some());
        if !inner || x.has_type() || y.has_type() || !self.seen_twos.insert((a.min(b), a.max(b))) {
            return true;
        }
        x.item.zip(y.item).is_none_or(|(a, b)| !self.differ(a, b) && self.two_nodes(a, b))
            && x.record.zip(y.record).is_none_or(|(a, b)| self.two_records(a, b))
    }

    /// Returns `true` for elements of lists that are different things, with few of their many keys in common or of other types: the objects around
    /// the lists have the same keys for all things (`items`, `total`).
    fn differ(&self, a: NodeId, b: NodeId) -> bool {
        const MIN_FIELDS: usize = 4;
        let [Some(x), Some(y)] = [a, b].map(|node| Some(self.arena.record(self.arena.node(node).record?))) else {
            return false;
        };
        let smaller = x.slots.len().min(y.slots.len());
        if self.rule != Rule::NoConflict || [x, y].iter().any(|one| one.form != Form::Struct) || smaller < MIN_FIELDS {
            return false;
        }
        let mut shared = 0;
        for (_, one, other) in x.common(y) {
            let [tag, other] = [one, other].map(|node| self.arena.node(node).tag);
            if tag.differs(other) {
                return true;
            }
            shared += 1;
        }
        shared * 2 < smaller
    }

    fn two_records(&mut self, a: RecordId, b: RecordId) -> bool {
        let (a, b) = (self.arena.find_record(a), self.arena.find_record(b));
        if a == b {
            return true;
        }
        let (x, y) = (self.arena.record(a), self.arena.record(b));
        if x.separate || y.separate {
            return false;
        }
        // nothing is known about an empty object
        if [x, y].iter().any(|record| record.form == Form::Struct && record.slots.is_empty()) {
            return true;
        }
        match (x.form, y.form) {
            (Form::Object, other) | (other, Form::Object) => other == Form::Object,
            (Form::Map(a), Form::Map(b)) => self.two_nodes(a, b),
            (Form::Map(value), Form::Struct) => y.slots.iter().all(|slot| self.two_nodes(value, slot.node)),
            (Form::Struct, Form::Map(value)) => x.slots.iter().all(|slot| self.two_nodes(slot.node, value)),
            (Form::Struct, Form::Struct) => {
                let same_keys =
                    || x.slots.len() == y.slots.len() && x.slots.iter().all(|slot| y.position(slot.key).is_some());
                if self.rule == Rule::SameKeys && !same_keys() {
                    return false;
                }
                x.common(y).all(|(key, a, b)| !self.are_strangers(key, a, b) && self.two_nodes(a, b))
            }
        }
    }

    /// Returns `true` for objects without a field in common under one telling key: the `author` of a commit, and that of a comment.
    fn are_strangers(&self, key: KeyId, a: NodeId, b: NodeId) -> bool {
        const SEVERAL: usize = 2;
        let record = |node| {
            let node = self.arena.node(node);
            let item = || self.arena.node(node.item?).record;
            node.record.or_else(item).map(|id| self.arena.record(id))
        };
        let [Some(x), Some(y)] = [a, b].map(record) else { return false };
        self.rule == Rule::NoConflict
            && [x, y].iter().all(|one| one.form == Form::Struct && one.slots.len() >= SEVERAL)
            && x.common(y).next().is_none()
            && !is_open(self.arena.key(key))
    }

    fn nodes(&mut self, mut nodes: Vec<NodeId>) -> bool {
        for node in &mut nodes {
            *node = self.arena.find(*node);
        }
        nodes.sort_unstable();
        nodes.dedup();
        if nodes.len() < 2 || !self.seen.insert(nodes.clone()) {
            return true;
        }
        let nodes = nodes.iter().map(|node| self.arena.node(*node));
        let mut kinds =
            nodes.clone().map(|node| Kinds::of(node, self.hints)).filter(|kinds| *kinds != Kinds::default());
        let first = kinds.next();
        if kinds.any(|kinds| Some(kinds) != first) {
            return false;
        }
        let nodes = nodes.filter(|node| !node.has_type());
        let items = nodes.clone().filter_map(|node| node.item).collect();
        let records = nodes.filter_map(|node| node.record).collect();
        self.nodes(items) && self.records(records)
    }

    fn records(&mut self, mut records: Vec<RecordId>) -> bool {
        for record in &mut records {
            *record = self.arena.find_record(*record);
        }
        records.sort_unstable();
        records.dedup();
        if records.len() < 2 {
            return true;
        }
        let records: Vec<_> = records.iter().map(|record| self.arena.record(*record)).collect();
        if records.iter().any(|record| record.separate) {
            return false;
        }
        if records.iter().any(|record| record.form == Form::Object) {
            return records.iter().all(|record| record.form == Form::Object);
        }
        let maps = records.iter().filter(|record| matches!(record.form, Form::Map(_))).count();
        if maps > 0 {
            let values = records.iter().flat_map(|record| match record.form {
                Form::Map(value) => vec![value],
                _ => record.slots.iter().map(|slot| slot.node).collect(),
            });
            return maps == records.len() && self.nodes(values.collect());
        }
        let mut fields: BTreeMap<KeyId, Vec<NodeId>> = BTreeMap::new();
        for slot in records.iter().flat_map(|record| &record.slots) {
            fields.entry(slot.key).or_default().push(slot.node);
        }
        let same_keys = || fields.values().all(|nodes| nodes.len() == records.len());
        if self.rule == Rule::SameKeys && !same_keys() {
            return false;
        }
        fields.into_values().all(|nodes| self.nodes(nodes))
    }
}
