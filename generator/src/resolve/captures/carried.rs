//! What hinders a value of a script from being carried.

use crate::script::{Condition, Constant, Step, TimeFormat, Value};

/// Longer ones would be programs in the client.
const MOST_STEPS: usize = 48;
/// Runs of letters that the runtime writes as moment.js does.
const TIME_LETTERS: [&str; 28] = [
    "YYYY", "YY", "MMMM", "MMM", "MM", "M", "DD", "D", "dddd", "ddd", "HH", "H", "hh", "h", "mm", "m", "ss", "s",
    "SSS", "SS", "S", "A", "a", "Z", "ZZ", "X", "x", "T",
];

pub(super) fn hindrance(value: &Value, guard: Option<&Condition>) -> Option<&'static str> {
    let mut look = Look { steps: 0, found: None };
    look.value(value);
    if let Some(guard) = guard {
        look.condition(guard);
    }
    look.found.or((look.steps > MOST_STEPS).then_some("it takes too many steps"))
}

struct Look {
    steps: usize,
    found: Option<&'static str>,
}

impl Look {
    fn value(&mut self, value: &Value) {
        self.steps += 1;
        match value {
            Value::Json(path) | Value::Element(path) => self.path(path),
            Value::Xml(path) => self.path(path),
            Value::Parsed { text: of, path } | Value::Within { of, path } => {
                self.value(of);
                self.path(path);
            }
            Value::Match { of, .. } => self.value(of),
            Value::Place { of, part } => {
                self.value(of);
                self.value(part);
            }
            Value::Each { list, test, value } => {
                self.value(list);
                if let Some(test) = test {
                    self.condition(test);
                }
                self.value(value);
            }
            Value::Spliced { of, at, with, .. } => {
                self.value(of);
                self.value(at);
                with.iter().for_each(|value| self.value(value));
            }
            Value::Template(parts) | Value::First(parts) | Value::Array(parts) | Value::Joined(parts) => {
                parts.iter().for_each(|part| self.value(part));
            }
            Value::Object(members) => members.iter().for_each(|(_, value)| self.value(value)),
            Value::Part { of, .. } | Value::Transformed { of, .. } | Value::Drawn { of, .. } => self.value(of),
            Value::Choice { when, then, otherwise } => {
                self.condition(when);
                self.value(then);
                self.value(otherwise);
            }
            Value::Arithmetic { left, right, .. } => {
                self.value(left);
                self.value(right);
            }
            Value::Digest { of, key, .. } => {
                self.value(of);
                if let Some(key) = key {
                    self.value(key);
                }
            }
            Value::Time { format: TimeFormat::Pattern { pattern, .. }, .. }
            | Value::Moment { format: TimeFormat::Pattern { pattern, .. }, .. }
                if !is_written(pattern) =>
            {
                self.found = Some("the format of the time is not known");
            }
            Value::Moment { of, .. } => self.value(of),
            Value::Constant(Constant::Number(number)) if !number.is_finite() => {
                self.found = Some("it is not a number");
            }
            Value::Text
            | Value::Status
            | Value::Reason
            | Value::Header(_)
            | Value::Cookie(_)
            | Value::Constant(_)
            | Value::Variable(_)
            | Value::Substituted(_)
            | Value::Time { .. }
            | Value::Uuid
            | Value::Random
            | Value::RandomInteger { .. }
            | Value::Unset => {}
        }
    }

    fn path(&mut self, path: &[Step]) {
        for step in path {
            match step {
                Step::Computed(name) => self.value(name),
                Step::Find(find) => self.condition(&find.test),
                Step::Key(_)
                | Step::Index(_)
                | Step::Member(_)
                | Step::Name(_)
                | Step::Names
                | Step::Members
                | Step::Length => {}
            }
        }
    }

    fn condition(&mut self, condition: &Condition) {
        self.steps += 1;
        match condition {
            Condition::Status(_) => {}
            Condition::HasEnvironment => self.found = Some("it depends on the environment that is selected"),
            Condition::Truthy(value) | Condition::Missing(value) | Condition::Array(value) => self.value(value),
            Condition::Contains { of: left, part: right } | Condition::Compare { left, right, .. } => {
                self.value(left);
                self.value(right);
            }
            Condition::Not(inner) => self.condition(inner),
            Condition::All(all) | Condition::Any(all) => all.iter().for_each(|one| self.condition(one)),
        }
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
