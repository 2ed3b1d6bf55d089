//! Conditions during the evaluation of a script.

use crate::script::values::statuses::Statuses;
use crate::script::values::value::Condition;

/// Conditions of more values are not tracked.
const MAX_PARTS: usize = 400;

/// The reason why a value or condition is unknown.
pub(crate) type Reason = std::borrow::Cow<'static, str>;

/// A condition, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Truth {
    Always,
    Never,
    When(Condition),
    Unknown(Reason),
}

impl Truth {
    pub(crate) fn of(holds: bool) -> Self {
        if holds { Self::Always } else { Self::Never }
    }

    pub(crate) fn status(statuses: Statuses) -> Self {
        if statuses.ranges().is_empty() {
            Self::Never
        } else if statuses.is_all() {
            Self::Always
        } else {
            Self::When(Condition::Status(statuses))
        }
    }

    pub(crate) fn not(self) -> Self {
        match self {
            Self::Always => Self::Never,
            Self::Never => Self::Always,
            Self::When(Condition::Not(inner)) => Self::When(*inner),
            Self::When(Condition::Status(statuses)) => Self::status(statuses.not()),
            Self::When(condition) => Self::When(Condition::Not(Box::new(condition))),
            Self::Unknown(reason) => Self::Unknown(reason),
        }
    }

    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Never, _) | (_, Self::Never) => Self::Never,
            (Self::Always, known) | (known, Self::Always) => known,
            (Self::Unknown(reason), _) | (_, Self::Unknown(reason)) => Self::Unknown(reason),
            (Self::When(left), Self::When(right)) => all(left, right).bounded(),
        }
    }

    /// Returns a condition, or [`Truth::Unknown`] if it consists of too many values: each branch adds its own to the enclosing ones.
    fn bounded(self) -> Self {
        match self {
            Self::When(condition) if condition.size() > MAX_PARTS => {
                Self::Unknown("a condition that is put together from too many parts".into())
            }
            truth => truth,
        }
    }

    pub(crate) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Always, _) | (_, Self::Always) => Self::Always,
            (Self::Never, known) | (known, Self::Never) => known,
            (Self::Unknown(reason), _) | (_, Self::Unknown(reason)) => Self::Unknown(reason),
            (Self::When(Condition::Status(left)), Self::When(Condition::Status(right))) => {
                Self::status(left.or(&right))
            }
            (Self::When(left), Self::When(right)) => {
                let mut any = Vec::new();
                for condition in [left, right] {
                    match condition {
                        Condition::Any(inner) => any.extend(inner),
                        other => any.push(other),
                    }
                }
                any.dedup();
                Self::When(if any.len() == 1 { any.remove(0) } else { Condition::Any(any) }).bounded()
            }
        }
    }
}

/// Returns the conjunction; status codes are intersected, repetitions dropped, and contradictions detected.
fn all(left: Condition, right: Condition) -> Truth {
    let mut kept: Vec<Condition> = Vec::new();
    for condition in [left, right] {
        let parts = if let Condition::All(inner) = condition { inner } else { vec![condition] };
        for part in parts {
            if let Condition::Status(statuses) = &part
                && let Some(place) = kept.iter().position(|kept| matches!(kept, Condition::Status(_)))
                && let Condition::Status(before) = &kept[place]
            {
                let both = before.and(statuses);
                if both.ranges().is_empty() {
                    return Truth::Never;
                }
                kept[place] = Condition::Status(both);
            } else if kept.iter().any(|kept| contradicts(kept, &part)) {
                return Truth::Never;
            } else if !kept.contains(&part) {
                kept.push(part);
            }
        }
    }
    Truth::When(if kept.len() == 1 { kept.remove(0) } else { Condition::All(kept) })
}

fn contradicts(left: &Condition, right: &Condition) -> bool {
    let denies = |denial: &Condition, denied: &Condition| matches!(denial, Condition::Not(inner) if **inner == *denied);
    denies(left, right) || denies(right, left)
}
