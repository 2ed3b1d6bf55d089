//! What the operators of scripts result in.

mod arithmetic;
mod comparison;
pub(crate) mod kinds;

use crate::script::effects::Scope;
use crate::script::eval::follower::Follower;
use crate::script::eval::scope;
use crate::script::eval::symbol::Symbol;
use crate::script::syntax::Binary;
use crate::script::values::transform::Arithmetic;
use crate::script::values::truth::Truth;
use crate::script::values::value::{Condition, Constant, Relation, Step, Value};
use arithmetic::{arithmetic, joined};
pub(crate) use comparison::contains;
use comparison::{compare, equal_values, truthy};
use kinds::{is_number, is_text};

impl<'p> Follower<'p> {
    pub(crate) fn operate(&mut self, operator: Binary, left: Symbol<'p>, right: Symbol<'p>) -> Symbol<'p> {
        match operator {
            Binary::Or | Binary::Coalesce => match left {
                Symbol::Value(left) => match truthy(&left) {
                    Truth::Always => Symbol::Value(left),
                    Truth::Never => right,
                    _ => self.either(left, right),
                },
                _ => Symbol::unknown("an assignment under a condition"),
            },
            Binary::And => Symbol::unknown("an assignment under a condition"),
            Binary::Add => self.add(left, right),
            Binary::Subtract => arithmetic(Arithmetic::Subtract, left, right),
            Binary::Multiply => arithmetic(Arithmetic::Multiply, left, right),
            Binary::Divide => arithmetic(Arithmetic::Divide, left, right),
            Binary::Remainder => arithmetic(Arithmetic::Remainder, left, right),
            Binary::Equal => {
                self.type_test = type_test(&left, &right);
                Symbol::Truth(self.equal(&left, &right))
            }
            Binary::NotEqual => Symbol::Truth(self.equal(&left, &right).not()),
            Binary::Less => Symbol::Truth(compare(left, Relation::Less, right)),
            Binary::AtMost => Symbol::Truth(compare(left, Relation::AtMost, right)),
            Binary::Greater => Symbol::Truth(compare(left, Relation::Greater, right)),
            Binary::AtLeast => Symbol::Truth(compare(left, Relation::AtLeast, right)),
            Binary::In => Symbol::Truth(match (left.as_text(), right) {
                (Some(name), Symbol::Value(of)) => match of.step(Step::Key(name.to_owned())) {
                    Some(member) => Truth::When(Condition::Missing(member)).not(),
                    None => Truth::Unknown("a test for a member".into()),
                },
                _ => Truth::Unknown("a test for a member".into()),
            }),
            Binary::Other => Symbol::unknown("an operator that is not read"),
        }
    }

    fn add(&mut self, left: Symbol<'p>, right: Symbol<'p>) -> Symbol<'p> {
        match (left.into_value(), right.into_value()) {
            (Ok(left), Ok(right)) if is_number(&left) && is_number(&right) => {
                arithmetic(Arithmetic::Add, Symbol::Value(left), Symbol::Value(right))
            }
            (Ok(left), Ok(right)) if is_text(&left) || is_text(&right) => joined(vec![left, right]),
            (Ok(left), Ok(right)) => Symbol::Value(Value::Arithmetic {
                operator: Arithmetic::AddOrJoin,
                left: Box::new(left),
                right: Box::new(right),
            }),
            (Err(reason), _) | (_, Err(reason)) => Symbol::Unknown(reason),
        }
    }

    pub(crate) fn template(&self, parts: Vec<Symbol<'p>>) -> Symbol<'p> {
        match parts.into_iter().map(Symbol::into_value).collect::<Result<Vec<_>, _>>() {
            Ok(parts) => joined(parts),
            Err(reason) => Symbol::Unknown(reason),
        }
    }

    /// `a || b`
    pub(crate) fn either(&self, left: Value, right: Symbol<'p>) -> Symbol<'p> {
        match right.into_value() {
            // `json.user || {}`
            Ok(Value::Object(members)) if members.is_empty() => Symbol::Value(left),
            Ok(Value::Array(elements)) if elements.is_empty() => Symbol::Value(left),
            Ok(Value::First(rest)) => Symbol::Value(Value::First(std::iter::once(left).chain(rest).collect())),
            Ok(Value::Constant(Constant::Undefined | Constant::Null)) => Symbol::Value(left),
            Ok(right) => match left {
                Value::First(mut values) => {
                    values.push(right);
                    Symbol::Value(Value::First(values))
                }
                left => Symbol::Value(Value::First(vec![left, right])),
            },
            Err(reason) => Symbol::Unknown(reason),
        }
    }

    /// Chooses between two symbols by a condition; `pm.environment.name` chooses between stores.
    pub(crate) fn choose(&self, when: &Truth, then: Symbol<'p>, otherwise: Symbol<'p>) -> Symbol<'p> {
        match (when, then, otherwise) {
            (Truth::Always, then, _) => then,
            (Truth::Never, _, otherwise) => otherwise,
            (
                Truth::When(Condition::HasEnvironment),
                Symbol::Store(Scope::Environment),
                Symbol::Store(Scope::Collection),
            ) => Symbol::Store(Scope::EnvironmentOrCollection),
            (
                Truth::When(Condition::Not(inner)),
                Symbol::Store(Scope::Collection),
                Symbol::Store(Scope::Environment),
            ) if **inner == Condition::HasEnvironment => Symbol::Store(Scope::EnvironmentOrCollection),
            (_, Symbol::Store(one), Symbol::Store(other)) if one == other => Symbol::Store(one),
            (when, then, otherwise) => scope::choose(when, then, otherwise),
        }
    }

    pub(crate) fn truth_of(&self, symbol: &Symbol<'p>) -> Truth {
        match symbol {
            Symbol::Truth(truth) => truth.clone(),
            Symbol::Value(value) => truthy(value),
            Symbol::Unknown(reason) => Truth::Unknown(reason.clone()),
            Symbol::Global(path) if path == "pm.environment.name" => Truth::When(Condition::HasEnvironment),
            Symbol::Global(path) => Truth::Unknown(format!("a condition on `{path}`").into()),
            // null without a match
            Symbol::Matches { of, pattern, .. } => Truth::When(Condition::Missing(Value::Match {
                of: Box::new(of.clone()),
                pattern: pattern.clone(),
                group: 0,
            }))
            .not(),
            Symbol::IndexOf { of, part } => equal_values(
                &Value::Place { of: Box::new(of.clone()), part: Box::new(part.clone()) },
                &Value::number(0.0),
            )
            .not(),
            Symbol::Counter(_) | Symbol::MemberName(_) => Truth::Unknown("a condition on a place".into()),
            // objects, lists and functions
            _ => Truth::Always,
        }
    }

    pub(crate) fn equal(&self, left: &Symbol<'p>, right: &Symbol<'p>) -> Truth {
        match (left, right) {
            (Symbol::Value(left), Symbol::Value(right)) => equal_values(left, right),
            (Symbol::TypeOf(value), name) | (name, Symbol::TypeOf(value)) => match name.as_text() {
                Some("undefined") => Truth::When(Condition::Missing(value.clone())),
                _ => Truth::Unknown("a test of a type".into()),
            },
            // `indexOf(x) === -1`
            (Symbol::IndexOf { of, part }, number) | (number, Symbol::IndexOf { of, part }) => {
                match number.as_integer() {
                    Some(-1) => contains(of.clone(), part.clone()).not(),
                    _ => match number.clone().into_value() {
                        Ok(number) => {
                            let place = Value::Place { of: Box::new(of.clone()), part: Box::new(part.clone()) };
                            equal_values(&place, &number)
                        }
                        Err(reason) => Truth::Unknown(reason),
                    },
                }
            }
            // `text.match(…) !== null`
            (matches @ Symbol::Matches { .. }, Symbol::Value(Value::Constant(Constant::Null)))
            | (Symbol::Value(Value::Constant(Constant::Null)), matches @ Symbol::Matches { .. }) => {
                self.truth_of(matches).not()
            }
            (Symbol::Truth(truth), Symbol::Value(Value::Constant(Constant::Bool(expected))))
            | (Symbol::Value(Value::Constant(Constant::Bool(expected))), Symbol::Truth(truth)) => {
                if *expected {
                    truth.clone()
                } else {
                    truth.clone().not()
                }
            }
            (symbol, Symbol::Value(Value::Constant(Constant::Null | Constant::Undefined))) => {
                self.truth_of(symbol).not()
            }
            (Symbol::Unknown(reason), _) | (_, Symbol::Unknown(reason)) => Truth::Unknown(reason.clone()),
            _ => Truth::Unknown("a comparison that is not read".into()),
        }
    }
}

/// `typeof value === "string"`
fn type_test(left: &Symbol<'_>, right: &Symbol<'_>) -> Option<(Value, String)> {
    match (left, right) {
        (Symbol::TypeOf(value), name) | (name, Symbol::TypeOf(value)) => {
            Some((value.clone(), name.as_text()?.to_owned()))
        }
        _ => None,
    }
}
