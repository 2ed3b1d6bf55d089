//! Expressions: from syntax to symbols.

use crate::script::eval::follower::Follower;
use crate::script::eval::language::call::Place;
use crate::script::eval::language::member::length;
use crate::script::eval::symbol::{CHANGED_OBJECT, Closure, Symbol};
use crate::script::syntax::{Binary, Expression, Kind, Pattern, Unary};
use crate::script::values::pattern::Pattern as Regex;
use crate::script::values::truth::Truth;
use crate::script::values::value::{Constant, Value};

impl<'p> Follower<'p> {
    pub(crate) fn expression(&mut self, expression: &'p Expression) -> Symbol<'p> {
        let symbol = self.deeper(|follower| follower.shallow_expression(expression).bounded());
        match symbol {
            Some(Symbol::Value(value)) if self.changed.iter().any(|list| value.lies_in(list)) => {
                Symbol::unknown("a list that the script changes")
            }
            Some(symbol) => symbol,
            None => Symbol::unknown("a script that is too long to follow"),
        }
    }

    fn shallow_expression(&mut self, expression: &'p Expression) -> Symbol<'p> {
        let constant = |constant| Symbol::Value(Value::Constant(constant));
        match &expression.kind {
            Kind::Name(name) => self.name(name),
            Kind::Text(text) => Symbol::text(text.as_str()),
            Kind::Number(number) => Symbol::Value(Value::number(*number)),
            Kind::Bool(value) => constant(Constant::Bool(*value)),
            Kind::Null => constant(Constant::Null),
            Kind::Undefined => Symbol::UNDEFINED,
            Kind::Regex { pattern, flags } => regex(pattern, flags),
            Kind::Template(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.expression(part)).collect();
                self.template(parts)
            }
            Kind::Array(elements) => self.list(elements),
            Kind::Spread(_) => Symbol::unknown("a spread list"),
            Kind::Object(members) => members.iter().fold(Symbol::Object(Vec::new()), |object, (name, value)| {
                let value = self.expression(value);
                match name {
                    Some(name) => object.with_member(name, value),
                    None => object.with_members_of(value),
                }
            }),
            Kind::Member { object, name } => {
                let object = self.expression(object);
                self.member(object, name)
            }
            Kind::Subscript { object, index } => {
                let object = self.expression(object);
                let index = self.expression(index);
                self.subscript(object, index)
            }
            Kind::Call(call) => self.call(call, expression.line),
            Kind::New { constructor, arguments } => {
                let constructor = self.expression(constructor);
                let arguments: Vec<_> = arguments.iter().map(|argument| self.expression(argument)).collect();
                self.construct(&constructor, arguments)
            }
            Kind::Function(function) => Symbol::Function(Closure { function, depth: self.scopes.depth() }),
            Kind::Assign { target, operator, value } => {
                if let Pattern::Property { owner: Some(owner), name } = &**target {
                    self.assigned_in_request(owner, name.as_deref(), expression.line);
                }
                self.assign(target, *operator, value)
            }
            Kind::Update { target, by, after } => {
                let old = self.old_value(target);
                let old = self.to_number(old);
                let new = self.operate(Binary::Add, old.clone(), Symbol::Value(Value::number(*by)));
                self.bind(target, new.clone(), None);
                if *after { old } else { new }
            }
            Kind::Binary { operator, left, right } => self.binary(*operator, left, right),
            Kind::Unary { operator, operand } => self.unary(*operator, operand),
            Kind::Conditional { test, then, otherwise } => {
                let truth = self.truth(test);
                self.conditional(truth, then, otherwise)
            }
            Kind::Sequence(expressions) => {
                expressions.iter().map(|expression| self.expression(expression)).last().unwrap_or(Symbol::UNDEFINED)
            }
            Kind::Await(inner) => match (&inner.kind, &self.awaited) {
                (Kind::Call(call), Some((awaited, answer))) if std::ptr::eq(call, *awaited) => answer.clone(),
                _ => self.expression(inner),
            },
            Kind::Other(reason) => Symbol::unknown(*reason),
        }
    }

    /// `[a, ...list, b]`
    fn list(&mut self, elements: &'p [Expression]) -> Symbol<'p> {
        let mut parts = vec![Vec::new()];
        let mut lists = Vec::new();
        for element in elements {
            let Kind::Spread(list) = &element.kind else {
                let element = self.expression(element);
                if let Some(part) = parts.last_mut() {
                    part.push(element);
                }
                continue;
            };
            match self.expression(list) {
                Symbol::Array(more) => parts.last_mut().map_or((), |part| part.extend(more)),
                list => match list.into_value() {
                    Ok(list) if list.path().is_some() || list.is_list() => {
                        lists.push(list);
                        parts.push(Vec::new());
                    }
                    Ok(_) => return Symbol::unknown("a spread text"),
                    Err(reason) => return Symbol::Unknown(reason),
                },
            }
        }
        if lists.is_empty() {
            return Symbol::Array(parts.concat());
        }
        let mut joined = Vec::new();
        let mut lists = lists.into_iter();
        for part in parts {
            match Symbol::Array(part).into_value() {
                Ok(Value::Array(part)) if part.is_empty() => {}
                Ok(part) => joined.push(part),
                Err(reason) => return Symbol::Unknown(reason),
            }
            joined.extend(lists.next());
        }
        Symbol::Value(Value::Joined(joined).opened())
    }

    fn name(&self, name: &str) -> Symbol<'p> {
        match self.scopes.get(name) {
            Some(symbol) => symbol.clone(),
            None => self.global(name.to_owned()),
        }
    }

    fn conditional(&mut self, truth: Truth, then: &'p Expression, otherwise: &'p Expression) -> Symbol<'p> {
        let then = self.under(truth.clone(), |follower| follower.expression(then));
        let otherwise = self.under(truth.clone().not(), |follower| follower.expression(otherwise));
        self.choose(&truth, then, otherwise)
    }

    /// The value of what is changed: `x += 1`, `x.n += 1`.
    fn old_value(&mut self, target: &Pattern) -> Symbol<'p> {
        match target {
            Pattern::Name(name) => self.name(name),
            Pattern::Property { owner: Some(owner), name: Some(name) } => {
                let owner = self.name(owner);
                self.member(owner, name)
            }
            _ => Symbol::unknown("a property that the script changes"),
        }
    }

    fn assign(&mut self, target: &'p Pattern, operator: Option<Binary>, value: &'p Expression) -> Symbol<'p> {
        let assigned = match operator {
            None => self.expression(value),
            Some(operator) => {
                let old = self.old_value(target);
                let value = self.expression(value);
                self.operate(operator, old, value)
            }
        };
        self.bind(target, assigned.clone(), None);
        assigned
    }

    /// Binds names to a symbol; declares them if `hoisted` is given.
    pub(crate) fn bind(&mut self, pattern: &'p Pattern, symbol: Symbol<'p>, hoisted: Option<bool>) {
        match pattern {
            Pattern::Name(name) => match hoisted {
                Some(hoisted) => self.scopes.declare(name, symbol, hoisted),
                None => self.scopes.assign(name, symbol),
            },
            Pattern::Object(properties) => {
                for (name, pattern) in properties {
                    let property = self.member(symbol.clone(), name);
                    self.bind(pattern, property, hoisted);
                }
            }
            Pattern::Array(elements) => {
                for (index, pattern) in elements.iter().enumerate() {
                    match pattern {
                        Some(Pattern::Rest(rest)) => {
                            let from = Symbol::Value(Value::number(length(index)));
                            let left = self.method(symbol.clone(), "slice", vec![from], Place::NOWHERE);
                            self.bind(rest, left, hoisted);
                        }
                        Some(pattern) => {
                            let element = self.element(symbol.clone(), index);
                            self.bind(pattern, element, hoisted);
                        }
                        None => {}
                    }
                }
            }
            Pattern::Default { pattern, value } => {
                let symbol = match symbol {
                    Symbol::Value(Value::Constant(Constant::Undefined)) => self.expression(value),
                    given @ Symbol::Value(Value::Constant(_)) => given,
                    Symbol::Value(given) => {
                        let default = self.expression(value);
                        self.either(given, default)
                    }
                    other => other,
                };
                self.bind(pattern, symbol, hoisted);
            }
            Pattern::Rest(rest) => self.bind(rest, Symbol::unknown("the rest of a list"), hoisted),
            Pattern::Property { owner: Some(owner), name } => self.set_property(owner, name.as_deref(), symbol),
            // `this.count = 1`
            Pattern::Property { owner: None, .. } => {
                self.scopes.forget(|held| matches!(held, Symbol::Object(_)), CHANGED_OBJECT);
            }
        }
    }

    /// Sets a property: an object of the script gets it, `tests` has entries that guard setters, and any other owner becomes unknown.
    fn set_property(&mut self, owner: &str, name: Option<&str>, symbol: Symbol<'p>) {
        if owner == "tests" {
            self.claim_tested(&symbol);
        }
        match (self.scopes.get(owner), name) {
            (Some(object @ Symbol::Object(_)), Some(name)) if !self.in_loop() => {
                let object = object.clone().with_member(name, symbol);
                self.scopes.forget_aliases(owner);
                self.scopes.assign(owner, object);
            }
            (None, Some(name)) if owner == "tests" => self.scopes.assign(&format!("tests.{name}"), symbol),
            (None | Some(Symbol::Global(_)), _) => {}
            (Some(_), _) => self.scopes.assign(owner, Symbol::unknown(CHANGED_OBJECT)),
        }
    }

    fn binary(&mut self, operator: Binary, left: &'p Expression, right: &'p Expression) -> Symbol<'p> {
        let left = self.expression(left);
        match operator {
            Binary::And => {
                let truth = self.truth_of(&left);
                if truth == Truth::Never {
                    return left;
                }
                let right = self.under(truth.clone(), |follower| follower.expression(right));
                match (&left, right) {
                    (_, Symbol::Truth(right)) => Symbol::Truth(truth.and(right)),
                    // `json.user && json.user.id` has a value only where `json.user.id` has one
                    (Symbol::Value(left), Symbol::Value(right)) if leads_to(left, &right) => Symbol::Value(right),
                    (_, right) => self.choose(&truth, right, Symbol::UNDEFINED),
                }
            }
            Binary::Or | Binary::Coalesce => {
                let truth = self.truth_of(&left);
                if truth == Truth::Always {
                    return left;
                }
                let right = self.under(truth.clone().not(), |follower| follower.expression(right));
                match (left, right) {
                    (_, right) if truth == Truth::Never => right,
                    (Symbol::Truth(_), Symbol::Truth(right)) => Symbol::Truth(truth.or(right)),
                    (Symbol::Value(left), right) => self.either(left, right),
                    (left, right) => self.choose(&truth, left, right),
                }
            }
            operator => {
                let right = self.expression(right);
                self.operate(operator, left, right)
            }
        }
    }

    fn unary(&mut self, operator: Unary, operand: &'p Expression) -> Symbol<'p> {
        match operator {
            Unary::Not => Symbol::Truth(self.truth(operand).not()),
            Unary::TypeOf => match self.expression(operand) {
                Symbol::Value(value) => Symbol::TypeOf(value),
                _ => Symbol::unknown("the name of a type"),
            },
            Unary::Minus => match self.expression(operand) {
                Symbol::Value(Value::Constant(Constant::Number(number))) => Symbol::Value(Value::number(-number)),
                symbol => self.operate(Binary::Subtract, Symbol::Value(Value::number(0.0)), symbol),
            },
            Unary::Plus => {
                let operand = self.expression(operand);
                self.to_number(operand)
            }
            Unary::Other => {
                self.expression(operand);
                Symbol::unknown("an operator that is not read")
            }
        }
    }

    /// An expression as a condition.
    pub(crate) fn truth(&mut self, expression: &'p Expression) -> Truth {
        match &expression.kind {
            Kind::Binary { operator: Binary::And, left, right } => {
                let left = self.truth(left);
                let right = self.under(left.clone(), |follower| follower.truth(right));
                left.and(right)
            }
            Kind::Binary { operator: Binary::Or, left, right } => {
                let left = self.truth(left);
                let right = self.under(left.clone().not(), |follower| follower.truth(right));
                left.or(right)
            }
            _ => {
                let symbol = self.expression(expression);
                self.truth_of(&symbol)
            }
        }
    }
}

pub(crate) fn regex<'p>(pattern: &str, flags: &str) -> Symbol<'p> {
    match Regex::read(pattern, flags) {
        Some(pattern) => Symbol::Regex { pattern, global: flags.contains('g') },
        None => Symbol::unknown("a regular expression that the client cannot match"),
    }
}

/// Returns `true` if the path of one value goes through the other.
fn leads_to(from: &Value, to: &Value) -> bool {
    std::mem::discriminant(from) == std::mem::discriminant(to)
        && matches!((from.path(), to.path()), (Some(from), Some(to)) if to.starts_with(from))
}
