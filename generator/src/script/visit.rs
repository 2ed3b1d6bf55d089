//! Every value inside a value or a condition.

use super::condition::Condition;
use super::model::{Step, Value};

impl Value {
    /// Shows this value and those inside it.
    pub(crate) fn each(&self, see: &mut dyn FnMut(&Value)) {
        see(self);
        match self {
            Self::Json(path) | Self::Xml(path) | Self::Element(path) => each_step(path, see),
            Self::Parsed { text: of, path } | Self::Within { of, path } => {
                of.each(see);
                each_step(path, see);
            }
            Self::Template(values) | Self::First(values) | Self::Array(values) | Self::Joined(values) => {
                values.iter().for_each(|value| value.each(see));
            }
            Self::Part { of, .. }
            | Self::Match { of, .. }
            | Self::Transformed { of, .. }
            | Self::Moment { of, .. }
            | Self::Drawn { of, .. } => {
                of.each(see);
            }
            Self::Place { of, part } => {
                of.each(see);
                part.each(see);
            }
            Self::Each { list, test, value } => {
                list.each(see);
                if let Some(test) = test {
                    test.each(see);
                }
                value.each(see);
            }
            Self::Spliced { of, at, with, .. } => {
                of.each(see);
                at.each(see);
                with.iter().for_each(|value| value.each(see));
            }
            Self::Choice { when, then, otherwise } => {
                when.each(see);
                then.each(see);
                otherwise.each(see);
            }
            Self::Arithmetic { left, right, .. } => {
                left.each(see);
                right.each(see);
            }
            Self::Digest { of, key, .. } => {
                of.each(see);
                if let Some(key) = key {
                    key.each(see);
                }
            }
            Self::Object(members) => members.iter().for_each(|(_, value)| value.each(see)),
            Self::Text
            | Self::Status
            | Self::Reason
            | Self::Header(_)
            | Self::Cookie(_)
            | Self::Constant(_)
            | Self::Variable(_)
            | Self::Substituted(_)
            | Self::Time { .. }
            | Self::Uuid
            | Self::Random
            | Self::RandomInteger { .. }
            | Self::Unset => {}
        }
    }

    /// Hands out this value and those inside it to be changed, the innermost first.
    pub(crate) fn each_mut(&mut self, change: &mut dyn FnMut(&mut Value)) {
        match self {
            Self::Json(path) | Self::Xml(path) | Self::Element(path) => each_step_mut(path, change),
            Self::Parsed { text: of, path } | Self::Within { of, path } => {
                of.each_mut(change);
                each_step_mut(path, change);
            }
            Self::Template(values) | Self::First(values) | Self::Array(values) | Self::Joined(values) => {
                values.iter_mut().for_each(|value| value.each_mut(change));
            }
            Self::Part { of, .. }
            | Self::Match { of, .. }
            | Self::Transformed { of, .. }
            | Self::Moment { of, .. }
            | Self::Drawn { of, .. } => {
                of.each_mut(change);
            }
            Self::Place { of, part } => {
                of.each_mut(change);
                part.each_mut(change);
            }
            Self::Each { list, test, value } => {
                list.each_mut(change);
                if let Some(test) = test {
                    test.each_mut(change);
                }
                value.each_mut(change);
            }
            Self::Spliced { of, at, with, .. } => {
                of.each_mut(change);
                at.each_mut(change);
                with.iter_mut().for_each(|value| value.each_mut(change));
            }
            Self::Choice { when, then, otherwise } => {
                when.each_mut(change);
                then.each_mut(change);
                otherwise.each_mut(change);
            }
            Self::Arithmetic { left, right, .. } => {
                left.each_mut(change);
                right.each_mut(change);
            }
            Self::Digest { of, key, .. } => {
                of.each_mut(change);
                if let Some(key) = key {
                    key.each_mut(change);
                }
            }
            Self::Object(members) => members.iter_mut().for_each(|(_, value)| value.each_mut(change)),
            Self::Text
            | Self::Status
            | Self::Reason
            | Self::Header(_)
            | Self::Cookie(_)
            | Self::Constant(_)
            | Self::Variable(_)
            | Self::Substituted(_)
            | Self::Time { .. }
            | Self::Uuid
            | Self::Random
            | Self::RandomInteger { .. }
            | Self::Unset => {}
        }
        change(self);
    }
}

impl Condition {
    /// Shows the values in it, and those inside them.
    pub(crate) fn each(&self, see: &mut dyn FnMut(&Value)) {
        match self {
            Self::Status(_) | Self::HasEnvironment => {}
            Self::Truthy(value) | Self::Missing(value) | Self::Array(value) => value.each(see),
            Self::Contains { of: left, part: right } | Self::Compare { left, right, .. } => {
                left.each(see);
                right.each(see);
            }
            Self::Not(inner) => inner.each(see),
            Self::All(all) | Self::Any(all) => all.iter().for_each(|one| one.each(see)),
        }
    }

    /// Hands out the values in it, and those inside them, to be changed.
    pub(crate) fn each_mut(&mut self, change: &mut dyn FnMut(&mut Value)) {
        match self {
            Self::Status(_) | Self::HasEnvironment => {}
            Self::Truthy(value) | Self::Missing(value) | Self::Array(value) => value.each_mut(change),
            Self::Contains { of: left, part: right } | Self::Compare { left, right, .. } => {
                left.each_mut(change);
                right.each_mut(change);
            }
            Self::Not(inner) => inner.each_mut(change),
            Self::All(all) | Self::Any(all) => all.iter_mut().for_each(|one| one.each_mut(change)),
        }
    }
}

fn each_step(path: &[Step], see: &mut dyn FnMut(&Value)) {
    for step in path {
        match step {
            Step::Computed(name) => name.each(see),
            Step::Find(find) => find.test.each(see),
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

fn each_step_mut(path: &mut [Step], change: &mut dyn FnMut(&mut Value)) {
    for step in path {
        match step {
            Step::Computed(name) => name.each_mut(change),
            Step::Find(find) => find.test.each_mut(change),
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
