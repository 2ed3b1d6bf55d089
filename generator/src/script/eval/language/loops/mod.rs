//! Loops. A loop over a list stores the value of the last matching element or, if it stops there, of the first: that is a search.

mod counting;
mod reduce;
pub(crate) mod rewrite;
pub(crate) mod settle;

use crate::script::eval::follower::Follower;
use crate::script::eval::frame::{Frame, FrameKind, Pending};
use crate::script::eval::language::call::PLACE;
use crate::script::eval::language::loops::settle::{gather, gathered, settle, settle_exit};
use crate::script::eval::language::member::{found, length, step};
use crate::script::eval::scope::{self, Scopes};
use crate::script::eval::symbol::{Closure, Symbol};
use crate::script::syntax::{Expression, Pattern, Statement};
use crate::script::values::truth::Truth;
use crate::script::values::value::Condition;
use crate::script::values::value::{Constant, Position, Step, Value};

const NESTED: &str = "a loop in a loop";
const OWN_LIST: &str = "a search in a list that the script builds";

impl<'p> Follower<'p> {
    pub(crate) fn in_loop(&self) -> bool {
        self.frames.iter().any(|frame| frame.kind == FrameKind::Loop)
    }

    /// `for (x of list)`, `for (x in list)`
    pub(crate) fn for_each(&mut self, binding: &'p Pattern, over: &'p Expression, names: bool, body: &'p Statement) {
        let over = self.expression(over);
        // `for (name in json);` leaves the last name
        if names && matches!(body, Statement::Other) {
            let last = match over {
                Symbol::Value(of) => step(of, Step::Name(Position::FromEnd(0))),
                _ => Symbol::unknown("the name of a member"),
            };
            self.bind(binding, last, Some(true));
            return;
        }
        // the elements of a list in the script are evaluated one after the other
        if let (Symbol::Array(elements), false) = (&over, names)
            && !leaves(body)
        {
            for element in elements.clone() {
                self.scopes.enter(false);
                self.bind(binding, element, Some(false));
                self.statement(body);
                self.scopes.leave();
            }
            return;
        }
        let element = match (&over, names) {
            (Symbol::Value(of), true) => Symbol::MemberName(of.clone()),
            (_, true) => Symbol::unknown("the name of a member"),
            (over, false) => element_of(over),
        };
        let over = if names { members_of(over) } else { over };
        self.repeat(over, &mut |follower| {
            follower.bind(binding, element.clone(), Some(false));
            follower.statement(body);
        });
    }

    /// `list.forEach(x => …)`
    pub(crate) fn for_each_call(&mut self, list: Symbol<'p>, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let Some(Symbol::Function(closure)) = arguments.into_iter().next() else {
            return Symbol::UNDEFINED;
        };
        if let Symbol::Array(elements) = list {
            for (index, element) in elements.into_iter().enumerate() {
                let index = Symbol::Value(Value::number(length(index)));
                self.invoke(closure, vec![element, index], FrameKind::Function);
            }
            return Symbol::UNDEFINED;
        }
        let element = element_of(&list);
        let counter = match &list {
            Symbol::Value(list) => Symbol::Counter(list.clone()),
            _ => Symbol::unknown("the counter of a loop"),
        };
        self.repeat(list, &mut |follower| {
            follower.invoke(closure, vec![element.clone(), counter.clone()], FrameKind::Function);
        });
        Symbol::UNDEFINED
    }

    /// Evaluates the body of a loop, and returns the effect of all its rounds.
    ///
    /// Evaluates it twice: the first time only to learn which names it changes, because each round sees the changes of the one before.
    pub(super) fn repeat(&mut self, list: Symbol<'p>, body: &mut dyn FnMut(&mut Self)) {
        let path = match &list {
            Symbol::Value(list) => self.path_in_answer(list),
            _ => None,
        };
        self.lists.push(path);
        self.repeat_rounds(list, body);
        self.lists.pop();
    }

    fn repeat_rounds(&mut self, list: Symbol<'p>, body: &mut dyn FnMut(&mut Self)) {
        if self.in_loop() || self.searching {
            let before = self.scopes.clone();
            self.doubtful(NESTED, |follower| {
                follower.enter(FrameKind::Loop);
                body(follower);
                follower.exit();
            });
            self.scopes.revise(&before, |_, _, _| Symbol::unknown(NESTED));
            return;
        }
        let real = self.scopes.clone();
        let (script, seen) = (self.script.clone(), self.seen.clone());
        let marks = self.mark();
        self.round(body);
        self.rewind(&marks);
        (self.script, self.seen) = (script, seen);
        self.scopes.replace_changed(&real, |name| Symbol::Value(Value::before_round(name)));
        let before = self.scopes.clone();

        let outer = self.guard_from(0);
        let Some(Frame { breaks, pending, .. }) = self.round(body) else {
            return;
        };
        for Pending { variable, scope, value, when, line } in pending {
            let first = matches!(breaks.as_slice(), [(only, _)] if *only == when);
            match settle(&list, value, when, first, !breaks.is_empty()) {
                Ok((value, when)) => self.capture(variable, scope, value, outer.clone().and(when), line),
                Err(reason) => {
                    self.report_unset(line, Some(&variable), reason);
                    self.lost.insert(variable);
                }
            }
        }
        let first = breaks.len() == 1;
        self.restate(
            &marks,
            |when| settle_exit(&list, when),
            |when, symbol| match symbol.into_value().map(|value| settle(&list, value, when.clone(), first, true)) {
                Ok(Ok((value, _))) => (settle_exit(&list, when), Symbol::Value(value)),
                Ok(Err(reason)) => (settle_exit(&list, when), Symbol::unknown(reason)),
                Err(reason) => (settle_exit(&list, when), Symbol::Unknown(reason)),
            },
        );
        self.settle_names(&list, &before, breaks);
        // names that were not changed after all
        let scopes = real.clone();
        self.scopes.revise(&real, |name, symbol, old| {
            let now = || scopes.get(name).unwrap_or(old).clone();
            match symbol {
                Symbol::Value(value) if value == Value::before_round(name) => now(),
                Symbol::Value(value) => gathered(name, value, now),
                symbol => symbol,
            }
        });
    }

    fn round(&mut self, body: &mut dyn FnMut(&mut Self)) -> Option<Frame<'p>> {
        self.enter(FrameKind::Loop);
        self.scopes.enter(false);
        body(self);
        self.scopes.leave();
        self.exit()
    }

    /// Sets the names that a loop changed to their values after it.
    fn settle_names(&mut self, list: &Symbol<'p>, before: &Scopes<'p>, breaks: Vec<(Truth, Scopes<'p>)>) {
        let mut breaks = breaks.into_iter();
        let first = match (breaks.next(), breaks.next()) {
            (None, _) => None,
            (Some((when, scopes)), None) => {
                let around = std::mem::replace(&mut self.scopes, scopes);
                self.scopes.hide(around.depth());
                self.scopes.merge(around, &when);
                Some(when)
            }
            (Some(_), Some(_)) => {
                self.scopes.revise(before, |_, _, _| Symbol::unknown("a loop that ends in several places"));
                return;
            }
        };
        self.scopes.revise(before, |name, symbol, old| {
            let (when, symbol) = match symbol {
                Symbol::Value(Value::Choice { when, then, otherwise })
                    if Symbol::Value((*otherwise).clone()) == *old =>
                {
                    (Truth::When(*when), Symbol::Value(*then))
                }
                symbol => (Truth::Always, symbol),
            };
            let stops_here = first.as_ref() == Some(&when);
            let value = match symbol {
                Symbol::Value(value) => value,
                Symbol::Unknown(reason) => return Symbol::Unknown(reason),
                _ => return Symbol::unknown("it is set in a loop"),
            };
            if first.is_none()
                && let Some(gathered) = gather(list, name, &value, &when)
            {
                return Symbol::Value(gathered);
            }
            match settle(list, value, when, stops_here, first.is_some()) {
                Ok((value, Truth::Always)) => Symbol::Value(value),
                Ok((value, when)) => scope::choose(&when, Symbol::Value(value), old.clone()),
                Err(reason) => Symbol::unknown(reason),
            }
        });
    }

    /// `list.map(x => …)`
    pub(crate) fn mapped(&mut self, list: Symbol<'p>, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let Some(Symbol::Function(closure)) = arguments.first().cloned() else {
            // lodash: `_.map(list, "name")`
            return match (list.into_value(), arguments.first().and_then(Symbol::as_text)) {
                (Ok(list), Some(name)) => each(list, None, Value::Element(vec![Step::Key(name.to_owned())])),
                (Err(reason), _) => Symbol::Unknown(reason),
                _ => Symbol::unknown("a list computed by `map`"),
            };
        };
        if let Symbol::Array(elements) = list {
            let one = |(index, element)| {
                let index = Symbol::Value(Value::number(length(index)));
                self.invoke(closure, vec![element, index], FrameKind::Function)
            };
            return Symbol::Array(elements.into_iter().enumerate().map(one).collect());
        }
        if self.searching || self.in_loop() {
            return self.unknown_call(NESTED, arguments);
        }
        let list = match list.into_value() {
            Ok(list) => list,
            Err(reason) => return self.unknown_call(&reason, arguments),
        };
        let seen = self.script.captures.len();
        self.searching = true;
        let element = Symbol::Value(Value::Element(Vec::new()));
        let value = self.invoke(closure, vec![element, Symbol::unknown(PLACE)], FrameKind::Function);
        self.searching = false;
        // the value of a setter in the function would depend on the element
        self.lose_captures(seen, "it is set in a list computed by `map`");
        match value.into_value() {
            Ok(value) => each(list, None, value),
            Err(reason) => Symbol::Unknown(reason),
        }
    }

    /// Evaluates `find`, `filter` and `some` on a list.
    pub(crate) fn search(&mut self, list: Symbol<'p>, name: &str, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let list = match list {
            Symbol::Value(value) if value.path().is_some() => value,
            Symbol::Unknown(reason) => return self.unknown_call(&reason, arguments),
            list @ (Symbol::Parts { .. } | Symbol::Names(_) | Symbol::Members(_) | Symbol::Filtered { .. }) => {
                match list.into_value() {
                    Ok(list) => list,
                    Err(reason) => return self.unknown_call(&reason, arguments),
                }
            }
            Symbol::Array(elements) => return self.search_own(elements, name, arguments),
            _ => return self.unknown_call(OWN_LIST, arguments),
        };
        let truth = match arguments.into_iter().next() {
            Some(Symbol::Function(closure)) => self.element_test(closure),
            // lodash: `_.find(list, {name: "x"})`
            Some(Symbol::Object(members)) => members.into_iter().fold(Truth::Always, |all, (name, expected)| {
                let member = Symbol::Value(Value::Element(vec![Step::Key(name)]));
                all.and(self.equal(&member, &expected))
            }),
            _ => Truth::Unknown("a search whose test is not read".into()),
        };
        match (truth, name) {
            (Truth::When(test), "filter") => Symbol::Filtered { list, test },
            (Truth::When(test), "some") => match found(list, test, false) {
                Symbol::Value(value) => Symbol::Truth(Truth::When(Condition::Missing(value)).not()),
                other => other,
            },
            (Truth::When(test), "every") => match found(list, Condition::Not(Box::new(test)), false) {
                Symbol::Value(value) => Symbol::Truth(Truth::When(Condition::Missing(value))),
                other => other,
            },
            // the place of the first `true` in the list of what the test gives
            (Truth::When(test), "findIndex") => {
                let bool = |value| Box::new(Value::Constant(Constant::Bool(value)));
                let value = Value::Choice { when: Box::new(test), then: bool(true), otherwise: bool(false) };
                let tested = Value::Each { list: Box::new(list), test: None, value: Box::new(value) }.opened();
                Symbol::Value(Value::Place { of: Box::new(tested), part: bool(true) })
            }
            (Truth::When(test), "find" | "findLast") => found(list, test, name == "findLast"),
            (Truth::Always, "find") => step(list, Step::Index(Position::FromStart(0))),
            (Truth::Unknown(reason), _) => Symbol::Unknown(reason),
            _ => Symbol::unknown("a search whose test is not read"),
        }
    }

    /// A search in a list that the script has, element by element.
    fn search_own(&mut self, elements: Vec<Symbol<'p>>, name: &str, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let Some(Symbol::Function(closure)) = arguments.first().cloned() else {
            return self.unknown_call(OWN_LIST, arguments);
        };
        let mut tested = Vec::new();
        for (index, element) in elements.into_iter().enumerate() {
            let place = Symbol::Value(Value::number(length(index)));
            let result = self.invoke(closure, vec![element.clone(), place], FrameKind::Function);
            tested.push((self.truth_of(&result), element));
        }
        match name {
            "some" => Symbol::Truth(tested.into_iter().fold(Truth::Never, |any, (truth, _)| any.or(truth))),
            "every" => Symbol::Truth(tested.into_iter().fold(Truth::Always, |all, (truth, _)| all.and(truth))),
            "find" => tested
                .into_iter()
                .rev()
                .fold(Symbol::UNDEFINED, |otherwise, (truth, element)| self.choose(&truth, element, otherwise)),
            "filter" if tested.iter().all(|(truth, _)| matches!(truth, Truth::Always | Truth::Never)) => {
                tested.retain(|(truth, _)| *truth == Truth::Always);
                Symbol::Array(tested.into_iter().map(|(_, element)| element).collect())
            }
            _ => Symbol::unknown(OWN_LIST),
        }
    }

    fn element_test(&mut self, closure: Closure<'p>) -> Truth {
        self.test(closure, Symbol::Value(Value::Element(Vec::new())))
    }
}

/// Returns `true` if a statement can leave its loop.
pub(super) fn leaves(statement: &Statement) -> bool {
    match statement {
        Statement::Break | Statement::Continue | Statement::Return(_) | Statement::Throw => true,
        Statement::Block(inner) => inner.iter().any(leaves),
        Statement::If { then, otherwise, .. } => leaves(then) || otherwise.as_ref().is_some_and(|other| leaves(other)),
        Statement::Each { body, .. } | Statement::Loop { body, .. } => leaves(body),
        Statement::Try { body, handler, finalizer } => [body, handler, finalizer].into_iter().flatten().any(leaves),
        Statement::Switch { cases, .. } => cases.iter().any(|case| case.body.iter().any(leaves)),
        _ => false,
    }
}

/// Returns the list of a value for each element of another.
fn each<'p>(list: Value, test: Option<Condition>, value: Value) -> Symbol<'p> {
    Symbol::Value(Value::Each { list: Box::new(list), test: test.map(Box::new), value: Box::new(value) }.opened())
}

/// The value of a loop's variable.
fn element_of<'p>(list: &Symbol<'p>) -> Symbol<'p> {
    match list {
        Symbol::Value(value) if value.path().is_some() => Symbol::Value(Value::Element(Vec::new())),
        Symbol::Filtered { .. } | Symbol::Members(_) => Symbol::Value(Value::Element(Vec::new())),
        Symbol::Unknown(reason) => Symbol::Unknown(reason.clone()),
        _ => Symbol::unknown("a loop over a list that is not read"),
    }
}

/// Returns the members of an object, for a loop over its names.
fn members_of(over: Symbol<'_>) -> Symbol<'_> {
    match over {
        Symbol::Value(of) => Symbol::Members(of),
        other => other,
    }
}
