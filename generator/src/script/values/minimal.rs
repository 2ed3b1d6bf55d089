//! Conditions in a minimal form.

use crate::script::values::value::Condition;

impl Condition {
    /// Returns the same condition with negations innermost, and without redundant parts.
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

/// Simplifies the parts of a conjunction or disjunction: `a && (b || !a)` is `a && b`, `a && (a || b)` is `a`.
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
