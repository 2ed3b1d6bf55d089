//! The JSON kinds of a place, and whether places agree on them.

use std::collections::{BTreeMap, HashSet};

use super::arena::{Arena, Form, KeyId, Node, NodeId, RecordId};
use super::evidence::Evidence;

/// A set of JSON kinds; null is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    const BOOL: Self = Self(1);
    const NUMBER: Self = Self(1 << 1);
    const TEXT: Self = Self(1 << 2);
    const LIST: Self = Self(1 << 3);
    const OBJECT: Self = Self(1 << 4);
    /// A text where an object or list belongs.
    const ELIDED: Self = Self(1 << 5);

    pub(super) fn of(node: &Node, hints: bool) -> Self {
        if node.has_type() {
            return Self::default();
        }
        let evidence = node.evidence.settled(hints);
        let kinds = [
            (evidence.has(Evidence::BOOL), Self::BOOL),
            (evidence.number().is_some(), Self::NUMBER),
            (evidence.has(Evidence::TEXT), Self::TEXT),
            (node.item.is_some(), Self::LIST),
            (node.record.is_some(), Self::OBJECT),
            (evidence.has(Evidence::ELIDED), Self::ELIDED),
        ];
        Self(kinds.into_iter().filter(|(seen, _)| *seen).fold(0, |set, (_, kind)| set | kind.0))
    }

    /// No single Rust type reads them all, and a union can. A text also covers what is elided.
    pub(super) fn is_union(self) -> bool {
        self.0.count_ones() > 1 && self.0 != Self::TEXT.0 | Self::ELIDED.0
    }

    /// Nothing but texts.
    pub(super) fn is_text(self) -> bool {
        self == Self::TEXT
    }

    pub(super) fn is_scalar(self) -> bool {
        self.0 & (Self::LIST.0 | Self::OBJECT.0) == 0
    }
}

/// How much objects must have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// No common field has different kinds.
    NoConflict,
    /// All have the same keys, too.
    SameKeys,
}

/// Whether all places could be one.
pub(super) fn agree(arena: &Arena, nodes: &[NodeId], rule: Rule, hints: bool) -> bool {
    Agreement { arena, rule, hints, seen: HashSet::new() }.nodes(nodes.to_vec())
}

/// Whether all objects could be one.
pub(super) fn agree_records(arena: &Arena, records: &[RecordId], rule: Rule, hints: bool) -> bool {
    Agreement { arena, rule, hints, seen: HashSet::new() }.records(records.to_vec())
}

struct Agreement<'a> {
    arena: &'a Arena,
    rule: Rule,
    hints: bool,
    /// Recursive types meet the same places again.
    seen: HashSet<Vec<NodeId>>,
}

impl Agreement<'_> {
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
