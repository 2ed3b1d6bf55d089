//! Calculations with numbers, and texts that are joined.

use super::kinds::{is_number, is_text};
use crate::script::eval::language::random;
use crate::script::eval::symbol::Symbol;
use crate::script::values::transform::Arithmetic;
use crate::script::values::value::{Constant, Value};

/// A text with more parts is not tracked.
const MAX_PARTS: usize = 200;

pub(super) fn arithmetic<'p>(operator: Arithmetic, left: Symbol<'p>, right: Symbol<'p>) -> Symbol<'p> {
    let (left, right) = match (left.into_value(), right.into_value()) {
        (Ok(left), Ok(right)) => (left.counted(), right.counted()),
        (Err(reason), _) | (_, Err(reason)) => return Symbol::Unknown(reason),
    };
    if let (Value::Constant(Constant::Number(left)), Value::Constant(Constant::Number(right))) = (&left, &right) {
        return Symbol::Value(Value::number(match operator {
            Arithmetic::Add | Arithmetic::AddOrJoin => left + right,
            Arithmetic::Subtract => left - right,
            Arithmetic::Multiply => left * right,
            Arithmetic::Divide => left / right,
            Arithmetic::Remainder => left % right,
        }));
    }
    // `d.getMonth() + 1`: months count from 0
    if let Value::Arithmetic { operator: Arithmetic::Subtract, left: of, right: taken } = &left
        && operator == Arithmetic::Add
        && **taken == right
        && is_number(of)
    {
        return Symbol::Value((**of).clone());
    }
    Symbol::Value(Value::Arithmetic { operator, left: Box::new(left), right: Box::new(right) })
}

pub(super) fn joined<'p>(parts: Vec<Value>) -> Symbol<'p> {
    let mut texts: Vec<Value> = Vec::new();
    for part in parts {
        for part in if let Value::Template(inner) = part { inner } else { vec![part] } {
            let part = literal(part.written());
            match (texts.last_mut(), part) {
                (Some(Value::Constant(Constant::Text(before))), Value::Constant(Constant::Text(text))) => {
                    before.push_str(&text)
                }
                (Some(before), part) => match random::longer(before, &part) {
                    Some(longer) => *before = longer,
                    None => texts.push(part),
                },
                (None, part) => texts.push(part),
            }
        }
    }
    // an empty text only makes a text of the other parts
    let is_empty = |part: &Value| matches!(part, Value::Constant(Constant::Text(text)) if text.is_empty());
    let filled = texts.iter().filter(|part| !is_empty(part)).count();
    if filled > 1 || filled == 1 && texts.iter().any(|part| !is_empty(part) && is_text(part)) {
        texts.retain(|part| !is_empty(part));
    }
    match texts.len() {
        0 => Symbol::text(""),
        1 if is_text(&texts[0]) && !matches!(texts[0], Value::Variable(_)) => Symbol::Value(texts.remove(0)),
        1..=MAX_PARTS => Symbol::Value(Value::Template(texts)),
        _ => Symbol::unknown("a text of too many parts"),
    }
}

/// Returns a constant as text.
fn literal(value: Value) -> Value {
    match value {
        Value::Constant(Constant::Number(number)) => Value::text(number.to_string()),
        Value::Constant(Constant::Bool(value)) => Value::text(value.to_string()),
        Value::Constant(Constant::Null) => Value::text("null"),
        Value::Constant(Constant::Undefined) => Value::text("undefined"),
        value => value,
    }
}
