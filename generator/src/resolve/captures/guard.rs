//! The condition under which a client stores a value: that of the script, without tests that always hold.

use crate::script::{Condition, Statuses, Step, Value};

/// The answers that captures see.
const SUCCESS: (u16, u16) = (200, 299);

/// Returns the condition that remains to be tested, or an error if it never holds, with the reason where users need it.
///
/// A capture sees only answers of 2xx, and stores nothing if the value is absent; a client has one set of variables, as if an
/// environment were selected. The choices in the value that the condition settles are replaced.
pub(super) fn simplify(
    guard: Option<Condition>,
    value: &mut Value,
    captures: bool,
) -> Result<Option<Condition>, Option<&'static str>> {
    let Some(guard) = guard else { return Ok(None) };
    let mut guard = guard.minimal();
    guard.assume_earlier_parts();
    let parts = match guard.minimal() {
        Condition::All(all) => all,
        guard => vec![guard],
    };
    value.assume(&parts);
    let mut needed = Vec::new();
    needs(value, &mut needed);
    let mut left = Vec::new();
    for part in parts {
        match part {
            Condition::HasEnvironment => {}
            Condition::Not(inner) if *inner == Condition::HasEnvironment => return Err(None),
            Condition::Status(statuses) if captures => match within_success(&statuses) {
                Some(statuses) if statuses.ranges() == [SUCCESS] => {}
                Some(statuses) => left.push(Condition::Status(statuses)),
                None => return Err(Some("it is for answers other than 2xx, which are errors")),
            },
            part if is_implied(&part, &needed) => {}
            part => left.push(part),
        }
    }
    Ok(match left.len() {
        0 => None,
        1 => left.pop(),
        _ => Some(Condition::All(left)),
    })
}

fn within_success(statuses: &Statuses) -> Option<Statuses> {
    let both = statuses.within(SUCCESS.0, SUCCESS.1);
    (!both.ranges().is_empty()).then_some(both)
}

/// The values that must be present for anything to be stored.
fn needs<'v>(value: &'v Value, needed: &mut Vec<&'v Value>) {
    match value {
        Value::Template(parts) => parts.iter().for_each(|part| needs(part, needed)),
        Value::Part { of, .. } | Value::Transformed { of, .. } | Value::Moment { of, .. } => needs(of, needed),
        Value::Parsed { text, .. } => needs(text, needed),
        Value::Arithmetic { left, right, .. } => {
            needs(left, needed);
            needs(right, needed);
        }
        _ => {}
    }
    needed.push(value);
}

/// Returns `true` if the test only checks that a needed value is present.
fn is_implied(condition: &Condition, needed: &[&Value]) -> bool {
    let there = match condition {
        Condition::Truthy(value) if may_be_falsy(value) => return false,
        Condition::Truthy(value) => value,
        Condition::Not(inner) => match inner.as_ref() {
            Condition::Missing(value) => value,
            _ => return false,
        },
        _ => return false,
    };
    needed.iter().any(|value| match (there, value) {
        (Value::Json(start), Value::Json(path)) => starts_with(path, start),
        _ => there == *value,
    })
}

/// Returns `true` if the script itself makes an empty text, a zero or `false` of what is absent, which a client would store.
fn may_be_falsy(value: &Value) -> bool {
    match value {
        Value::Constant(constant) => !constant.is_truthy(),
        Value::First(values) => values.last().is_some_and(may_be_falsy),
        Value::Choice { then, otherwise, .. } => may_be_falsy(then) || may_be_falsy(otherwise),
        Value::Transformed { of, .. } | Value::Part { of, .. } | Value::Drawn { of, .. } => may_be_falsy(of),
        Value::Arithmetic { .. } | Value::Place { .. } => true,
        value => value.path().and_then(<[Step]>::last) == Some(&Step::Length),
    }
}

fn starts_with(path: &[Step], start: &[Step]) -> bool {
    path.len() >= start.len() && path.iter().zip(start).all(|(left, right)| left == right)
}
