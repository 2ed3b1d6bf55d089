//! The version step that a difference requires.

use std::fmt;

use super::Class;

/// The step of a version number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing has changed.
    None,
    /// 1.2.3 → 1.2.4
    Patch,
    /// 1.2.3 → 1.3.0
    Minor,
    /// 1.2.3 → 2.0.0
    Major,
}

impl Step {
    pub(super) fn for_class(class: Class) -> Self {
        match class {
            Class::Breaking => Self::Major,
            Class::Compatible => Self::Minor,
            Class::Docs => Self::Patch,
        }
    }

    /// Returns the step of a version `0.x.y`, in which Cargo treats a change of the middle number as incompatible.
    #[must_use]
    pub fn before_1_0(self) -> Self {
        match self {
            Self::Major => Self::Minor,
            Self::Minor | Self::Patch => Self::Patch,
            Self::None => Self::None,
        }
    }

    /// One sentence.
    pub(super) fn sentence(self) -> String {
        match self {
            Self::None => "no version step".to_owned(),
            step if step == step.before_1_0() => format!("version step: {step}"),
            step => format!("version step: {step} ({} for a version 0.x)", step.before_1_0()),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}
