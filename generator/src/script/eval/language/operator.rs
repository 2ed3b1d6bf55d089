//! Operators: comparisons, sums, and truthiness.

use crate::script::effects::Scope;
use crate::script::eval::follower::Follower;
use crate::script::eval::language::random;
use crate::script::eval::scope;
use crate::script::eval::symbol::{Symbol, integer};
use crate::script::syntax::Binary;
use crate::script::values::statuses::Statuses;
use crate::script::values::transform::{Arithmetic, Transform};
use crate::script::values::truth::Truth;
use crate::script::values::value::{Condition, Relation};
use crate::script::values::value::{Constant, Step, Value};

/// A text with more parts is not tracked.
const MAX_PARTS: usize = 200;

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

fn joined<'p>(parts: Vec<Value>) -> Symbol<'p> {
    let mut texts: Vec<Value> = Vec::new();
    for part in parts {
        for part in if let Value::Template(inner) = part { inner } else { vec![part] } {
            let part = literal(part.written());
            match (texts.last_mut(), part) {
                (Some(Value::Constant(Constant::Text(before))), Value::Constant(Constant::Text(text))) => {
                    before.push_str(&text)
                }
                (Some(before), part) => match random::longer(before, &part) {
                    Some(longer) => *before = longer,
                    None => texts.push(part),
                },
                (None, part) => texts.push(part),
            }
        }
    }
    match texts.len() {
        0 => Symbol::text(""),
        1 if is_text(&texts[0]) && !matches!(texts[0], Value::Variable(_)) => Symbol::Value(texts.remove(0)),
        1..=MAX_PARTS => Symbol::Value(Value::Template(texts)),
        _ => Symbol::unknown("a text of too many parts"),
    }
}

/// Returns a constant as text.
fn literal(value: Value) -> Value {
    match value {
        Value::Constant(Constant::Number(number)) => Value::text(number.to_string()),
        Value::Constant(Constant::Bool(value)) => Value::text(value.to_string()),
        Value::Constant(Constant::Null) => Value::text("null"),
        Value::Constant(Constant::Undefined) => Value::text("undefined"),
        value => value,
    }
}

fn arithmetic<'p>(operator: Arithmetic, left: Symbol<'p>, right: Symbol<'p>) -> Symbol<'p> {
    let (left, right) = match (left.into_value(), right.into_value()) {
        (Ok(left), Ok(right)) => (left.counted(), right.counted()),
        (Err(reason), _) | (_, Err(reason)) => return Symbol::Unknown(reason),
    };
    if let (Value::Constant(Constant::Number(left)), Value::Constant(Constant::Number(right))) = (&left, &right) {
        return Symbol::Value(Value::number(match operator {
            Arithmetic::Add | Arithmetic::AddOrJoin => left + right,
            Arithmetic::Subtract => left - right,
            Arithmetic::Multiply => left * right,
            Arithmetic::Divide => left / right,
            Arithmetic::Remainder => left % right,
        }));
    }
    // `d.getMonth() + 1`: months count from 0
    if let Value::Arithmetic { operator: Arithmetic::Subtract, left: of, right: taken } = &left
        && operator == Arithmetic::Add
        && **taken == right
        && is_number(of)
    {
        return Symbol::Value((**of).clone());
    }
    Symbol::Value(Value::Arithmetic { operator, left: Box::new(left), right: Box::new(right) })
}

pub(crate) fn is_number(value: &Value) -> bool {
    match value {
        Value::Arithmetic { operator: Arithmetic::AddOrJoin, .. } => false,
        Value::Constant(Constant::Number(_)) | Value::Arithmetic { .. } | Value::Status | Value::Place { .. } => true,
        Value::Random | Value::RandomInteger { .. } => true,
        Value::Drawn { of, .. } => is_number(of),
        Value::Time { format, .. } | Value::Moment { format, .. } => {
            use crate::script::values::transform::TimeFormat::{Milliseconds, Seconds};
            matches!(format, Milliseconds | Seconds)
        }
        Value::Transformed { by, .. } => {
            matches!(
                by,
                Transform::ToNumber | Transform::ToInteger | Transform::Floor | Transform::Ceil | Transform::Round
            )
        }
        value => value.path().is_some_and(|path| path.last() == Some(&Step::Length)),
    }
}

pub(crate) fn is_text(value: &Value) -> bool {
    match value {
        Value::Constant(Constant::Text(_)) | Value::Template(_) | Value::Part { .. } | Value::Match { .. } => true,
        Value::Text
        | Value::RandomText { .. }
        | Value::Header(_)
        | Value::Cookie(_)
        | Value::Reason
        | Value::Uuid
        | Value::Substituted(_)
        | Value::Token { .. } => true,
        Value::Xml(_) | Value::Digest { .. } | Value::Time { .. } | Value::Moment { .. } => !is_number(value),
        // Postman stores nearly all values as text; a name in a loop may hold anything
        Value::Variable(_) => !value.is_before_round(),
        Value::Transformed { .. } => !is_number(value),
        Value::First(values) => values.iter().any(is_text),
        Value::Drawn { of, .. } => is_text(of),
        _ => false,
    }
}

fn truthy(value: &Value) -> Truth {
    match value {
        Value::Constant(constant) => Truth::of(match constant {
            Constant::Text(text) => !text.is_empty(),
            Constant::Number(number) => *number != 0.0 && !number.is_nan(),
            Constant::Bool(value) => *value,
            Constant::Null | Constant::Undefined => false,
        }),
        // the parsed answer itself
        Value::Json(path) | Value::Xml(path) if path.is_empty() => Truth::Always,
        Value::Choice { when, then, otherwise } => {
            let when = Truth::When((**when).clone());
            when.clone().and(truthy(then)).or(when.not().and(truthy(otherwise)))
        }
        Value::Object(_)
        | Value::Array(_)
        | Value::Time { .. }
        | Value::Uuid
        | Value::Digest { .. }
        | Value::Token { .. } => Truth::Always,
        Value::Drawn { of, .. } | Value::Transformed { of, by: Transform::ToText | Transform::Trim } => truthy(of),
        value => Truth::When(Condition::Truthy(value.clone())),
    }
}

fn equal_values(left: &Value, right: &Value) -> Truth {
    match (left, right) {
        (Value::Constant(left), Value::Constant(right)) => Truth::of(left == right),
        (Value::Constant(_), _) => equal_values(right, left),
        (Value::Status, Value::Constant(code)) => match status_code(code) {
            Some(code) => Truth::status(Statuses::one(code)),
            None => Truth::Never,
        },
        (value, Value::Constant(Constant::Null | Constant::Undefined)) => {
            Truth::When(Condition::Missing(value.clone()))
        }
        (Value::Choice { when, then, otherwise }, right) => {
            let when = Truth::When((**when).clone());
            when.clone().and(equal_values(then, right)).or(when.not().and(equal_values(otherwise, right)))
        }
        (left, right) => {
            Truth::When(Condition::Compare { left: left.clone(), relation: Relation::Equal, right: right.clone() })
        }
    }
}

pub(crate) fn status_code(constant: &Constant) -> Option<u16> {
    match constant {
        Constant::Number(number) => u16::try_from(integer(*number)?).ok(),
        Constant::Text(text) => text.parse().ok(),
        _ => None,
    }
}

/// Compares in the order of the script, but with a constant on the right.
fn compare<'p>(left: Symbol<'p>, relation: Relation, right: Symbol<'p>) -> Truth {
    let turned = matches!(relation, Relation::Greater | Relation::AtLeast);
    let truth = if turned { ordered(right, relation.turned(), left) } else { ordered(left, relation, right) };
    match truth {
        Truth::When(Condition::Compare { left, relation, right })
            if matches!(left, Value::Constant(_)) || (turned && !matches!(right, Value::Constant(_))) =>
        {
            Truth::When(Condition::Compare { left: right, relation: relation.turned(), right: left })
        }
        truth => truth,
    }
}

/// Compares by `<`, `<=` or `==`.
fn ordered<'p>(left: Symbol<'p>, relation: Relation, right: Symbol<'p>) -> Truth {
    match (left, right) {
        // `indexOf(x) >= 0`, `indexOf(x) > -1`
        (number, Symbol::IndexOf { of, part })
            if matches!((number.as_integer(), relation), (Some(0), Relation::AtMost) | (Some(-1), Relation::Less)) =>
        {
            contains(of, part)
        }
        (Symbol::IndexOf { of, part }, number)
            if matches!((number.as_integer(), relation), (Some(0), Relation::Less) | (Some(-1), Relation::AtMost)) =>
        {
            contains(of, part).not()
        }
        (left, right) => match (left.into_value(), right.into_value()) {
            (Ok(Value::Status), Ok(Value::Constant(limit))) => match (status_code(&limit), relation) {
                (Some(code), Relation::AtMost) => Truth::status(Statuses::range(0, code)),
                (Some(code), Relation::Less) if code > 0 => Truth::status(Statuses::range(0, code - 1)),
                _ => Truth::Never,
            },
            (Ok(Value::Constant(limit)), Ok(Value::Status)) => match (status_code(&limit), relation) {
                (Some(code), Relation::Less) => Truth::status(Statuses::range(code.saturating_add(1), u16::MAX)),
                (Some(code), _) => Truth::status(Statuses::range(code, u16::MAX)),
                _ => Truth::Never,
            },
            (Ok(Value::Constant(Constant::Number(left))), Ok(Value::Constant(Constant::Number(right)))) => {
                Truth::of(match relation {
                    Relation::Less => left < right,
                    Relation::AtMost => left <= right,
                    _ => left == right,
                })
            }
            (Ok(left), Ok(right)) => {
                Truth::When(Condition::Compare { left: left.counted(), relation, right: right.counted() })
            }
            (Err(reason), _) | (_, Err(reason)) => Truth::Unknown(reason),
        },
    }
}

pub(crate) fn contains(of: Value, part: Value) -> Truth {
    Truth::When(Condition::Contains { of, part })
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
