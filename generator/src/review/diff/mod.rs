//! Changes for the callers of a client, by the rules of the Cargo book's chapter on semver compatibility.

mod change;
mod compare;
mod details;
mod formats;
mod pairs;
mod rename;
mod step;
#[cfg(test)]
mod tests;

pub use change::{Action, Change, Class, Subject};
pub(super) use rename::{last, mentioned, short};
pub use step::Step;

use super::surface::Surface;
use compare::{former, functions, types};
use pairs::Pairs;

/// All changes from one client to another, the breaking ones first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Sorted by class, then by path.
    pub changes: Vec<Change>,
}

impl Difference {
    /// Compares two APIs: the changes for callers of `old` who upgrade to `new`.
    pub fn between(old: &Surface, new: &Surface) -> Self {
        let pairs = Pairs::of(old, new);
        let mut changes = Vec::new();
        functions::compare(&pairs, &mut changes);
        types::compare(&pairs, &mut changes);
        pairs::modules(&pairs, &mut changes);
        former::compare(&pairs, &mut changes);
        details::add(&pairs, &mut changes);
        changes
            .sort_by(|a, b| (a.class, &a.path, a.subject, &a.message).cmp(&(b.class, &b.path, b.subject, &b.message)));
        Self { changes }
    }

    /// Returns the changes of one class.
    pub fn of(&self, class: Class) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.class == class)
    }

    /// Returns the version step that the most severe change requires.
    pub fn step(&self) -> Step {
        self.changes.iter().map(|change| change.class).min().map_or(Step::None, Step::for_class)
    }
}
