//! Adds a table of fields in a description, which is about the answer itself or an object in it.

use std::collections::VecDeque;

use super::{Adding, known};
use crate::claims::shape::Shape;
use crate::infer::shapes::arena::{Form, NodeId};

/// The largest number of objects that are considered for a table.
const MAX_OBJECTS: usize = 1_000;

impl Adding<'_> {
    /// Adds a table to the object that has most of its fields, the outermost of several; returns `false` if there is none. If nothing else is
    /// known about the answer, the table describes the answer itself.
    pub fn table(&mut self, root: NodeId, table: &Shape) -> bool {
        let place = if known(self.arena, root).is_empty() {
            Some((root, self.path.clone()))
        } else {
            self.object_with(root, table)
        };
        let Some((node, path)) = place else { return false };
        let outer = std::mem::replace(&mut self.path, path);
        self.add(node, table);
        self.path = outer;
        true
    }

    fn object_with(&self, root: NodeId, table: &Shape) -> Option<(NodeId, String)> {
        let mut queue = VecDeque::from([(root, self.path.clone())]);
        for _ in 0..MAX_OBJECTS {
            let (node, path) = queue.pop_front()?;
            if let Some(item) = self.arena.node(node).item {
                queue.push_back((item, format!("{path}[]")));
            }
            let Some(record) = self.arena.node(node).record.map(|id| self.arena.record(id)) else { continue };
            if record.form != Form::Struct {
                continue;
            }
            let has = |name: &str| self.arena.key_id(name).is_some_and(|key| record.position(key).is_some());
            let found = table.fields.iter().filter(|field| has(&field.name)).count();
            if found > 0 && found * 2 >= table.fields.len() {
                return Some((node, path));
            }
            queue.extend(record.slots.iter().map(|slot| (slot.node, format!("{path}.{}", self.arena.key(slot.key)))));
        }
        None
    }
}
