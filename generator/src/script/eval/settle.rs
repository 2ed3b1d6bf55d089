//! What all rounds of a loop come to, from what one round does.

use super::member::{found, step};
use super::rewrite;
use super::symbol::Symbol;
use crate::script::condition::{Condition, Truth};
use crate::script::model::{Constant, Position, Step, Value};

/// A value in terms of the element of a loop, as a value after all rounds, and when it is there.
pub(super) fn settle(
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
        // over names: only what holds for the last one, always
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

/// When control leaves in any round of a loop.
pub(super) fn settle_exit(list: &Symbol<'_>, when: Truth) -> Truth {
    match when {
        Truth::When(test) => match settle(list, Value::Constant(Constant::Bool(true)), Truth::When(test), true, true) {
            Ok((_, when)) => when,
            Err(reason) => Truth::Unknown(reason.into()),
        },
        Truth::Never => Truth::Never,
        // an empty list leaves nothing
        Truth::Always => Truth::Unknown("a loop that ends in its first round".into()),
        unknown => unknown,
    }
}

/// What a name holds before a round of a loop: its value in no round can be told. No variable has such a name.
pub(super) fn before_round(name: &str) -> Value {
    Value::Variable(format!("\0{name}"))
}

fn is_before_round(value: &Value) -> bool {
    matches!(value, Value::Variable(name) if name.starts_with('\0'))
}
