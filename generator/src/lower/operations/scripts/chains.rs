//! Conditions that exclude those before them, as `else if`.

use std::mem;

use crate::lower::model::{CaptureBlock, Expr};

/// Writes blocks of which each is done only if those before it are not as one chain: `if a { … } else if b { … } else { … }`.
pub(super) fn chained(mut blocks: Vec<CaptureBlock>) -> Vec<CaptureBlock> {
    let mut start = 0;
    let mut conditions: Vec<Expr> = Vec::new();
    for at in 0..blocks.len() {
        let (before, rest) = blocks.split_at_mut(at);
        let block = &mut rest[0];
        // clippy rejects two branches that do the same
        let is_other = before[start..].iter().all(|other| other.steps != block.steps);
        let Some(guard) = &block.guard else {
            conditions.clear();
            continue;
        };
        match other_conditions(guard, &conditions).filter(|_| is_other && !conditions.is_empty()) {
            Some(left) => {
                block.otherwise = true;
                block.guard = all(left);
                match &block.guard {
                    Some(guard) => conditions.push(guard.clone()),
                    None => conditions.clear(),
                }
            }
            None => (start, conditions) = (at, vec![guard.clone()]),
        }
    }
    blocks
}

/// Returns the parts of a condition besides the opposites of others; `None` if it has not all of these.
fn other_conditions(guard: &Expr, others: &[Expr]) -> Option<Vec<Expr>> {
    let mut parts = Vec::new();
    flatten(guard, &mut parts);
    for other in others {
        let at = parts.iter().position(|part| matches!(part, Expr::Not(inner) if **inner == *other))?;
        parts.remove(at);
    }
    Some(parts)
}

fn flatten(guard: &Expr, parts: &mut Vec<Expr>) {
    match guard {
        Expr::All(all) => all.iter().for_each(|one| flatten(one, parts)),
        one => parts.push(one.clone()),
    }
}

fn all(mut parts: Vec<Expr>) -> Option<Expr> {
    match parts.as_mut_slice() {
        [] => None,
        [one] => Some(mem::replace(one, Expr::None)),
        _ => Some(Expr::All(parts)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::model::CaptureStep;

    fn is(name: &str) -> Expr {
        Expr::Local(name.into())
    }

    fn not(name: &str) -> Expr {
        Expr::Not(Box::new(is(name)))
    }

    fn shown(guards: &[Option<Expr>], variables: &[&str]) -> String {
        let block = |(guard, variable): (&Option<Expr>, &&str)| CaptureBlock {
            otherwise: false,
            guard: guard.clone(),
            steps: vec![CaptureStep::Unset((*variable).into())],
        };
        let blocks = chained(guards.iter().zip(variables).map(block).collect());
        let shown = blocks.iter().map(|block| (if block.otherwise { "else " } else { "" }, &block.guard));
        let shown = shown.map(|(otherwise, guard)| match guard {
            Some(Expr::Local(name)) => format!("{otherwise}{name}"),
            Some(_) => format!("{otherwise}?"),
            None => format!("{otherwise}-"),
        });
        shown.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_condition_that_excludes_all_before_it_follows_else() {
        let second = Some(Expr::All(vec![not("a"), is("b")]));
        let third = Some(Expr::All(vec![not("a"), Expr::All(vec![not("b"), is("c")])]));
        let last = Some(Expr::All(vec![not("a"), not("b")]));
        let guards = [Some(is("a")), second.clone(), third, last.clone()];
        assert_eq!(shown(&guards[..3], &["x", "y", "z"]), "a, else b, else c");
        assert_eq!(shown(&[Some(is("a")), second.clone(), last], &["x", "y", "z"]), "a, else b, else -");
        assert_eq!(shown(&[Some(is("a")), Some(not("a")), second], &["x", "y", "z"]), "a, else -, ?");
    }

    #[test]
    fn other_conditions_stand_alone() {
        assert_eq!(shown(&[Some(is("a")), Some(is("b"))], &["x", "y"]), "a, b");
        assert_eq!(shown(&[Some(is("a")), None, Some(not("a"))], &["x", "y", "z"]), "a, -, ?");
        assert_eq!(shown(&[Some(is("a")), Some(not("a"))], &["x", "x"]), "a, ?");
    }
}
