//! Statements: branches, exceptions, declarations.

use crate::script::eval::follower::Follower;
use crate::script::eval::frame::{Flow, FrameKind, Leave};
use crate::script::eval::language::awaited;
use crate::script::eval::symbol::{Closure, Symbol};
use crate::script::syntax::{Call, Case, Expression, Pattern, Statement};
use crate::script::values::truth::Truth;

impl<'p> Follower<'p> {
    /// Evaluates statements in the current scope.
    pub(crate) fn block(&mut self, statements: &'p [Statement]) -> Flow {
        for statement in statements {
            if let Statement::Function { name, function } = statement {
                let closure = Closure { function, depth: self.scopes.depth() };
                self.scopes.declare(name, Symbol::Function(closure), false);
            }
        }
        for (index, statement) in statements.iter().enumerate() {
            let is_followed =
                |call: &&Call| self.awaited.as_ref().is_some_and(|(awaited, _)| std::ptr::eq(*awaited, *call));
            if let Some(call) = awaited::call(statement).filter(|call| !is_followed(call)) {
                self.awaiting(call, &statements[index..]);
                return Flow::On;
            }
            if self.statement(statement) == Flow::Left {
                return Flow::Left;
            }
        }
        Flow::On
    }

    pub(crate) fn scoped(&mut self, statements: &'p [Statement]) -> Flow {
        self.scopes.enter(false);
        let flow = self.block(statements);
        self.scopes.leave();
        flow
    }

    pub(crate) fn statement(&mut self, statement: &'p Statement) -> Flow {
        let flow = self.deeper(|follower| follower.shallow_statement(statement)).unwrap_or(Flow::On);
        self.changed.append(&mut self.changing);
        flow
    }

    fn shallow_statement(&mut self, statement: &'p Statement) -> Flow {
        match statement {
            Statement::Expression(expression) => match self.expression(expression) {
                Symbol::Sending(request) => self.sent(*request, |_, _| {}),
                symbol => self.assert_property(&symbol),
            },
            Statement::Declare { names, hoisted } => {
                for (pattern, value) in names {
                    self.declare(pattern, value.as_ref(), *hoisted);
                }
            }
            Statement::Function { .. } | Statement::Other => {}
            Statement::Block(statements) => return self.scoped(statements),
            Statement::If { test, then, otherwise } => {
                let truth = self.truth(test);
                return self.branch(
                    truth,
                    |follower| follower.statement(then),
                    |follower| match otherwise {
                        Some(otherwise) => follower.statement(otherwise),
                        None => Flow::On,
                    },
                );
            }
            Statement::Each { binding, over, names, body } => self.for_each(binding, over, *names, body),
            Statement::Loop { start, test, step, body, do_first } => {
                self.scopes.enter(false);
                if let Some(start) = start {
                    self.statement(start);
                }
                if !self.unroll(test.as_ref(), step.as_ref(), body, *do_first) {
                    self.counting(test.as_ref(), body);
                }
                self.scopes.leave();
            }
            Statement::Try { body, handler, finalizer } => return self.attempt(body, handler, finalizer),
            Statement::Switch { on, cases } => self.switch(on, cases),
            Statement::Return(value) => {
                let value = value.as_ref().map_or(Symbol::UNDEFINED, |value| self.expression(value));
                self.returned(value);
                return self.leave(Leave::Return);
            }
            Statement::Throw => return self.throw(),
            Statement::Break => return self.leave(Leave::Break),
            Statement::Continue => return self.leave(Leave::Continue),
        }
        Flow::On
    }

    fn declare(&mut self, pattern: &'p Pattern, value: Option<&'p Expression>, hoisted: bool) {
        match value {
            Some(value) => {
                let symbol = self.expression(value);
                self.bind(pattern, symbol, Some(hoisted));
            }
            // `var x;` keeps the value of `x`
            None => {
                if let Pattern::Name(name) = pattern
                    && !(hoisted && self.scopes.get(name).is_some())
                {
                    self.scopes.declare(name, Symbol::UNDEFINED, hoisted);
                }
            }
        }
    }

    /// Evaluates both sides of a condition, and joins their states.
    pub(crate) fn branch(
        &mut self,
        truth: Truth,
        then: impl FnOnce(&mut Self) -> Flow,
        otherwise: impl FnOnce(&mut Self) -> Flow,
    ) -> Flow {
        match truth {
            Truth::Always => then(self),
            Truth::Never => otherwise(self),
            truth => {
                let before = self.scopes.clone();
                let then = self.under(truth.clone(), then);
                let after = std::mem::replace(&mut self.scopes, before);
                let otherwise = self.under(truth.clone().not(), otherwise);
                match (then, otherwise) {
                    (Flow::On, Flow::On) => {
                        let around = std::mem::replace(&mut self.scopes, after);
                        self.scopes.merge(around, &truth);
                        Flow::On
                    }
                    (Flow::On, Flow::Left) => {
                        self.scopes = after;
                        Flow::On
                    }
                    (Flow::Left, otherwise) => otherwise,
                }
            }
        }
    }

    fn attempt(&mut self, body: &'p [Statement], handler: &'p [Statement], finalizer: &'p [Statement]) -> Flow {
        self.enter(FrameKind::Try);
        let flow = self.scoped(body);
        self.exit();
        // the assignments of the handler count only if the body failed
        let after = self.scopes.clone();
        self.doubtful("it runs only when the script fails", |follower| {
            follower.enter(FrameKind::Try);
            follower.scoped(handler);
            follower.exit();
        });
        self.scopes = after;
        match self.scoped(finalizer) {
            Flow::On => flow,
            Flow::Left => Flow::Left,
        }
    }

    /// Evaluates a `switch` whose cases end in `break`; setters of one that falls through cannot be carried.
    fn switch(&mut self, on: &'p Expression, cases: &'p [Case]) {
        let subject = self.expression(on);
        let mut none_before = Truth::Always;
        let mut waiting = Truth::Never;
        for (index, case) in cases.iter().enumerate() {
            let is_default = case.value.is_none();
            let matches = match &case.value {
                Some(value) => {
                    let value = self.expression(value);
                    self.equal(&subject, &value)
                }
                None => Truth::Always,
            };
            let reached = waiting.clone().or(none_before.clone().and(matches.clone()));
            none_before = none_before.and(matches.not());
            if case.body.is_empty() {
                waiting = reached;
                continue;
            }
            waiting = Truth::Never;
            let last = index + 1 == cases.len();
            let reached = if !last && (is_default || !ends(&case.body)) {
                Truth::Unknown("a `switch` that falls through".into())
            } else {
                reached
            };
            let body = match case.body.last() {
                Some(Statement::Break) => &case.body[..case.body.len() - 1],
                _ => &case.body[..],
            };
            self.branch(reached, |follower| follower.case(body), |_| Flow::On);
        }
    }

    fn case(&mut self, body: &'p [Statement]) -> Flow {
        self.enter(FrameKind::Switch);
        let flow = self.scoped(body);
        let broke = self.exit().is_some_and(|frame| !frame.breaks.is_empty());
        if broke { Flow::On } else { flow }
    }
}

/// Returns `true` if the statements of a case leave the `switch`.
fn ends(body: &[Statement]) -> bool {
    match body.last() {
        Some(Statement::Break | Statement::Return(_) | Statement::Throw | Statement::Continue) => true,
        Some(Statement::Block(inner)) => ends(inner),
        _ => false,
    }
}
