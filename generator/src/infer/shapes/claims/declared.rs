//! Adds the variables that a GraphQL operation declares to the saved ones.

use super::{Adding, known};
use crate::claims::shape::{Kind, Shape};
use crate::infer::kinds::evidence::Evidence;
use crate::infer::shapes::arena::{Form, NodeId};

impl Adding<'_> {
    /// Adds declarations to a place. What was saved decides the type where a declaration leaves it open: an `ID` may be a number.
    pub fn declared(&mut self, node: NodeId, shape: &Shape) {
        let known = known(self.arena, node);
        if known.is_empty() {
            self.scalars(node, shape);
        } else if shape.kinds.contains(&Kind::Integer) {
            self.arena.node_mut(node).evidence |= Evidence::SAYS_INTEGER;
        } else if shape.kinds.contains(&Kind::Number) && known == [Kind::Integer] {
            self.arena.node_mut(node).evidence |= Evidence::FLOAT;
        }
        let fits = |kind: Kind| shape.kinds.contains(&kind) && (known.is_empty() || known.contains(&kind));
        if fits(Kind::List) {
            let item = self.arena.item_of(node);
            if let Some(items) = &shape.items {
                self.declared(item, items);
            }
        }
        if fits(Kind::Object) {
            self.variables(node, shape);
        }
    }

    fn variables(&mut self, node: NodeId, shape: &Shape) {
        let id = self.arena.record_of(node);
        let record = self.arena.record_mut(id);
        if record.form != Form::Struct {
            return;
        }
        // what saved variables lack cannot be required of them
        let is_complete = record.count == 0 || record.slots.is_empty();
        record.count = record.count.max(1);
        record.stays_struct = true;
        let count = record.count;
        for field in &shape.fields {
            let node = self.field(id, &field.name, if field.required && is_complete { count } else { 0 });
            if !field.required {
                self.arena.node_mut(node).evidence |= Evidence::SAYS_OPTIONAL;
            }
            self.declared(node, &field.shape);
        }
    }
}
