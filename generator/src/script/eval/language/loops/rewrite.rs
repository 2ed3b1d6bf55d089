//! Replaces the element of a loop by a value.

use crate::script::values::value::Condition;
use crate::script::values::value::{Step, Value};

/// Returns `true` if a value depends on an element.
pub(crate) fn has_element(value: &Value) -> bool {
    // the test of a search refers to an element of its own
    has(value, false, &|part| matches!(part, Value::Element(_)))
}

/// Returns `true` if any part of a value is of a kind; `tests` includes the tests of searches.
pub(crate) fn has(value: &Value, tests: bool, is: &dyn Fn(&Value) -> bool) -> bool {
    let inner = |value: &Value| has(value, tests, is);
    let in_path = |path: &[Step]| {
        path.iter().any(|step| match step {
            Step::Computed(value) => inner(value),
            Step::Find(find) => tests && condition_has(&find.test, tests, is),
            _ => false,
        })
    };
    is(value)
        || match value {
            Value::Json(path) | Value::Xml(path) | Value::Element(path) => in_path(path),
            Value::Parsed { text: of, path } | Value::Within { of, path } => inner(of) || in_path(path),
            Value::Template(values) | Value::First(values) | Value::Array(values) | Value::Joined(values) => {
                values.iter().any(inner)
            }
            Value::Place { of, part } => inner(of) || inner(part),
            // its test and value refer to an element of their own
            Value::Each { list, test, value } => {
                inner(list)
                    || tests && (inner(value) || test.as_ref().is_some_and(|test| condition_has(test, tests, is)))
            }
            Value::Spliced { of, at, with, .. } => inner(of) || inner(at) || with.iter().any(inner),
            Value::Object(members) => members.iter().any(|(_, value)| inner(value)),
            Value::Part { of, .. }
            | Value::Match { of, .. }
            | Value::Transformed { of, .. }
            | Value::Moment { of, .. }
            | Value::Drawn { of, .. } => inner(of),
            Value::Choice { when, then, otherwise } => {
                condition_has(when, tests, is) || inner(then) || inner(otherwise)
            }
            Value::Arithmetic { left, right, .. } => inner(left) || inner(right),
            Value::Digest { of, key, .. } => inner(of) || key.as_ref().is_some_and(|key| inner(key)),
            Value::Token { header, payload, key, .. } => inner(header) || inner(payload) || inner(key),
            _ => false,
        }
}

/// The same for a condition.
pub(crate) fn condition_has(condition: &Condition, tests: bool, is: &dyn Fn(&Value) -> bool) -> bool {
    let inner = |value: &Value| has(value, tests, is);
    match condition {
        Condition::Status(_) | Condition::HasEnvironment => false,
        Condition::Truthy(value) | Condition::Missing(value) | Condition::Array(value) => inner(value),
        Condition::Contains { of: left, part: right } | Condition::Compare { left, right, .. } => {
            inner(left) || inner(right)
        }
        Condition::Not(negated) => condition_has(negated, tests, is),
        Condition::All(conditions) | Condition::Any(conditions) => {
            conditions.iter().any(|condition| condition_has(condition, tests, is))
        }
    }
}

/// Returns the value with the element replaced by `element`; `None` for a value that depends on it in another way.
pub(crate) fn replace_element(value: Value, element: &Value) -> Option<Value> {
    let boxed = |value: Box<Value>| replace_element(*value, element).map(Box::new);
    let each = |values: Vec<Value>| {
        values.into_iter().map(|value| replace_element(value, element)).collect::<Option<Vec<_>>>()
    };
    Some(match value {
        Value::Element(steps) => {
            let mut value = element.clone();
            value.path_mut()?.extend(steps);
            value
        }
        Value::Parsed { text, path } => Value::Parsed { text: boxed(text)?, path },
        Value::Within { of, path } => Value::Within { of: boxed(of)?, path },
        Value::Place { of, part } => Value::Place { of: boxed(of)?, part: boxed(part)? },
        Value::Joined(values) => Value::Joined(each(values)?),
        Value::Each { list, test, value } => Value::Each { list: boxed(list)?, test, value },
        Value::Spliced { of, at, removed, with } => {
            Value::Spliced { of: boxed(of)?, at: boxed(at)?, removed, with: each(with)? }
        }
        Value::Template(values) => Value::Template(each(values)?),
        Value::First(values) => Value::First(each(values)?),
        Value::Array(values) => Value::Array(each(values)?),
        Value::Object(members) => Value::Object(
            members
                .into_iter()
                .map(|(name, value)| Some((name, replace_element(value, element)?)))
                .collect::<Option<Vec<_>>>()?,
        ),
        Value::Part { of, separator, position } => Value::Part { of: boxed(of)?, separator, position },
        Value::Match { of, pattern, group } => Value::Match { of: boxed(of)?, pattern, group },
        Value::Transformed { of, by } => Value::Transformed { of: boxed(of)?, by },
        Value::Moment { of, shifts, format } => Value::Moment { of: boxed(of)?, shifts, format },
        Value::Drawn { call, of } => Value::Drawn { call, of: boxed(of)? },
        Value::Arithmetic { operator, left, right } => {
            Value::Arithmetic { operator, left: boxed(left)?, right: boxed(right)? }
        }
        Value::Digest { algorithm, of, key, encoding } => Value::Digest {
            algorithm,
            of: boxed(of)?,
            key: match key {
                Some(key) => Some(boxed(key)?),
                None => None,
            },
            encoding,
        },
        Value::Token { algorithm, header, payload, key } => {
            Value::Token { algorithm, header: boxed(header)?, payload: boxed(payload)?, key: boxed(key)? }
        }
        value if has_element(&value) => return None,
        value => value,
    })
}
