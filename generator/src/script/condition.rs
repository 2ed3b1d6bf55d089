//! Conditions of a script: when it stores a value.

use super::model::Value;

/// What must hold.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// The status code of the answer is one of these.
    Status(Statuses),
    /// An environment is selected.
    HasEnvironment,
    /// There, and neither `null`, `false`, `0` nor an empty text.
    Truthy(Value),
    /// Not there, or `null`.
    Missing(Value),
    /// A JSON array.
    Array(Value),
    /// A text that holds another, or a list that holds an element.
    Contains {
        of: Value,
        part: Value,
    },
    Compare {
        left: Value,
        relation: Relation,
        right: Value,
    },
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

/// How two values compare; numbers in texts count as numbers, as `==` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Equal,
    Less,
    AtMost,
}

/// A set of status codes, as ascending ranges with both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statuses(Vec<(u16, u16)>);

/// Beyond any status code.
const END: u16 = 1000;

impl Statuses {
    pub(super) fn one(code: u16) -> Self {
        Self::range(code, code)
    }

    pub(super) fn range(from: u16, to: u16) -> Self {
        if from > to || from >= END { Self(Vec::new()) } else { Self(vec![(from, to.min(END - 1))]) }
    }

    /// The ranges, ascending, both ends included; from 0 to 999.
    #[must_use]
    pub(crate) fn ranges(&self) -> &[(u16, u16)] {
        &self.0
    }

    #[must_use]
    pub(crate) fn contains(&self, code: u16) -> bool {
        self.0.iter().any(|&(from, to)| (from..=to).contains(&code))
    }

    /// Those of them in a range, both ends included.
    #[must_use]
    pub(crate) fn within(&self, from: u16, to: u16) -> Self {
        self.and(&Self::range(from, to))
    }

    fn is_all(&self) -> bool {
        self.0 == [(0, END - 1)]
    }

    fn not(&self) -> Self {
        Self::where_holds(|code| !self.contains(code))
    }

    fn and(&self, other: &Self) -> Self {
        Self::where_holds(|code| self.contains(code) && other.contains(code))
    }

    pub(super) fn or(&self, other: &Self) -> Self {
        Self::where_holds(|code| self.contains(code) || other.contains(code))
    }

    fn where_holds(holds: impl Fn(u16) -> bool) -> Self {
        let mut ranges: Vec<(u16, u16)> = Vec::new();
        for code in (0..END).filter(|&code| holds(code)) {
            match ranges.last_mut() {
                Some((_, to)) if *to + 1 == code => *to = code,
                _ => ranges.push((code, code)),
            }
        }
        Self(ranges)
    }
}

impl Condition {
    /// The same condition with negations innermost, and without the parts that others decide.
    #[must_use]
    pub(crate) fn minimal(&self) -> Self {
        match self {
            Self::Not(inner) => match &**inner {
                Self::Not(inner) => inner.minimal(),
                Self::All(all) => Self::Any(all.iter().map(Self::negated).collect()).minimal(),
                Self::Any(any) => Self::All(any.iter().map(Self::negated).collect()).minimal(),
                _ => self.clone(),
            },
            Self::All(all) => one_or(decide(all, true), Self::All),
            Self::Any(any) => one_or(decide(any, false), Self::Any),
            _ => self.clone(),
        }
    }

    fn negated(&self) -> Self {
        match self {
            Self::Not(inner) => (**inner).clone(),
            other => Self::Not(Box::new(other.clone())),
        }
    }
}

fn one_or(mut parts: Vec<Condition>, many: impl Fn(Vec<Condition>) -> Condition) -> Condition {
    if parts.len() == 1 { parts.remove(0) } else { many(parts) }
}

/// The parts of a conjunction, or of a disjunction: `a && (b || !a)` is `a && b`, `a && (a || b)` is `a`.
fn decide(parts: &[Condition], all: bool) -> Vec<Condition> {
    let mut flat: Vec<Condition> = Vec::new();
    for part in parts {
        let inner = match part.minimal() {
            Condition::All(inner) if all => inner,
            Condition::Any(inner) if !all => inner,
            other => vec![other],
        };
        for part in inner {
            if !flat.contains(&part) {
                flat.push(part);
            }
        }
    }
    let simple: Vec<Condition> =
        flat.iter().filter(|part| !matches!(part, Condition::All(_) | Condition::Any(_))).cloned().collect();
    flat.into_iter()
        .filter_map(|part| {
            let inner = match &part {
                Condition::Any(inner) if all => inner,
                Condition::All(inner) if !all => inner,
                _ => return Some(part),
            };
            if inner.iter().any(|one| simple.contains(one)) {
                return None;
            }
            let left: Vec<Condition> = inner.iter().filter(|one| !simple.contains(&one.negated())).cloned().collect();
            if left.is_empty() {
                return Some(part);
            }
            Some(one_or(left, if all { Condition::Any } else { Condition::All }))
        })
        .collect()
}

/// Conditions of more values are not followed.
const MOST_PARTS: usize = 400;

/// Why something cannot be told.
pub(super) type Reason = std::borrow::Cow<'static, str>;

/// What is known about a condition.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Truth {
    Always,
    Never,
    When(Condition),
    Unknown(Reason),
}

impl Truth {
    pub(super) fn of(holds: bool) -> Self {
        if holds { Self::Always } else { Self::Never }
    }

    pub(super) fn status(statuses: Statuses) -> Self {
        if statuses.ranges().is_empty() {
            Self::Never
        } else if statuses.is_all() {
            Self::Always
        } else {
            Self::When(Condition::Status(statuses))
        }
    }

    pub(super) fn not(self) -> Self {
        match self {
            Self::Always => Self::Never,
            Self::Never => Self::Always,
            Self::When(Condition::Not(inner)) => Self::When(*inner),
            Self::When(Condition::Status(statuses)) => Self::status(statuses.not()),
            Self::When(condition) => Self::When(Condition::Not(Box::new(condition))),
            Self::Unknown(reason) => Self::Unknown(reason),
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Never, _) | (_, Self::Never) => Self::Never,
            (Self::Always, known) | (known, Self::Always) => known,
            (Self::Unknown(reason), _) | (_, Self::Unknown(reason)) => Self::Unknown(reason),
            (Self::When(left), Self::When(right)) => all(left, right).bounded(),
        }
    }

    /// A condition, or [`Truth::Unknown`] if it is made of too many values: each branch adds its own to those around it.
    fn bounded(self) -> Self {
        match self {
            Self::When(condition) if condition.size() > MOST_PARTS => {
                Self::Unknown("a condition that is put together from too many parts".into())
            }
            truth => truth,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
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

/// Both conditions; status codes are intersected, repetitions dropped, and a contradiction found.
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
