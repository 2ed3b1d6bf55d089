//! Loops that count: over the places of a list, or over constant numbers.

use std::ops::Range;

use crate::script::eval::follower::Follower;
use crate::script::eval::language::loops::leaves;
use crate::script::eval::symbol::Symbol;
use crate::script::syntax::{Binary, Expression, Kind, Pattern, Statement};
use crate::script::values::value::{Step, Value};

/// A loop of more rounds over constant numbers is not followed round by round.
const MOST_ROUNDS: i64 = 64;

impl<'p> Follower<'p> {
    /// `for (let i = 0; i < list.length; i++)`; any other loop is in doubt.
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
            && let Some(rounds) = self.rounds(test, step, body)
        {
            self.unroll(rounds, body);
            self.scopes.leave();
            return;
        }
        let limit = test.and_then(|test| match &test.kind {
            Kind::Binary { left, right, .. } => match &left.kind {
                Kind::Name(counter) => Some((counter, right)),
                _ => None,
            },
            _ => None,
        });
        let list = limit.and_then(|(counter, limit)| {
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
                if let Some((counter, _)) = limit {
                    self.scopes.assign(counter, Symbol::unknown("the counter of a loop"));
                }
                self.repeat(Symbol::unknown("a loop that is not over a list"), &mut |follower| {
                    follower.statement(body);
                });
            }
        }
        self.scopes.leave();
    }

    /// The counter of a loop over constant numbers, and its values: `for (let i = 0; i < 8; i++)`.
    fn rounds(&mut self, test: &'p Expression, step: &Expression, body: &Statement) -> Option<(&'p str, Range<i64>)> {
        let Kind::Binary { operator, left, right } = &test.kind else { return None };
        let Kind::Name(counter) = &left.kind else { return None };
        let from = self.scopes.get(counter)?.as_integer()?;
        let to = match (operator, self.expression(right).as_integer()?) {
            (Binary::Less, to) => to,
            (Binary::AtMost, to) => to.checked_add(1)?,
            _ => return None,
        };
        let few = to.checked_sub(from).is_some_and(|rounds| rounds <= MOST_ROUNDS);
        (few && is_increment(step, counter) && !leaves(body)).then_some((counter, from..to))
    }

    fn unroll(&mut self, (counter, rounds): (&'p str, Range<i64>), body: &'p Statement) {
        for round in rounds {
            let Ok(number) = i32::try_from(round) else { return };
            self.scopes.assign(counter, Symbol::Value(Value::number(number.into())));
            self.scopes.enter(false);
            self.statement(body);
            self.scopes.leave();
        }
    }
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
