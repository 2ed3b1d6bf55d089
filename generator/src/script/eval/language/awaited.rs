//! `await pm.sendRequest(…)` in a statement.

use crate::script::syntax::{Call, Expression, Kind, Statement};

/// The call whose answer a statement awaits, before it does anything else.
pub(super) fn call(statement: &Statement) -> Option<&Call> {
    match statement {
        Statement::Expression(expression) | Statement::Return(Some(expression)) => within(expression),
        Statement::Declare { names, .. } => match names.as_slice() {
            [(_, Some(value))] => within(value),
            _ => None,
        },
        _ => None,
    }
}

fn within(expression: &Expression) -> Option<&Call> {
    match &expression.kind {
        Kind::Await(inner) => match &inner.kind {
            Kind::Call(call) if sends(call) => Some(call),
            _ => None,
        },
        Kind::Member { object, .. } | Kind::Subscript { object, .. } => within(object),
        Kind::Call(call) => within(&call.callee).or_else(|| call.arguments.iter().find_map(within)),
        Kind::Assign { value, .. } => within(value),
        _ => None,
    }
}

fn sends(call: &Call) -> bool {
    let Kind::Member { object, name } = &call.callee.kind else { return false };
    name == "sendRequest" && matches!(&object.kind, Kind::Name(name) if name == "pm") && call.arguments.len() == 1
}
