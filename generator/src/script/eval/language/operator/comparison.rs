//! Comparisons, and the truth of values.

use crate::script::eval::symbol::{Symbol, integer};
use crate::script::values::statuses::Statuses;
use crate::script::values::transform::Transform;
use crate::script::values::truth::Truth;
use crate::script::values::value::{Condition, Constant, Relation, Value};

pub(super) fn truthy(value: &Value) -> Truth {
    match value {
        Value::Constant(constant) => Truth::of(constant.is_truthy()),
        // the parsed answer itself
        Value::Json(path) | Value::Xml(path) if path.is_empty() => Truth::Always,
        Value::Choice { when, then, otherwise } => {
            let when = Truth::When((**when).clone());
            when.clone().and(truthy(then)).or(when.not().and(truthy(otherwise)))
        }
        // `a || ''` is truthy if `a` is
        Value::First(values) => {
            let mut some: Vec<Value> = Vec::new();
            for value in values {
                match value {
                    Value::Constant(constant) if constant.is_truthy() => return Truth::Always,
                    Value::Constant(_) => {}
                    value => some.push(value.clone()),
                }
            }
            match some.len() {
                0 => Truth::Never,
                1 => truthy(&some[0]),
                _ => Truth::When(Condition::Truthy(Value::First(some))),
            }
        }
        Value::Object(_)
        | Value::Array(_)
        | Value::Time { .. }
        | Value::Uuid
        | Value::Digest { .. }
        | Value::Token { .. } => Truth::Always,
        Value::Drawn { of, .. } | Value::Transformed { of, by: Transform::ToText | Transform::Trim } => truthy(of),
        value => Truth::When(Condition::Truthy(value.clone())),
    }
}

pub(super) fn equal_values(left: &Value, right: &Value) -> Truth {
    match (left, right) {
        (Value::Constant(left), Value::Constant(right)) => Truth::of(left == right),
        (Value::Constant(_), _) => equal_values(right, left),
        (Value::Status, Value::Constant(code)) => match status_code(code) {
            Some(code) => Truth::status(Statuses::one(code)),
            None => Truth::Never,
        },
        (value, Value::Constant(Constant::Null | Constant::Undefined)) => {
            Truth::When(Condition::Missing(value.clone()))
        }
        (Value::Choice { when, then, otherwise }, right) => {
            let when = Truth::When((**when).clone());
            when.clone().and(equal_values(then, right)).or(when.not().and(equal_values(otherwise, right)))
        }
        (left, right) => {
            Truth::When(Condition::Compare { left: left.clone(), relation: Relation::Equal, right: right.clone() })
        }
    }
}

fn status_code(constant: &Constant) -> Option<u16> {
    match constant {
        Constant::Number(number) => u16::try_from(integer(*number)?).ok(),
        Constant::Text(text) => text.parse().ok(),
        _ => None,
    }
}

/// Compares in the order of the script, but with a constant on the right.
pub(super) fn compare<'p>(left: Symbol<'p>, relation: Relation, right: Symbol<'p>) -> Truth {
    let turned = matches!(relation, Relation::Greater | Relation::AtLeast);
    let truth = if turned { ordered(right, relation.turned(), left) } else { ordered(left, relation, right) };
    match truth {
        Truth::When(Condition::Compare { left, relation, right })
            if matches!(left, Value::Constant(_)) || (turned && !matches!(right, Value::Constant(_))) =>
        {
            Truth::When(Condition::Compare { left: right, relation: relation.turned(), right: left })
        }
        truth => truth,
    }
}

/// Compares by `<`, `<=` or `==`.
fn ordered<'p>(left: Symbol<'p>, relation: Relation, right: Symbol<'p>) -> Truth {
    match (left, right) {
        // `indexOf(x) >= 0`, `indexOf(x) > -1`
        (number, Symbol::IndexOf { of, part })
            if matches!((number.as_integer(), relation), (Some(0), Relation::AtMost) | (Some(-1), Relation::Less)) =>
        {
            contains(of, part)
        }
        (Symbol::IndexOf { of, part }, number)
            if matches!((number.as_integer(), relation), (Some(0), Relation::Less) | (Some(-1), Relation::AtMost)) =>
        {
            contains(of, part).not()
        }
        (left, right) => match (left.into_value(), right.into_value()) {
            (Ok(Value::Status), Ok(Value::Constant(limit))) => match (status_code(&limit), relation) {
                (Some(code), Relation::AtMost) => Truth::status(Statuses::range(0, code)),
                (Some(code), Relation::Less) if code > 0 => Truth::status(Statuses::range(0, code - 1)),
                _ => Truth::Never,
            },
            (Ok(Value::Constant(limit)), Ok(Value::Status)) => match (status_code(&limit), relation) {
                (Some(code), Relation::Less) => Truth::status(Statuses::range(code.saturating_add(1), u16::MAX)),
                (Some(code), _) => Truth::status(Statuses::range(code, u16::MAX)),
                _ => Truth::Never,
            },
            (Ok(Value::Constant(Constant::Number(left))), Ok(Value::Constant(Constant::Number(right)))) => {
                Truth::of(match relation {
                    Relation::Less => left < right,
                    Relation::AtMost => left <= right,
                    _ => left == right,
                })
            }
            (Ok(left), Ok(right)) => {
                Truth::When(Condition::Compare { left: left.counted(), relation, right: right.counted() })
            }
            (Err(reason), _) | (_, Err(reason)) => Truth::Unknown(reason),
        },
    }
}

pub(crate) fn contains(of: Value, part: Value) -> Truth {
    Truth::When(Condition::Contains { of, part })
}
