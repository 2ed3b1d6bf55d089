//! Visits each value and condition inside a value or a condition; only this module knows how they nest.

use crate::script::values::value::Condition;
use crate::script::values::value::{Step, Value};

/// The same traversal for shared and for mutable references. `$of_element` is for what is about the elements of a list. Leaves are listed without a wildcard, so that a new kind of value with
/// values inside it does not compile until it is listed here.
macro_rules! walk {
    ($value:expr, $each:ident, $of_element:ident, $each_step:ident, $iter:ident, $see:expr) => {
        match $value {
            Value::Json(path) | Value::Xml(path) | Value::Element(path) => $each_step(path, $see),
            Value::Parsed { text: of, path } | Value::Within { of, path } => {
                of.$each($see);
                $each_step(path, $see);
            }
            Value::Template(values) | Value::First(values) | Value::Array(values) | Value::Joined(values) => {
                values.$iter().for_each(|value| value.$each($see));
            }
            Value::Part { of, .. }
            | Value::Match { of, .. }
            | Value::Transformed { of, .. }
            | Value::Moment { of, .. }
            | Value::Drawn { of, .. } => of.$each($see),
            Value::Place { of: left, part: right } | Value::Arithmetic { left, right, .. } => {
                left.$each($see);
                right.$each($see);
            }
            Value::Each { list, test, value } => {
                list.$each($see);
                if let Some(test) = test {
                    test.$of_element($see);
                }
                value.$of_element($see);
            }
            Value::Spliced { of, at, with, .. } => {
                of.$each($see);
                at.$each($see);
                with.$iter().for_each(|value| value.$each($see));
            }
            Value::Choice { when, then, otherwise } => {
                when.$each($see);
                then.$each($see);
                otherwise.$each($see);
            }
            Value::Digest { of, key, .. } => {
                of.$each($see);
                if let Some(key) = key {
                    key.$each($see);
                }
            }
            Value::Token { header, payload, key, .. } => {
                header.$each($see);
                payload.$each($see);
                key.$each($see);
            }
            Value::Object(members) => members.$iter().for_each(|(_, value)| value.$each($see)),
            Value::XmlLists
            | Value::Text
            | Value::Status
            | Value::Reason
            | Value::Header(_)
            | Value::Cookie(_)
            | Value::Constant(_)
            | Value::Variable(_)
            | Value::Local(_)
            | Value::Substituted(_)
            | Value::Time { .. }
            | Value::Uuid
            | Value::Random
            | Value::RandomText { .. }
            | Value::RandomInteger { .. }
            | Value::Unset => {}
        }
    };
}

macro_rules! walk_condition {
    ($condition:expr, $each:ident, $iter:ident, $see:expr) => {
        match $condition {
            Condition::Status(_) | Condition::HasEnvironment => {}
            Condition::Truthy(value) | Condition::Missing(value) | Condition::Array(value) => value.$each($see),
            Condition::Contains { of: left, part: right } | Condition::Compare { left, right, .. } => {
                left.$each($see);
                right.$each($see);
            }
            Condition::Not(inner) => inner.$each($see),
            Condition::All(all) | Condition::Any(all) => all.$iter().for_each(|one| one.$each($see)),
        }
    };
}

macro_rules! walk_steps {
    ($path:expr, $each:ident, $of_element:ident, $see:expr) => {
        for step in $path {
            match step {
                Step::Computed(name) => name.$each($see),
                Step::Find(find) => find.test.$of_element($see),
                Step::Key(_)
                | Step::Index(_)
                | Step::Member(_)
                | Step::Name(_)
                | Step::Names
                | Step::Members
                | Step::Length => {}
            }
        }
    };
}

/// The parts of values and conditions.
#[derive(Clone, Copy)]
pub(crate) enum Part<'v> {
    Value(&'v Value),
    Condition(&'v Condition),
}

impl Value {
    /// Visits this value, and the values and conditions inside it.
    pub(crate) fn parts(&self, see: &mut dyn FnMut(Part<'_>)) {
        see(Part::Value(self));
        walk!(self, parts, parts, step_parts, iter, see);
    }

    /// Visits this value and those inside it.
    pub(crate) fn each(&self, see: &mut dyn FnMut(&Value)) {
        self.parts(&mut values(see));
    }

    /// Visits this value and those inside it mutably, the innermost first.
    pub(crate) fn each_mut(&mut self, change: &mut dyn FnMut(&mut Value)) {
        walk!(&mut *self, each_mut, each_mut, each_step_mut, iter_mut, change);
        change(self);
    }

    /// Visits the values directly inside this one, without those that are about the elements of a list.
    pub(crate) fn inner_mut(&mut self, see: &mut dyn FnMut(&mut Value)) {
        walk!(&mut *self, seen_mut, unseen_mut, inner_step_mut, iter_mut, see);
    }

    fn seen_mut(&mut self, see: &mut dyn FnMut(&mut Value)) {
        see(self);
    }

    fn unseen_mut(&mut self, _see: &mut dyn FnMut(&mut Value)) {}
}

impl Condition {
    /// Visits this condition, and the values and conditions inside it.
    pub(crate) fn parts(&self, see: &mut dyn FnMut(Part<'_>)) {
        see(Part::Condition(self));
        walk_condition!(self, parts, iter, see);
    }

    /// Visits the values in it, and those inside them.
    pub(crate) fn each(&self, see: &mut dyn FnMut(&Value)) {
        self.parts(&mut values(see));
    }

    /// Visits the values in it, and those inside them, mutably.
    pub(crate) fn each_mut(&mut self, change: &mut dyn FnMut(&mut Value)) {
        walk_condition!(self, each_mut, iter_mut, change);
    }

    /// Visits the outermost values in it.
    pub(crate) fn inner_mut(&mut self, see: &mut dyn FnMut(&mut Value)) {
        walk_condition!(self, seen_mut, iter_mut, see);
    }

    fn seen_mut(&mut self, see: &mut dyn FnMut(&mut Value)) {
        self.inner_mut(see);
    }

    fn unseen_mut(&mut self, _see: &mut dyn FnMut(&mut Value)) {}

    /// The number of values in it.
    pub(crate) fn size(&self) -> usize {
        let mut size = 0;
        self.each(&mut |_| size += 1);
        size
    }
}

/// Passes on the values alone.
fn values(see: &mut dyn FnMut(&Value)) -> impl FnMut(Part<'_>) {
    |part| {
        if let Part::Value(value) = part {
            see(value);
        }
    }
}

fn step_parts(path: &[Step], see: &mut dyn FnMut(Part<'_>)) {
    walk_steps!(path, parts, parts, see);
}

fn each_step_mut(path: &mut [Step], change: &mut dyn FnMut(&mut Value)) {
    walk_steps!(path, each_mut, each_mut, change);
}

fn inner_step_mut(path: &mut [Step], see: &mut dyn FnMut(&mut Value)) {
    walk_steps!(path, seen_mut, unseen_mut, see);
}
