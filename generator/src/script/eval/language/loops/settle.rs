//! The effect of all rounds of a loop, derived from that of one.

use crate::script::eval::language::loops::rewrite;
use crate::script::eval::language::member::{found, step};
use crate::script::eval::language::operator::kinds::is_text;
use crate::script::eval::symbol::Symbol;
use crate::script::values::transform::{Arithmetic, Transform};
use crate::script::values::truth::Truth;
use crate::script::values::value::Condition;
use crate::script::values::value::{Constant, Position, Step, Value};

/// Returns the value after all rounds, and the condition under which there is one, from a value in terms of the element.
pub(crate) fn settle(
    list: &Symbol<'_>,
    value: Value,
    when: Truth,
    first: bool,
    stops: bool,
) -> Result<(Value, Truth), String> {
    if let Truth::Unknown(reason) = when {
        return Err(reason.into_owned());
    }
    if stops && !first {
        return Err("a loop that ends early".to_owned());
    }
    let remembers = rewrite::has(&value, true, &Value::is_before_round)
        || matches!(&when, Truth::When(test) if rewrite::condition_has(test, true, &Value::is_before_round));
    if remembers {
        return Err("it is put together in a loop".to_owned());
    }
    let (list, when) = match list {
        Symbol::Value(list) => (list.clone(), when),
        Symbol::Filtered { list, test } => (list.clone(), Truth::When(test.clone()).and(when)),
        Symbol::Members(of) => {
            (of.clone().step(Step::Members).ok_or("a loop over the members of something that has none")?, when)
        }
        // over names: only the last one, without a condition
        Symbol::Names(_) if when == Truth::Always && !stops => return Ok((value, when)),
        Symbol::Unknown(reason) => return Err(reason.to_string()),
        _ => return Err("a loop that is not over a list of the answer".to_owned()),
    };
    let element = match when {
        Truth::Always if first => step(list, Step::Index(Position::FromStart(0))),
        Truth::Always => step(list, Step::Index(Position::FromEnd(0))),
        Truth::When(test) => found(list, test, !first),
        _ => return Err("a loop that does nothing".to_owned()),
    };
    let element = element.into_value().map_err(String::from)?;
    if rewrite::has_element(&value) {
        Ok((rewrite::replace_element(value, &element).ok_or("a loop over a list that is not read")?, Truth::Always))
    } else {
        Ok((value, Truth::When(Condition::Missing(element)).not()))
    }
}

/// Returns the condition under which control leaves in any round of a loop.
pub(crate) fn settle_exit(list: &Symbol<'_>, when: Truth) -> Truth {
    match when {
        Truth::When(test) => match settle(list, Value::Constant(Constant::Bool(true)), Truth::When(test), true, true) {
            Ok((_, when)) => when,
            Err(reason) => Truth::Unknown(reason.into()),
        },
        Truth::Never => Truth::Never,
        // an empty list stores nothing
        Truth::Always => Truth::Unknown("a loop that ends in its first round".into()),
        unknown => unknown,
    }
}

/// Returns a list, text or number that grows in each round as its value before the loop followed by all parts: `ids.push(x.id)`,
/// `text += x.id`, `sum += x.price`.
pub(crate) fn gather(list: &Symbol<'_>, name: &str, value: &Value, when: &Truth) -> Option<Value> {
    let before = Value::before_round(name);
    let list = list.clone().into_value().ok()?;
    let test = match when {
        Truth::Always => None,
        Truth::When(test) if !rewrite::condition_has(test, true, &Value::is_before_round) => {
            Some(Box::new(test.clone()))
        }
        _ => return None,
    };
    let each = |value: Value| {
        (!rewrite::has(&value, true, &Value::is_before_round))
            .then(|| Value::Each { list: Box::new(list), test, value: Box::new(value) }.opened())
    };
    match value {
        Value::Within { of, path } if path.is_empty() => match &**of {
            Value::Joined(parts) => match parts.as_slice() {
                [Value::Within { of: old, .. }, Value::Array(pushed)] if **old == before => {
                    let [pushed] = pushed.as_slice() else { return None };
                    Some(Value::Joined(vec![before, each(pushed.clone())?]))
                }
                _ => None,
            },
            _ => None,
        },
        Value::Template(parts) => {
            let (old, added) = parts.split_first()?;
            // `(text + x.id) + ","`
            let mut added = added.to_vec();
            match grown(old) {
                Some((old, first)) if *old == before => added.insert(0, first.clone()),
                _ if *old == before => {}
                _ => return None,
            }
            let added = if added.len() == 1 { added.remove(0) } else { Value::Template(added) };
            Some(Value::Template(vec![before, each(added)?.with(Transform::Join { separator: String::new() })]))
        }
        value => {
            let (old, added) = grown(value)?;
            let is_old = matches!(old, Value::Transformed { of, by: Transform::ToNumber } if **of == before);
            if !is_old && *old != before {
                return None;
            }
            let right = Box::new(each(added.clone())?);
            Some(Value::Arithmetic { operator: Arithmetic::AddOrJoin, left: Box::new(before), right })
        }
    }
}

/// The two sides of a sum.
fn grown(value: &Value) -> Option<(&Value, &Value)> {
    match value {
        Value::Arithmetic { operator: Arithmetic::Add | Arithmetic::AddOrJoin, left, right } => Some((left, right)),
        _ => None,
    }
}

/// Returns the values that a loop collected, after those that the name had before it.
pub(crate) fn gathered<'p>(name: &str, value: Value, now: impl FnOnce() -> Symbol<'p>) -> Symbol<'p> {
    let before = Value::before_round(name);
    match value {
        Value::Joined(mut parts) if parts.first() == Some(&before) => match now() {
            Symbol::Array(elements) if elements.is_empty() && parts.len() == 2 => Symbol::Value(parts.remove(1)),
            old => match old.into_value() {
                Ok(old) => {
                    parts[0] = old;
                    Symbol::Value(Value::Joined(parts).opened())
                }
                Err(reason) => Symbol::Unknown(reason),
            },
        },
        Value::Template(mut parts) if parts.first() == Some(&before) => match now().into_value() {
            Ok(Value::Constant(Constant::Text(text))) if text.is_empty() && parts.len() == 2 => {
                Symbol::Value(parts.remove(1))
            }
            Ok(old) if is_text(&old) => {
                parts[0] = old;
                Symbol::Value(Value::Template(parts))
            }
            Ok(_) => Symbol::unknown("a number with texts of a list behind it"),
            Err(reason) => Symbol::Unknown(reason),
        },
        Value::Arithmetic { operator: Arithmetic::AddOrJoin, left, right } if *left == before => {
            match now().into_value() {
                Ok(old) if is_text(&old) => {
                    let texts = right.with(Transform::Join { separator: String::new() });
                    Symbol::Value(match old {
                        Value::Constant(Constant::Text(text)) if text.is_empty() => texts,
                        old => Value::Template(vec![old, texts]),
                    })
                }
                // from the value before on: one text among the numbers, and what follows is text
                Ok(old) => {
                    Symbol::Value(Value::Joined(vec![Value::Array(vec![old]), *right]).opened().with(Transform::Sum))
                }
                Err(reason) => Symbol::Unknown(reason),
            }
        }
        value => Symbol::Value(value),
    }
}
