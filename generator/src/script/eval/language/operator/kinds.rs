//! Whether a value is a number or a text, as far as that is known before it has one.

use crate::script::values::transform::TimeFormat::{Milliseconds, Seconds};
use crate::script::values::transform::{Arithmetic, Transform};
use crate::script::values::value::{Constant, Step, Value, integer};

pub(crate) fn is_number(value: &Value) -> bool {
    match value {
        Value::Arithmetic { operator: Arithmetic::AddOrJoin, .. } => false,
        Value::Constant(Constant::Number(_)) | Value::Arithmetic { .. } | Value::Status | Value::Place { .. } => true,
        Value::Random | Value::RandomInteger { .. } => true,
        Value::Drawn { of, .. } => is_number(of),
        Value::Time { format, .. } | Value::Moment { format, .. } => matches!(format, Milliseconds | Seconds),
        Value::Transformed { by, .. } => {
            matches!(
                by,
                Transform::ToNumber | Transform::ToInteger | Transform::Floor | Transform::Ceil | Transform::Round
            )
        }
        value => value.path().is_some_and(|path| path.last() == Some(&Step::Length)),
    }
}

/// Returns `true` for a number that has no fraction.
pub(crate) fn is_whole(value: &Value) -> bool {
    match value {
        Value::Constant(Constant::Number(number)) => integer(*number).is_some(),
        Value::Arithmetic { operator: Arithmetic::AddOrJoin | Arithmetic::Divide, .. } | Value::Random => false,
        Value::Arithmetic { left, right, .. } => is_whole(left) && is_whole(right),
        Value::Drawn { of, .. } => is_whole(of),
        Value::Transformed { by: Transform::ToNumber, .. } => false,
        value => is_number(value),
    }
}

pub(crate) fn is_text(value: &Value) -> bool {
    match value {
        Value::Constant(Constant::Text(_)) | Value::Template(_) | Value::Part { .. } | Value::Match { .. } => true,
        Value::Text
        | Value::RandomText { .. }
        | Value::Header(_)
        | Value::Cookie(_)
        | Value::Reason
        | Value::Uuid
        | Value::Substituted(_)
        | Value::Token { .. } => true,
        Value::Xml(_) | Value::Digest { .. } | Value::Time { .. } | Value::Moment { .. } => !is_number(value),
        // Postman stores nearly all values as text; a name in a loop may hold anything
        Value::Variable(_) => !value.is_before_round(),
        Value::Transformed { .. } => !is_number(value),
        Value::First(values) => values.iter().any(is_text),
        Value::Drawn { of, .. } => is_text(of),
        _ => false,
    }
}
