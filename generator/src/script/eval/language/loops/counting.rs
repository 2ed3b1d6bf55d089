//! Loops with a test: unrolled where each test is known, otherwise over the indices of a list.

use crate::script::eval::follower::Follower;
use crate::script::eval::language::loops::leaves;
use crate::script::eval::symbol::Symbol;
use crate::script::syntax::{Expression, Kind, Statement};
use crate::script::values::truth::Truth;
use crate::script::values::value::Step;

/// A loop of more rounds is not unrolled.
const MAX_ROUNDS: u8 = 64;

impl<'p> Follower<'p> {
    /// Evaluates a loop round by round if each test is known: `for (let i = 0; i < 8; i++)`, `while (code.length < 6)`. Otherwise, or if it
    /// has too many rounds, returns `false` and leaves everything as it was.
    pub(crate) fn unroll(
        &mut self,
        test: Option<&'p Expression>,
        step: Option<&'p Expression>,
        body: &'p Statement,
        do_first: bool,
    ) -> bool {
        let Some(test) = test.filter(|_| !leaves(body)) else { return false };
        let before = (self.scopes.clone(), self.script.clone(), self.seen.clone(), self.lost.clone());
        let marks = self.mark();
        for round in 0..=MAX_ROUNDS {
            if round > 0 || !do_first {
                let test = self.expression(test);
                match self.truth_of(&test) {
                    Truth::Always => {}
                    Truth::Never => return true,
                    Truth::When(_) | Truth::Unknown(_) => break,
                }
            }
            self.scopes.enter(false);
            self.statement(body);
            self.scopes.leave();
            if let Some(step) = step {
                self.expression(step);
            }
        }
        (self.scopes, self.script, self.seen, self.lost) = before;
        self.rewind(&marks);
        false
    }

    /// `for (let i = 0; i < list.length; i++)`; setters of any other loop cannot be carried.
    pub(crate) fn counting(&mut self, test: Option<&'p Expression>, body: &'p Statement) {
        let limit = test.and_then(comparison);
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
    }
}

/// The counter and the limit of `i < limit`.
fn comparison(test: &Expression) -> Option<(&str, &Expression)> {
    let Kind::Binary { left, right, .. } = &test.kind else { return None };
    let Kind::Name(counter) = &left.kind else { return None };
    Some((counter, right))
}
