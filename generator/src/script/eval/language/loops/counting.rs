//! Counting loops: over the indices of a list, or over constant numbers.

use crate::script::eval::follower::Follower;
use crate::script::eval::language::loops::leaves;
use crate::script::eval::symbol::Symbol;
use crate::script::syntax::{Binary, Expression, Kind, Pattern, Statement};
use crate::script::values::truth::Truth;
use crate::script::values::value::Step;

/// A loop of more rounds over constant numbers is not unrolled.
const MOST_ROUNDS: u8 = 64;

impl<'p> Follower<'p> {
    /// `for (let i = 0; i < list.length; i++)`; setters of any other loop cannot be carried.
    pub(crate) fn counting(
        &mut self,
        start: Option<&'p Statement>,
        test: Option<&'p Expression>,
        step: Option<&'p Expression>,
        body: &'p Statement,
    ) {
        self.scopes.enter(false);
        if let Some(start) = start {
            self.statement(start);
        }
        if let (Some(test), Some(step)) = (test, step)
            && self.has_few_rounds(test, step, body)
        {
            self.unroll(test, step, body);
            self.scopes.leave();
            return;
        }
        let limit = test.and_then(comparison);
        let list = limit.and_then(|(counter, _, limit)| {
            let starts_at_zero = self.scopes.get(counter).and_then(Symbol::as_integer) == Some(0);
            match self.expression(limit) {
                Symbol::Value(mut length) if starts_at_zero => {
                    let path = length.path_mut()?;
                    (path.pop() == Some(Step::Length)).then_some((counter, length))
                }
                _ => None,
            }
        });
        match list {
            Some((counter, list)) => {
                self.scopes.assign(counter, Symbol::Counter(list.clone()));
                self.repeat(Symbol::Value(list), &mut |follower| {
                    follower.statement(body);
                });
            }
            None => {
                if let Some((counter, ..)) = limit {
                    self.scopes.assign(counter, Symbol::unknown("the counter of a loop"));
                }
                self.repeat(Symbol::unknown("a loop that is not over a list"), &mut |follower| {
                    follower.statement(body);
                });
            }
        }
        self.scopes.leave();
    }

    /// Returns `true` for a loop over constant numbers: `for (let i = 0; i < 8; i++)`.
    fn has_few_rounds(&mut self, test: &'p Expression, step: &Expression, body: &Statement) -> bool {
        let Some((counter, Binary::Less | Binary::AtMost, limit)) = comparison(test) else { return false };
        if !is_increment(step, counter) || leaves(body) {
            return false;
        }
        let Some(from) = self.scopes.get(counter).and_then(Symbol::as_integer) else { return false };
        let rounds = self.expression(limit).as_integer().and_then(|to| to.checked_sub(from));
        rounds.is_some_and(|rounds| rounds <= MOST_ROUNDS.into())
    }

    /// Evaluates a loop round by round. If the body changes the counter so that the end is unknown, the remaining setters cannot be carried.
    fn unroll(&mut self, test: &'p Expression, step: &'p Expression, body: &'p Statement) {
        for _ in 0..=MOST_ROUNDS {
            let test = self.expression(test);
            match self.truth_of(&test) {
                Truth::Always => {}
                Truth::Never => return,
                Truth::When(_) | Truth::Unknown(_) => break,
            }
            self.scopes.enter(false);
            self.statement(body);
            self.scopes.leave();
            self.expression(step);
        }
        self.repeat(Symbol::unknown("a loop that changes its counter"), &mut |follower| {
            follower.statement(body);
        });
    }
}

/// The counter and the limit of `i < limit`.
fn comparison(test: &Expression) -> Option<(&str, Binary, &Expression)> {
    let Kind::Binary { operator, left, right } = &test.kind else { return None };
    let Kind::Name(counter) = &left.kind else { return None };
    Some((counter, *operator, right))
}

/// `i++`, `++i`, `i += 1`
fn is_increment(step: &Expression, counter: &str) -> bool {
    let is_counter = |target: &Pattern| matches!(target, Pattern::Name(name) if name == counter);
    match &step.kind {
        Kind::Update { target, by, .. } => is_counter(target) && *by == 1.0,
        Kind::Assign { target, operator: Some(Binary::Add), value } => {
            is_counter(target) && matches!(value.kind, Kind::Number(by) if by == 1.0)
        }
        _ => false,
    }
}
