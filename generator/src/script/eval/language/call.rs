//! Calls of functions of the script, of functions of Postman, and of methods.

use crate::script::eval::follower::Follower;
use crate::script::eval::frame::FrameKind;
use crate::script::eval::symbol::{Closure, Symbol};
use crate::script::syntax::{Body, Call, Kind, Pattern};
use crate::script::values::truth::Truth;

/// The second argument of a callback for each element of a list.
pub(crate) const PLACE: &str = "the number of an element";

/// The place of a call.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) line: usize,
    /// The position of the called name in the text.
    pub(crate) at: usize,
}

impl Place {
    /// The place of a call that the script does not make itself.
    pub(crate) const NOWHERE: Self = Self { line: 0, at: usize::MAX };
}

impl<'p> Follower<'p> {
    pub(crate) fn call(&mut self, call: &'p Call, line: usize) -> Symbol<'p> {
        let place = Place { line, at: call.at };
        match &call.callee.kind {
            Kind::Member { object, name } => {
                let symbol = self.expression(object);
                let arguments = self.arguments(call);
                if let Some((result, rest)) = self.change(&symbol, name, &arguments) {
                    self.changed(object, symbol, rest);
                    return result;
                }
                self.method(symbol, name, arguments, place)
            }
            Kind::Function(_) | Kind::Call(_) | Kind::Name(_) => {
                let callee = self.expression(&call.callee);
                let arguments = self.arguments(call);
                self.call_symbol(callee, arguments, place)
            }
            _ => {
                let callee = self.expression(&call.callee);
                let arguments = self.arguments(call);
                match callee {
                    Symbol::Method(..) | Symbol::Function(_) | Symbol::Global(_) => {
                        self.call_symbol(callee, arguments, place)
                    }
                    _ => self.unknown_call("a computed function", arguments),
                }
            }
        }
    }

    fn arguments(&mut self, call: &'p Call) -> Vec<Symbol<'p>> {
        call.arguments.iter().map(|argument| self.expression(argument)).collect()
    }

    fn call_symbol(&mut self, callee: Symbol<'p>, arguments: Vec<Symbol<'p>>, place: Place) -> Symbol<'p> {
        match callee {
            Symbol::Function(closure) => self.invoke(closure, arguments, FrameKind::Function),
            Symbol::Global(path) => self.call_global(&path, arguments, place),
            Symbol::Method(object, name) => self.method(*object, &name, arguments, place),
            Symbol::Validator(schema) => {
                if let Some(answer) = arguments.first() {
                    self.claim_schema(answer, Some(&schema));
                }
                Symbol::unknown("whether JSON is as a schema says")
            }
            Symbol::Unknown(reason) => self.unknown_call(&reason, arguments),
            _ => self.unknown_call("something that is not a function", arguments),
        }
    }

    pub(crate) fn method(
        &mut self,
        object: Symbol<'p>,
        name: &str,
        arguments: Vec<Symbol<'p>>,
        place: Place,
    ) -> Symbol<'p> {
        if name == "set" {
            self.seen.insert(place.at);
        }
        match object {
            Symbol::Store(scope) => self.call_store(scope, name, arguments, place),
            Symbol::Global(path) => self.call_global(&format!("{path}.{name}"), arguments, place),
            Symbol::Function(closure) => match name {
                "call" => self.invoke(closure, arguments.into_iter().skip(1).collect(), FrameKind::Function),
                "bind" => Symbol::Function(closure),
                _ => self.unknown_call("a function called in another way", arguments),
            },
            // `pm.environment.set.bind(pm.environment)`
            method @ Symbol::Method(..) if name == "bind" => method,
            Symbol::Method(of, method) if name == "call" => {
                self.method(*of, &method, arguments.into_iter().skip(1).collect(), place)
            }
            Symbol::Object(_) => {
                let member = self.member(object, name);
                self.call_symbol(member, arguments, place)
            }
            Symbol::Sending(request) => self.then(*request, name, arguments),
            Symbol::Expect { subject, negated, nested } => {
                let path = arguments.first().filter(|_| nested && name.ends_with("roperty")).cloned();
                match path {
                    Some(path) => self.assert_nested_property(*subject, negated, &path, arguments.get(1)),
                    None => self.assert_expectation(*subject, negated, name, arguments),
                }
            }
            Symbol::Unknown(reason) => {
                if name == "set" {
                    self.report(place.line, format!("the store is not known: {reason}"));
                }
                self.unknown_call(&reason, arguments)
            }
            object => match name {
                "forEach" | "each" => self.for_each_call(object, arguments),
                "find" | "findLast" | "filter" | "some" | "every" | "findIndex" => self.search(object, name, arguments),
                _ => self.value_method(object, name, arguments),
            },
        }
    }

    /// Evaluates a function of the script.
    pub(crate) fn invoke(&mut self, closure: Closure<'p>, arguments: Vec<Symbol<'p>>, kind: FrameKind) -> Symbol<'p> {
        self.deeper(|follower| {
            let hidden = follower.scopes.hide(closure.depth);
            follower.scopes.enter(true);
            follower.enter(kind);
            let mut arguments = arguments.into_iter();
            for parameter in &closure.function.parameters {
                match parameter {
                    Pattern::Rest(rest) => {
                        let rest_of = Symbol::Array(arguments.by_ref().collect());
                        follower.bind(rest, rest_of, Some(false));
                    }
                    parameter => {
                        let argument = arguments.next().unwrap_or(Symbol::UNDEFINED);
                        follower.bind(parameter, argument, Some(false));
                    }
                }
            }
            let result = match &closure.function.body {
                Body::Expression(value) => {
                    let value = follower.expression(value);
                    follower.assert_property(&value);
                    value
                }
                Body::Block(statements) => {
                    follower.block(statements);
                    follower.result()
                }
            };
            follower.exit();
            follower.scopes.leave();
            follower.scopes.show(hidden);
            result
        })
        .unwrap_or_else(|| Symbol::unknown("a function that calls itself, or too deep"))
    }

    /// Returns the value of the function that is about to end.
    fn result(&mut self) -> Symbol<'p> {
        let returns = self.frames.last_mut().map(|frame| std::mem::take(&mut frame.returns)).unwrap_or_default();
        returns
            .into_iter()
            .rev()
            .fold(Symbol::UNDEFINED, |otherwise, (when, symbol)| self.choose(&when, symbol, otherwise))
    }

    /// Evaluates a call that is not understood; setters in its callbacks cannot be carried.
    pub(crate) fn unknown_call(&mut self, what: &str, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let what = what.to_owned();
        for argument in arguments {
            if let Symbol::Function(closure) = argument {
                self.callback(closure, &what);
            }
        }
        Symbol::unknown(what)
    }

    /// Evaluates a callback of a call that is not understood.
    pub(crate) fn callback(&mut self, closure: Closure<'p>, what: &str) {
        let before = self.scopes.clone();
        let reason = format!("in a callback of {what}");
        let parameters = closure.function.parameters.iter().map(|_| Symbol::unknown(reason.clone())).collect();
        self.doubtful(reason, |follower| follower.invoke(closure, parameters, FrameKind::Guarded));
        self.scopes.revise(&before, |_, _, _| Symbol::unknown(format!("it is set in a callback of {what}")));
    }

    /// Evaluates a callback that is called once and at once, and whose exceptions are not propagated.
    pub(crate) fn run_now(&mut self, arguments: Vec<Symbol<'p>>) {
        for argument in arguments {
            if let Symbol::Function(closure) = argument {
                self.invoke(closure, vec![Symbol::unknown("the argument of a callback")], FrameKind::Guarded);
            }
        }
    }

    /// Evaluates the test of a search on an element; `None` if the outcome is unknown.
    pub(crate) fn test(&mut self, closure: Closure<'p>, element: Symbol<'p>) -> Truth {
        if self.searching || self.in_loop() {
            return Truth::Unknown("a search within a search".into());
        }
        self.searching = true;
        let result = self.invoke(closure, vec![element, Symbol::unknown(PLACE)], FrameKind::Function);
        self.searching = false;
        self.truth_of(&result)
    }
}
