//! The effect of all rounds of a loop, derived from that of one.

use crate::script::eval::language::loops::rewrite;
use crate::script::eval::language::member::{found, step};
use crate::script::eval::language::operator::is_text;
use crate::script::eval::symbol::Symbol;
use crate::script::values::transform::Transform;
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
    let remembers = rewrite::has(&value, true, &is_before_round)
        || matches!(&when, Truth::When(test) if rewrite::condition_has(test, true, &is_before_round));
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

/// Returns a list or text that grows in each round as its value before the loop followed by all parts: `ids.push(x.id)`,
/// `text += x.id`.
pub(crate) fn gather(list: &Symbol<'_>, name: &str, value: &Value, when: &Truth) -> Option<Value> {
    let before = before_round(name);
    let list = list.clone().into_value().ok()?;
    let test = match when {
        Truth::Always => None,
        Truth::When(test) if !rewrite::condition_has(test, true, &is_before_round) => Some(Box::new(test.clone())),
        _ => return None,
    };
    let each = |value: Value| {
        (!rewrite::has(&value, true, &is_before_round))
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
        Value::Template(parts) => match parts.split_first()? {
            (old, added) if *old == before => {
                let added = if let [one] = added { one.clone() } else { Value::Template(added.to_vec()) };
                Some(Value::Template(vec![before, each(added)?.with(Transform::Join { separator: String::new() })]))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Returns the values that a loop collected, after those that the name had before it.
pub(crate) fn gathered<'p>(name: &str, value: Value, now: impl FnOnce() -> Symbol<'p>) -> Symbol<'p> {
    let before = before_round(name);
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
            // `sum += x.price` adds numbers
            Ok(old) if is_text(&old) => {
                parts[0] = old;
                Symbol::Value(Value::Template(parts))
            }
            Ok(_) => Symbol::unknown("a sum over a list"),
            Err(reason) => Symbol::Unknown(reason),
        },
        value => Symbol::Value(value),
    }
}

/// Returns the placeholder for the value of a name before a round of a loop, which is unknown. No variable has such a name.
pub(crate) fn before_round(name: &str) -> Value {
    Value::Variable(format!("\0{name}"))
}

pub(crate) fn is_before_round(value: &Value) -> bool {
    matches!(value, Value::Variable(name) if name.starts_with('\0'))
}
