//! Random texts that scripts build from `Math.random()`.

use crate::script::eval::symbol::{Symbol, integer};
use crate::script::values::transform::{Arithmetic, Transform};
use crate::script::values::value::{Constant, Value};

/// The digits of numbers in bases up to 36, as JavaScript writes them.
const DIGITS: &str = "0123456789abcdefghijklmnopqrstuvwxyz";
/// The usual number of digits after the point of a random number in base 36.
const FRACTION: usize = 11;

/// `text.charAt(Math.floor(Math.random() * n))`: one of the first `n` characters.
pub(crate) fn character(text: &Value, index: &Value) -> Option<Value> {
    let text = text.constant_text()?;
    let (call, count) = below(index)?;
    let characters: String = text.chars().take(usize::try_from(count).ok()?).collect();
    (!characters.is_empty() && text.is_ascii())
        .then(|| Value::Drawn { call, of: Box::new(Value::RandomText { characters, length: 1 }) })
}

/// Joins two random texts of the same characters.
pub(crate) fn longer(before: &Value, after: &Value) -> Option<Value> {
    let (Value::Drawn { call: first, of: before }, Value::Drawn { call, of: after }) = (before, after) else {
        return None;
    };
    // the same text again
    if first == call {
        return None;
    }
    match (&**before, &**after) {
        (Value::RandomText { characters, length }, Value::RandomText { characters: others, length: more })
            if characters == others =>
        {
            let of = Value::RandomText { characters: characters.clone(), length: length.saturating_add(*more) };
            Some(Value::Drawn { call: *call, of: Box::new(of) })
        }
        _ => None,
    }
}

/// The number of UTF-16 units of a text, where it is known: of random characters and digits, too.
pub(crate) fn known_length(text: &Value) -> Option<usize> {
    match text {
        Value::Constant(Constant::Text(text)) => Some(text.encode_utf16().count()),
        Value::Drawn { of, .. } => known_length(of),
        Value::RandomText { length, .. } => Some(*length),
        Value::Template(parts) => parts.iter().map(|part| known_length(part).or_else(|| digits(part))).sum(),
        _ => None,
    }
}

/// The number of digits of `Math.floor(Math.random() * 10)`.
fn digits(number: &Value) -> Option<usize> {
    below(number).filter(|(_, count)| *count <= 10).map(|_| 1)
}

/// A number as text in a base: `Math.random().toString(36)`, or a digit of one.
pub(crate) fn in_base<'p>(number: &Value, base: Option<i64>) -> Symbol<'p> {
    let digits = base.and_then(|base| DIGITS.get(..usize::try_from(base).ok()?));
    let Some(digits) = digits else { return Symbol::unknown("a number in another base") };
    let random =
        |call, length| Value::Drawn { call, of: Box::new(Value::RandomText { characters: digits.to_owned(), length }) };
    match (number, below(number)) {
        (Value::Drawn { call, of }, _) if **of == Value::Random && digits.len() == DIGITS.len() => {
            Symbol::Value(Value::Template(vec![Value::text("0."), random(*call, FRACTION)]))
        }
        (_, Some((call, count))) if usize::try_from(count) == Ok(digits.len()) => Symbol::Value(random(call, 1)),
        _ => Symbol::unknown("a number in another base"),
    }
}

/// `Math.floor(Math.random() * n)`: the call that draws it, and `n`.
fn below(value: &Value) -> Option<(usize, i64)> {
    let Value::Transformed { of, by: Transform::Floor | Transform::ToInteger } = value else { return None };
    let Value::Arithmetic { operator: Arithmetic::Multiply, left, right } = &**of else { return None };
    match (&**left, &**right) {
        (Value::Drawn { call, of }, Value::Constant(Constant::Number(count)))
        | (Value::Constant(Constant::Number(count)), Value::Drawn { call, of })
            if **of == Value::Random =>
        {
            Some((*call, integer(*count).filter(|count| *count > 0)?))
        }
        _ => None,
    }
}

/// Returns `true` for `xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx`, whose letters a function replaces by random digits.
pub(crate) fn is_uuid_template(value: &Value) -> bool {
    let Some(text) = value.constant_text() else { return false };
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && text.bytes().all(|b| matches!(b.to_ascii_lowercase(), b'x' | b'y' | b'4' | b'-'))
}
