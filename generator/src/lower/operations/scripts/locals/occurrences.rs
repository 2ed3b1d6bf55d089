//! The values that are worth a local, as they occur in others.

use crate::script::{Position, Step, Transform, Value};

/// A value as a part of another one, or the whole of it.
pub struct Occurrence {
    pub value: Value,
    part: Part,
}

#[derive(Clone, Copy)]
enum Part {
    Whole,
    /// The first steps of the path.
    Start(usize),
    /// What an element of is taken.
    Of(Position),
}

/// Returns the occurrences that start at `value`, the largest first. Paths into JSON count only if `json`.
pub fn occurrences(value: &Value, json: bool) -> Vec<Occurrence> {
    let whole = || Occurrence { value: value.clone(), part: Part::Whole };
    let with = |of: &Value, by: Transform, position| {
        let value = Value::Transformed { of: Box::new(of.clone()), by };
        vec![whole(), Occurrence { value, part: Part::Of(position) }]
    };
    let found = match value {
        Value::Element(_) => Vec::new(),
        Value::Json(_) if !json => Vec::new(),
        Value::Json(path) | Value::Xml(path) | Value::Parsed { path, .. } | Value::Within { path, .. } => {
            let least = usize::from(!matches!(value, Value::Parsed { .. }));
            let ends = (least..=path.len()).rev().filter(|end| *end == 0 || is_search(&path[end - 1]));
            ends.map(|end| start(value, end)).collect()
        }
        Value::Match { of, pattern, group } => {
            with(of, Transform::Groups(pattern.clone()), Position::FromStart(*group))
        }
        Value::Part { of, separator, position } => {
            with(of, Transform::Split { separator: separator.clone() }, *position)
        }
        Value::XmlLists
        | Value::Substituted(_)
        | Value::Template(_)
        | Value::Place { .. }
        | Value::Each { .. }
        | Value::Joined(_)
        | Value::Spliced { .. }
        | Value::Transformed { .. }
        | Value::First(_)
        | Value::Choice { .. }
        | Value::Arithmetic { .. }
        | Value::Time { .. }
        | Value::Moment { .. }
        | Value::Drawn { .. }
        | Value::Digest { .. }
        | Value::Token { .. } => vec![whole()],
        Value::Object(members) if !members.is_empty() => vec![whole()],
        Value::Array(values) if !values.is_empty() => vec![whole()],
        _ => Vec::new(),
    };
    found.into_iter().filter(|one| !is_new_each_time(&one.value)).collect()
}

/// Returns `true` for the steps that are more than a JSON pointer.
fn is_search(step: &Step) -> bool {
    !matches!(step, Step::Key(_) | Step::Index(Position::FromStart(_)) | Step::Length)
}

fn start(value: &Value, end: usize) -> Occurrence {
    let mut value = value.clone();
    if let Some(path) = value.path_mut() {
        path.truncate(end);
    }
    Occurrence { value, part: Part::Start(end) }
}

/// Returns `true` if each use draws another random value.
fn is_new_each_time(value: &Value) -> bool {
    let (mut random, mut drawn) = (0, 0);
    value.each(&mut |inner| match inner {
        Value::Uuid | Value::Random | Value::RandomText { .. } | Value::RandomInteger { .. } => random += 1,
        Value::Drawn { .. } => drawn += 1,
        _ => {}
    });
    random > drawn && !matches!(value, Value::Drawn { .. })
}

impl Occurrence {
    /// Returns a text that is equal for equal values only.
    pub fn key(&self) -> String {
        format!("{:?}", self.value)
    }

    /// Visits what is in `value`, but not in this part of it.
    pub fn outside(&self, value: &mut Value, see: &mut dyn FnMut(&mut Value)) {
        let (Part::Start(end), Some(path)) = (self.part, value.path_mut()) else { return };
        for step in path.iter_mut().skip(end) {
            if let Step::Computed(name) = step {
                see(name);
            }
        }
    }

    /// Replaces this part of `value` by a local.
    pub fn put(&self, value: &mut Value, local: String) {
        let local = Value::Local(local);
        let rest = match self.part {
            Part::Whole => Vec::new(),
            Part::Of(position) => vec![Step::Index(position)],
            Part::Start(end) => value.path_mut().map(|path| path.split_off(end)).unwrap_or_default(),
        };
        *value = if rest.is_empty() { local } else { Value::Within { of: Box::new(local), path: rest } };
    }
}
