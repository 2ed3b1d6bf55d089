//! Parts of texts and lists by their places.

use crate::script::eval::symbol::Symbol;
use crate::script::values::transform::{Arithmetic, Transform};
use crate::script::values::value::{Position, Step, Value};

const NOT_CONSTANT: &str = "a place in a text that is not constant";

/// `slice`, `substring` and `substr`.
pub(super) fn part_of<'p>(value: Value, name: &str, arguments: &[Symbol<'p>]) -> Symbol<'p> {
    let integer = |index: usize| arguments.get(index).and_then(Symbol::as_integer);
    if let [from] = arguments
        && let Some(part) = after_last(&value, from)
    {
        return Symbol::Value(part);
    }
    let from = integer(0).unwrap_or(0);
    let to = match (name, arguments.len(), integer(1)) {
        (_, 0 | 1, _) => None,
        // its own length means its end
        _ if is_length_of(arguments.get(1), &value) => None,
        ("substr", _, Some(length)) => Some(from.saturating_add(length)),
        (_, _, Some(to)) => Some(to),
        _ => return Symbol::unknown(NOT_CONSTANT),
    };
    if !arguments.is_empty() && integer(0).is_none() {
        return Symbol::unknown(NOT_CONSTANT);
    }
    let part = value.clone().with(Transform::Slice { from, to });
    // it may be a list
    let may_be_list = name == "slice" && value.path().is_some();
    Symbol::Value(if may_be_list { part.opened() } else { part })
}

/// `text.lastIndexOf("/")`: as far before the end as the last part and its separator are long.
pub(super) fn last_place<'p>(text: Value, separator: Option<&str>) -> Symbol<'p> {
    let Some(separator) = separator.filter(|separator| separator.encode_utf16().count() == 1) else {
        return Symbol::unknown("the last place of something in a text");
    };
    let last =
        Value::Part { of: Box::new(text.clone()), separator: separator.to_owned(), position: Position::FromEnd(0) };
    match (length(text), length(last)) {
        (Some(all), Some(last)) => Symbol::Value(minus(minus(all, last), Value::number(1.0))),
        _ => Symbol::unknown("the last place of something in a text"),
    }
}

/// `text.substring(text.lastIndexOf("/") + 1)`
fn after_last(text: &Value, from: &Symbol<'_>) -> Option<Value> {
    let Symbol::Value(Value::Arithmetic { operator: Arithmetic::Subtract, left, right }) = from else { return None };
    let Value::Within { of: last, path } = &**right else { return None };
    let is_last = matches!(&**last, Value::Part { of, position: Position::FromEnd(0), .. } if **of == *text);
    (is_last && *path == [Step::Length] && length(text.clone()).as_ref() == Some(left)).then(|| (**last).clone())
}

fn length(text: Value) -> Option<Value> {
    text.opened().step(Step::Length)
}

fn minus(left: Value, right: Value) -> Value {
    Value::Arithmetic { operator: Arithmetic::Subtract, left: Box::new(left), right: Box::new(right) }
}

fn is_length_of(symbol: Option<&Symbol<'_>>, text: &Value) -> bool {
    match symbol {
        Some(Symbol::Value(length)) => text.clone().step(Step::Length).as_ref() == Some(length),
        _ => false,
    }
}
