//! Variables that a GraphQL operation declares, as a shape.

use super::said::Said;
use super::shape::{Field, Kind, Shape};
use crate::graphql::{self, Variable, VariableType};

/// Returns what an operation declares; `None` if it has no variables.
pub fn of(query: &str, operation: Option<&str>) -> Option<Said> {
    let variables = graphql::variables(query, operation);
    let field = |Variable { name, ty, required }: &Variable<'_>| Field {
        name: (*name).to_owned(),
        required: *required,
        docs: String::new(),
        shape: shape(ty),
    };
    let fields: Vec<Field> = variables.iter().map(field).collect();
    let shape = Shape { kinds: [Kind::Object].into(), fields, ..Shape::default() };
    (!shape.fields.is_empty()).then_some(Said::Declared(shape))
}

fn shape(ty: &VariableType) -> Shape {
    let kind = match ty {
        VariableType::Text => Kind::Text,
        VariableType::Integer => Kind::Integer,
        VariableType::Number => Kind::Number,
        VariableType::Boolean => Kind::Boolean,
        VariableType::List(_) => Kind::List,
        VariableType::Other => return Shape::default(),
    };
    let items = match ty {
        VariableType::List(items) => Some(Box::new(shape(items))),
        _ => None,
    };
    Shape { kinds: [kind].into(), items, ..Shape::default() }
}
