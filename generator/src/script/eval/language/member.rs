//! Properties of Postman's objects, of JSON, and of objects that the script builds.

use crate::script::effects::Scope;
use crate::script::eval::follower::Follower;
use crate::script::eval::follower::Phase;
use crate::script::eval::language::operator::kinds::is_text;
use crate::script::eval::language::random;
use crate::script::eval::symbol::{Symbol, integer};
use crate::script::values::transform::{Arithmetic, Transform};
use crate::script::values::value::Condition;
use crate::script::values::value::{Constant, Find, Position, Step, Value};

impl<'p> Follower<'p> {
    /// Returns the symbol of a global path.
    pub(crate) fn global(&self, path: String) -> Symbol<'p> {
        if let Some(scope) = store(&path) {
            return Symbol::Store(scope);
        }
        if path.starts_with("tests.")
            && let Some(symbol) = self.scopes.get(&path)
        {
            return symbol.clone();
        }
        let of_answer = |value| match self.phase {
            Phase::Test => Symbol::Value(value),
            Phase::Prerequest => Symbol::unknown("there is no answer before the request"),
        };
        let known = match self.path_of_answer(&path) {
            Ok(known) => known,
            Err(reason) => return Symbol::Unknown(reason),
        };
        match &*known {
            "responseBody" => of_answer(Value::Text),
            "pm.response.code" | "responseCode.code" => of_answer(Value::Status),
            "pm.response.status" | "responseCode.name" | "pm.response.reason" => of_answer(Value::Reason),
            "undefined" => Symbol::UNDEFINED,
            "NaN" => Symbol::Value(Value::number(f64::NAN)),
            _ => Symbol::Global(path),
        }
    }

    pub(crate) fn member(&mut self, object: Symbol<'p>, name: &str) -> Symbol<'p> {
        match object {
            Symbol::Global(path) if is_header_list(&path) => self.answer_header(name),
            Symbol::Global(path) => self.global(format!("{path}.{name}")),
            Symbol::Store(Scope::Environment) if name == "name" => Symbol::Global("pm.environment.name".to_owned()),
            Symbol::Object(members) => match members.into_iter().rev().find(|(member, _)| member == name) {
                Some((_, member)) => member,
                None => Symbol::UNDEFINED,
            },
            Symbol::Value(value) => self.value_member(value, name),
            Symbol::Parts { .. }
            | Symbol::Names(_)
            | Symbol::Members(_)
            | Symbol::Filtered { .. }
            | Symbol::Matches { global: true, .. }
                if name == "length" =>
            {
                match object.into_value() {
                    Ok(value) => step(value, Step::Length),
                    Err(reason) => Symbol::Unknown(reason),
                }
            }
            Symbol::Array(elements) if name == "length" => Symbol::Value(Value::number(length(elements.len()))),
            Symbol::Expect { subject, negated, nested } if !ASSERTING.contains(&name) => {
                self.assert_by_reading(&subject, negated, name);
                // before version 4 of chai the paths were `deep`
                let nested = nested || matches!(name, "nested" | "deep");
                Symbol::Expect { subject, negated: negated ^ (name == "not"), nested }
            }
            Symbol::Unknown(reason) => Symbol::Unknown(reason),
            object => Symbol::Method(Box::new(object), name.to_owned()),
        }
    }

    fn answer_header(&self, name: &str) -> Symbol<'p> {
        match self.phase {
            Phase::Test => Symbol::Value(Value::Header(name.to_owned())),
            Phase::Prerequest => Symbol::unknown("there is no answer before the request"),
        }
    }

    fn value_member(&mut self, value: Value, name: &str) -> Symbol<'p> {
        if name == "length"
            && let Some(known) = random::known_length(&value)
        {
            return Symbol::Value(Value::number(length(known)));
        }
        match value {
            // `postman.getResponseCookie("x").value`
            Value::Cookie(cookie) if name == "value" => Symbol::Value(Value::Cookie(cookie)),
            Value::Constant(Constant::Null | Constant::Undefined) => Symbol::UNDEFINED,
            Value::Object(members) => {
                let member = members.into_iter().find(|(member, _)| member == name);
                member.map_or(Symbol::UNDEFINED, |(_, member)| Symbol::Value(member))
            }
            Value::Choice { when, then, otherwise } => {
                let then = self.value_member(*then, name);
                let otherwise = self.value_member(*otherwise, name);
                self.choose(&crate::script::values::truth::Truth::When(*when), then, otherwise)
            }
            // `(a || b).name`
            Value::First(values) => {
                let members = values.into_iter().map(|value| self.value_member(value, name).into_value());
                match members.collect::<Result<Vec<_>, _>>() {
                    Ok(members) => Symbol::Value(Value::First(members)),
                    Err(reason) => Symbol::Unknown(reason),
                }
            }
            // a variable may hold a list
            value if name == "length" && is_text(&value) && !matches!(value, Value::Variable(_)) => {
                step(value.opened(), Step::Length)
            }
            value if value.path().is_some() => {
                let step = if name == "length" { Step::Length } else { Step::Key(name.to_owned()) };
                value.step(step).map_or(Symbol::UNDEFINED, Symbol::Value)
            }
            value => Symbol::Method(Box::new(Symbol::Value(value)), name.to_owned()),
        }
    }

    pub(crate) fn subscript(&mut self, object: Symbol<'p>, index: Symbol<'p>) -> Symbol<'p> {
        if let Some(index) = index.as_integer() {
            return match usize::try_from(index) {
                Ok(index) => self.element(object, index),
                Err(_) => Symbol::UNDEFINED,
            };
        }
        if let Some(name) = index.as_text() {
            // `pm["environment"]`, `json["some key"]`, `json["0"]`
            let name = name.to_owned();
            return self.keyed(object, &name);
        }
        match (object, index) {
            (Symbol::Value(of), Symbol::Counter(list)) if of == list => Symbol::Value(Value::Element(Vec::new())),
            (Symbol::Value(of), Symbol::MemberName(whole)) if of == whole => Symbol::Value(Value::Element(Vec::new())),
            (Symbol::Value(of), Symbol::Value(index)) => {
                if let Some(back) = from_end(&of, &index) {
                    return of.step(Step::Index(back)).map_or(Symbol::UNDEFINED, Symbol::Value);
                }
                // `json[Object.keys(json)[0]]`
                if let Some((Step::Name(position), before)) = index.path().and_then(<[Step]>::split_last)
                    && of.path() == Some(before)
                    && std::mem::discriminant(&of) == std::mem::discriminant(&index)
                {
                    let position = *position;
                    return of.step(Step::Member(position)).map_or(Symbol::UNDEFINED, Symbol::Value);
                }
                if let Some(character) = random::character(&of, &index) {
                    return Symbol::Value(character);
                }
                // a character of a text
                let of = if of.path().is_none() && is_text(&of) {
                    of.with(Transform::Split { separator: String::new() }).opened()
                } else {
                    of
                };
                of.step(Step::Computed(Box::new(index)))
                    .map_or(Symbol::unknown("an index that is not constant"), Symbol::Value)
            }
            // `parts[n]`
            (
                list @ (Symbol::Parts { .. }
                | Symbol::Names(_)
                | Symbol::Members(_)
                | Symbol::Filtered { .. }
                | Symbol::Array(_)
                | Symbol::Object(_)),
                Symbol::Value(index),
            ) => match list.into_value() {
                Ok(list) => step(list.opened(), Step::Computed(Box::new(index))),
                Err(reason) => Symbol::Unknown(reason),
            },
            (Symbol::Unknown(reason), _) | (_, Symbol::Unknown(reason)) => Symbol::Unknown(reason),
            (_, Symbol::Counter(_) | Symbol::MemberName(_)) => Symbol::unknown("a loop over several lists"),
            _ => Symbol::unknown("an index that is not constant"),
        }
    }

    fn keyed(&mut self, object: Symbol<'p>, name: &str) -> Symbol<'p> {
        match object {
            Symbol::Value(value) if value.path().is_some() => match name {
                "length" => self.value_member(value, name),
                _ => value.step(Step::Key(name.to_owned())).map_or(Symbol::UNDEFINED, Symbol::Value),
            },
            object => self.member(object, name),
        }
    }

    /// Returns the element of a list at an index.
    pub(crate) fn element(&mut self, list: Symbol<'p>, index: usize) -> Symbol<'p> {
        match list {
            Symbol::Array(mut elements) if index < elements.len() => elements.swap_remove(index),
            Symbol::Array(_) => Symbol::UNDEFINED,
            Symbol::Parts { of, separator, front, .. } => {
                Symbol::Value(Value::Part { of: Box::new(of), separator, position: Position::FromStart(front + index) })
            }
            Symbol::Matches { of, pattern, global: false } => {
                Symbol::Value(Value::Match { of: Box::new(of), pattern, group: index })
            }
            Symbol::Matches { of, pattern, global: true } if index == 0 => {
                Symbol::Value(Value::Match { of: Box::new(of), pattern, group: 0 })
            }
            Symbol::Matches { .. } => match list.into_value() {
                Ok(value) => step(value, Step::Index(Position::FromStart(index))),
                Err(reason) => Symbol::Unknown(reason),
            },
            Symbol::Names(of) => step(of, Step::Name(Position::FromStart(index))),
            Symbol::Members(of) => step(of, Step::Member(Position::FromStart(index))),
            Symbol::Filtered { list, test } if index == 0 => found(list, test, false),
            Symbol::Filtered { .. } => match list.into_value() {
                Ok(value) => step(value, Step::Index(Position::FromStart(index))),
                Err(reason) => Symbol::Unknown(reason),
            },
            Symbol::Value(Value::Choice { when, then, otherwise }) => {
                let then = self.element(Symbol::Value(*then), index);
                let otherwise = self.element(Symbol::Value(*otherwise), index);
                self.choose(&crate::script::values::truth::Truth::When(*when), then, otherwise)
            }
            Symbol::Value(Value::Constant(Constant::Null | Constant::Undefined)) => Symbol::UNDEFINED,
            Symbol::Value(value) if value.path().is_some() => step(value, Step::Index(Position::FromStart(index))),
            Symbol::Object(_) => self.keyed(list, &index.to_string()),
            Symbol::Value(text) if is_text(&text) => Symbol::Value(Value::Part {
                of: Box::new(text),
                separator: String::new(),
                position: Position::FromStart(index),
            }),
            Symbol::Unknown(reason) => Symbol::Unknown(reason),
            _ => Symbol::unknown("an element of something that is not a list"),
        }
    }

    /// Returns an element of a list, counted from the end.
    pub(crate) fn element_from_end(&mut self, list: Symbol<'p>, index: usize) -> Symbol<'p> {
        match list {
            Symbol::Array(mut elements) => match elements.len().checked_sub(index + 1) {
                Some(place) => elements.swap_remove(place),
                None => Symbol::UNDEFINED,
            },
            Symbol::Parts { of, separator, back, .. } => {
                Symbol::Value(Value::Part { of: Box::new(of), separator, position: Position::FromEnd(back + index) })
            }
            Symbol::Names(of) => step(of, Step::Name(Position::FromEnd(index))),
            Symbol::Members(of) => step(of, Step::Member(Position::FromEnd(index))),
            Symbol::Filtered { list, test } if index == 0 => found(list, test, true),
            Symbol::Filtered { .. } | Symbol::Matches { global: true, .. } => match list.into_value() {
                Ok(value) => step(value, Step::Index(Position::FromEnd(index))),
                Err(reason) => Symbol::Unknown(reason),
            },
            Symbol::Value(value) if value.path().is_some() => step(value, Step::Index(Position::FromEnd(index))),
            Symbol::Unknown(reason) => Symbol::Unknown(reason),
            _ => Symbol::unknown("the end of something that is not a list"),
        }
    }
}

pub(crate) fn step<'p>(value: Value, step: Step) -> Symbol<'p> {
    value.step(step).map_or(Symbol::unknown("a property of something that has none"), Symbol::Value)
}

pub(crate) fn found<'p>(list: Value, test: Condition, last: bool) -> Symbol<'p> {
    step(list, Step::Find(Box::new(Find { test, last })))
}

/// `list.length - 1` as an index of `list`.
fn from_end(list: &Value, index: &Value) -> Option<Position> {
    let Value::Arithmetic { operator: Arithmetic::Subtract, left, right } = index else {
        return None;
    };
    let (Step::Length, before) = left.path()?.split_last()? else {
        return None;
    };
    let Value::Constant(Constant::Number(back)) = **right else {
        return None;
    };
    let back = usize::try_from(integer(back)?).ok()?.checked_sub(1)?;
    (list.path() == Some(before)).then_some(Position::FromEnd(back))
}

#[expect(clippy::cast_precision_loss, reason = "the length of a list in a script")]
pub(crate) fn length(length: usize) -> f64 {
    length as f64
}

fn store(path: &str) -> Option<Scope> {
    Some(match path {
        "pm.environment" => Scope::Environment,
        "pm.collectionVariables" => Scope::Collection,
        "pm.globals" => Scope::Globals,
        "pm.variables" => Scope::Local,
        _ => return None,
    })
}

fn is_header_list(path: &str) -> bool {
    path == "responseHeaders"
}

/// Names that end an assertion.
const ASSERTING: [&str; 6] = ["equal", "equals", "eql", "eq", "oneOf", "within"];
