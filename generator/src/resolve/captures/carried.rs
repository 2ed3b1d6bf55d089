//! Reasons why a value of a script is not carried.

use crate::script::{Condition, Constant, Part, TimeFormat, Value};

/// Longer ones would be programs in the client.
const MAX_STEPS: usize = 48;
/// Format letters that the runtime writes as moment.js does.
const TIME_LETTERS: [&str; 28] = [
    "YYYY", "YY", "MMMM", "MMM", "MM", "M", "DD", "D", "dddd", "ddd", "HH", "H", "hh", "h", "mm", "m", "ss", "s",
    "SSS", "SS", "S", "A", "a", "Z", "ZZ", "X", "x", "T",
];

/// Returns why a value or its condition cannot be carried.
pub(super) fn reason_not_carried(value: &Value, guard: Option<&Condition>) -> Option<&'static str> {
    let (mut steps, mut found) = (0, None);
    let mut look = |part: Part<'_>| {
        steps += 1;
        found = of_part(part).or(found);
    };
    value.parts(&mut look);
    if let Some(guard) = guard {
        guard.parts(&mut look);
    }
    found.or((steps > MAX_STEPS).then_some("it takes too many steps"))
}

/// Returns why one part cannot be carried, apart from the parts inside it.
fn of_part(part: Part<'_>) -> Option<&'static str> {
    match part {
        Part::Value(
            Value::Time { format: TimeFormat::Pattern { pattern, .. }, .. }
            | Value::Moment { format: TimeFormat::Pattern { pattern, .. }, .. },
        ) if !is_written(pattern) => Some("the format of the time is not known"),
        Part::Value(Value::Constant(Constant::Number(number))) if !number.is_finite() => Some("it is not a number"),
        Part::Condition(Condition::HasEnvironment) => Some("it depends on the environment that is selected"),
        Part::Value(_) | Part::Condition(_) => None,
    }
}

fn is_written(pattern: &str) -> bool {
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '[' => rest.find(']').map_or(rest.len(), |close| close + 1),
            _ if first.is_ascii_alphabetic() => {
                let length = rest.len() - rest.trim_start_matches(first).len();
                if !TIME_LETTERS.contains(&&rest[..length]) {
                    return false;
                }
                length
            }
            _ => first.len_utf8(),
        };
        rest = &rest[length..];
    }
    true
}
