//! Finds the setters that take a value from an answer by the syntax alone, independently of the evaluation.
//!
//! The count of captures needs it for setters that are not read. Names count by their text and in any order, so that it
//! finds too many rather than too few.

use std::collections::BTreeSet;

use crate::script::syntax::{self, Body, Call, Expression, Function, Kind, Pattern, Statement};

/// The lines of the setters whose value depends on an answer; `None` when the script cannot be parsed.
pub(crate) fn lines_from_answer(script: &str) -> Option<BTreeSet<usize>> {
    let program = syntax::parse(script).ok()?;
    let mut look = Look::default();
    // in a loop, a later assignment may affect an earlier use
    loop {
        let known = look.names.len();
        look.statements(&program.body);
        if look.names.len() == known {
            return Some(look.lines);
        }
    }
}

#[derive(Default)]
struct Look {
    /// Names that hold a part of an answer, and functions that return one.
    names: BTreeSet<String>,
    lines: BTreeSet<usize>,
    /// The enclosing functions.
    functions: Vec<String>,
}

impl Look {
    fn statements(&mut self, statements: &[Statement]) {
        statements.iter().for_each(|statement| self.statement(statement));
    }

    fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::Expression(expression) => {
                self.expression(expression);
            }
            Statement::Declare { names, .. } => {
                for (pattern, value) in names {
                    let (Some(value), Pattern::Name(name)) = (value, pattern) else {
                        let taken = value.as_ref().is_some_and(|value| self.expression(value));
                        self.bind(pattern, taken);
                        continue;
                    };
                    let taken = match &value.kind {
                        Kind::Function(function) => self.function(name, function),
                        _ => self.expression(value),
                    };
                    self.bind(pattern, taken);
                }
            }
            Statement::Function { name, function } => {
                if self.function(name, function) {
                    self.names.insert(name.clone());
                }
            }
            Statement::Block(inner) => self.statements(inner),
            Statement::If { test, then, otherwise } => {
                self.expression(test);
                self.statement(then);
                otherwise.iter().for_each(|otherwise| self.statement(otherwise));
            }
            Statement::Each { binding, over, body, .. } => {
                let taken = self.expression(over);
                self.bind(binding, taken);
                self.statement(body);
            }
            Statement::Loop { start, test, step, body, .. } => {
                start.iter().for_each(|start| self.statement(start));
                test.iter().chain(step).for_each(|expression| {
                    self.expression(expression);
                });
                self.statement(body);
            }
            Statement::Try { body, handler, finalizer } => {
                [body, handler, finalizer].into_iter().for_each(|part| self.statements(part));
            }
            Statement::Switch { on, cases } => {
                self.expression(on);
                cases.iter().for_each(|case| self.statements(&case.body));
            }
            Statement::Return(value) => {
                if value.as_ref().is_some_and(|value| self.expression(value))
                    && let Some(name) = self.functions.last()
                {
                    self.names.insert(name.clone());
                }
            }
            Statement::Throw | Statement::Break | Statement::Continue | Statement::Other => {}
        }
    }

    fn function(&mut self, name: &str, function: &Function) -> bool {
        // an argument that comes from an answer taints the parameter
        for (index, parameter) in function.parameters.iter().enumerate() {
            let taken = self.names.contains(&format!("{name}({index})"));
            self.bind(parameter, taken);
        }
        match &function.body {
            Body::Expression(value) => self.expression(value),
            Body::Block(statements) => {
                self.functions.push(name.to_owned());
                self.statements(statements);
                self.functions.pop();
                self.names.contains(name)
            }
        }
    }

    fn bind(&mut self, pattern: &Pattern, taken: bool) {
        match pattern {
            Pattern::Name(name) | Pattern::Property { owner: Some(name), .. } if taken => {
                self.names.insert(name.clone());
            }
            Pattern::Name(_) | Pattern::Property { .. } => {}
            Pattern::Object(properties) => properties.iter().for_each(|(_, pattern)| self.bind(pattern, taken)),
            Pattern::Array(elements) => elements.iter().flatten().for_each(|pattern| self.bind(pattern, taken)),
            Pattern::Default { pattern, value } => {
                let taken = self.expression(value) || taken;
                self.bind(pattern, taken);
            }
            Pattern::Rest(rest) => self.bind(rest, taken),
        }
    }

    fn any(&mut self, expressions: &[Expression]) -> bool {
        self.any_of(&expressions.iter().collect::<Vec<_>>())
    }

    /// Returns `true` if a value is of an answer.
    fn expression(&mut self, expression: &Expression) -> bool {
        match &expression.kind {
            Kind::Name(name) => {
                matches!(name.as_str(), "responseBody" | "responseHeaders" | "responseCode" | "responseCookies")
                    || self.names.contains(name)
            }
            Kind::Member { object, name } => {
                let of_postman = matches!(&object.kind, Kind::Name(root) if root == "pm" || root == "postman");
                self.expression(object)
                    || of_postman
                        && ["response", "cookies", "getResponseHeader", "getResponseCookie"].contains(&name.as_str())
            }
            Kind::Subscript { object, index } => self.any_of(&[object, index]),
            Kind::Call(call) => self.call(call, expression.line),
            Kind::New { arguments, .. } => self.any(arguments),
            Kind::Function(function) => self.function("", function),
            Kind::Assign { target, value, .. } => {
                let taken = self.expression(value);
                self.bind(target, taken);
                taken
            }
            Kind::Binary { left, right, .. } => self.any_of(&[left, right]),
            Kind::Unary { operand, .. } | Kind::Await(operand) | Kind::Spread(operand) => self.expression(operand),
            Kind::Conditional { test, then, otherwise } => {
                self.expression(test);
                self.any_of(&[then, otherwise])
            }
            Kind::Template(parts) | Kind::Array(parts) | Kind::Sequence(parts) => self.any(parts),
            Kind::Object(members) => self.any_of(&members.iter().map(|(_, value)| value).collect::<Vec<_>>()),
            _ => false,
        }
    }

    fn any_of(&mut self, expressions: &[&Expression]) -> bool {
        // all of them: each may bind names
        let mut any = false;
        for one in expressions {
            any |= self.expression(one);
        }
        any
    }

    fn call(&mut self, call: &Call, line: usize) -> bool {
        let name = match &call.callee.kind {
            Kind::Name(name) | Kind::Member { name, .. } => name.as_str(),
            _ => "",
        };
        let taken: Vec<bool> = call
            .arguments
            .iter()
            .map(|argument| !matches!(argument.kind, Kind::Function(_)) && self.expression(argument))
            .collect();
        let any = taken.contains(&true);
        if let Kind::Name(function) = &call.callee.kind {
            let tainted = taken.iter().enumerate().filter(|(_, taken)| **taken);
            self.names.extend(tainted.map(|(index, _)| format!("{function}({index})")));
        }
        if ["set", "setEnvironmentVariable", "setGlobalVariable"].contains(&name) && taken.get(1) == Some(&true) {
            self.lines.insert(line);
        }
        let of = self.expression(&call.callee) || name == "sendRequest";
        if let Kind::Member { object, .. } = &call.callee.kind
            && let Kind::Name(list) = &object.kind
            && any
            && ["push", "unshift", "splice", "concat", "add"].contains(&name)
        {
            self.names.insert(list.clone());
        }
        let mut given = false;
        for argument in &call.arguments {
            if let Kind::Function(function) = &argument.kind {
                function.parameters.iter().for_each(|parameter| self.bind(parameter, of || any));
                given |= self.function("", function);
            }
        }
        of || any || given
    }
}
