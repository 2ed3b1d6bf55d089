//! Completes observed answers by one that a description shows: only missing parts are taken from it.

use super::{Adding, covers, known};
use crate::infer::shapes::arena::{Form, NodeId, Slot};

impl Adding<'_> {
    /// Adds the missing parts of a place from another one, which is only read.
    pub fn lacking(&mut self, node: NodeId, shown: NodeId) {
        let (seen, said) = (known(self.arena, node), known(self.arena, shown));
        if seen.is_empty() {
            return self.arena.unify(node, shown);
        }
        let fits = |kind: &_| said.iter().any(|said| covers(*said, *kind) || covers(*kind, *said));
        if !said.is_empty() && !seen.iter().all(fits) {
            self.disagree(&said, &seen);
        }
        let other = self.arena.node(shown);
        let (nulls, item, record) = (other.nulls, other.item, other.record);
        if nulls > 0 {
            let node = self.arena.node_mut(node);
            node.nulls = node.nulls.max(1);
        }
        if let Some((own, other)) = self.arena.node(node).item.zip(item) {
            self.inside("[]", |adding| adding.lacking(own, other));
        }
        let Some((own, other)) = self.arena.node(node).record.zip(record) else { return };
        let forms = (self.arena.record(own).form, self.arena.record(other).form);
        if forms != (Form::Struct, Form::Struct) {
            return;
        }
        for slot in self.arena.record(other).slots.clone() {
            let at = self.arena.record(own).position(slot.key);
            match at.map(|at| self.arena.record(own).slots[at].node) {
                Some(known) => {
                    let step = format!(".{}", self.arena.key(slot.key));
                    self.inside(&step, |adding| adding.lacking(known, slot.node));
                }
                None => {
                    self.arena.record_mut(own).push(Slot { present: 0, seen_by: 0, ..slot });
                }
            }
        }
    }
}
