//! Turns assertions and stored values into a shape, whose objects may have further fields.

use super::shape::{Kind, Shape};
use crate::script::{JsonKind, Member};

/// Returns the shape at a path from the root, and creates it if necessary; `required` means that each answer has it.
pub fn at<'s>(root: &'s mut Shape, path: &[Member], required: bool) -> &'s mut Shape {
    path.iter().fold(root, |shape, member| match member {
        Member::Key(name) => {
            shape.kinds.insert(Kind::Object);
            shape.partial = true;
            let field = shape.field_mut(name);
            field.required |= required;
            &mut field.shape
        }
        Member::Element => {
            shape.kinds.insert(Kind::List);
            shape.items.get_or_insert_default()
        }
        Member::Value => {
            shape.kinds.insert(Kind::Object);
            shape.values.get_or_insert_default()
        }
    })
}

/// Adds the kind that an assertion names.
pub fn is(shape: &mut Shape, kind: JsonKind) {
    let kind = match kind {
        JsonKind::Boolean => Kind::Boolean,
        JsonKind::Integer => Kind::Integer,
        JsonKind::Number => Kind::Number,
        JsonKind::Text => Kind::Text,
        JsonKind::List => Kind::List,
        JsonKind::Object => Kind::Object,
    };
    shape.kinds.insert(kind);
}
