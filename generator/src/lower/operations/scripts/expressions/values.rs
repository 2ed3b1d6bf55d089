//! Values of scripts as expressions of the runtime's `Found`.

use std::collections::BTreeMap;

use crate::infer::model::{Type, Types};
use crate::lower::model::{Expr, Ident};
use crate::lower::operations::scripts::expressions::functions::{
    algorithm_name, keyed_name, shifted, transformed, written,
};
use crate::lower::operations::scripts::expressions::json_paths::{item, method, parameter, reach};
use crate::lower::runtime::functions::{Name, answer, digest, found, response, sources, standard, variable};
use crate::script::{Arithmetic, Constant, Encoding, Step, Value};

/// The names in scope in the expressions of one function.
pub struct Words<'a> {
    pub fields: &'a BTreeMap<String, Ident>,
    /// The types, and the type of the answer, if paths are fields of it.
    pub typed: Option<(&'a Types, &'a Type)>,
    /// Variables that the function has already set: their old values are in `before`.
    pub set: Vec<String>,
    /// `true` if the answer has its status and headers beside the value.
    pub headed: bool,
    /// `true` if `json` is written inline, because it is used once.
    pub inline: bool,
    /// The locals with values of the script that are Rust values, and no `Found`.
    pub plain_locals: Vec<Ident>,
    pub used: Used,
}

/// The names that a function has to declare.
#[derive(Debug, Default)]
pub struct Used {
    /// The number of uses of `json`.
    pub json: usize,
    /// `true` if `xml` is used.
    pub xml: bool,
    pub before: bool,
    pub sources: bool,
    pub answer: bool,
    /// `true` if the status or headers are used.
    pub head: bool,
    /// `true` if the raw body is used.
    pub raw: bool,
}

/// A value as an expression.
enum Written {
    /// A Rust value, which needs no `Found`.
    Plain(Expr),
    Found(Expr),
    /// A local that is a `Found`.
    Local(Expr),
}

impl Words<'_> {
    /// Returns the value of a new local.
    pub fn declared(&mut self, name: &Ident, value: &Value) -> Expr {
        match self.write(value) {
            Written::Plain(value) => {
                self.plain_locals.push(name.clone());
                value
            }
            Written::Found(value) | Written::Local(value) => value,
        }
    }

    /// Returns the argument of `.capture(&…)`.
    pub fn stored(&mut self, value: &Value) -> Expr {
        match self.write(value) {
            Written::Plain(Expr::Ref(place)) => Expr::Ref(place),
            Written::Plain(plain @ Expr::Text(_)) => plain,
            Written::Plain(value) | Written::Found(value) | Written::Local(value) => Expr::Ref(Box::new(value)),
        }
    }

    /// Returns an operand of a comparison.
    pub(super) fn operand(&mut self, value: &Value) -> Expr {
        match self.write(value) {
            Written::Plain(value) | Written::Found(value) => value,
            Written::Local(local) => Expr::Ref(Box::new(local)),
        }
    }

    /// Returns an argument or element of type `Found`.
    pub(super) fn found(&mut self, value: &Value) -> Expr {
        match self.write(value) {
            Written::Plain(value) => Expr::Found(found::OF, vec![value]),
            Written::Found(value) => value,
            Written::Local(local) => method(local, standard::CLONE, vec![]),
        }
    }

    /// Returns the receiver of a method of `Found`.
    pub(super) fn of(&mut self, value: &Value) -> Expr {
        match self.write(value) {
            Written::Local(local) => local,
            Written::Plain(value) => Expr::Found(found::OF, vec![value]),
            Written::Found(value) => value,
        }
    }

    /// Returns an argument of type `&Found`.
    pub(super) fn lent(&mut self, value: &Value) -> Expr {
        Expr::Ref(Box::new(self.of(value)))
    }

    fn write(&mut self, value: &Value) -> Written {
        match value {
            Value::Json(path) => self.json(path),
            Value::Header(name) => {
                self.used.head = true;
                Written::Plain(method(self.answer(), answer::HEADER, vec![Expr::Text(name.clone())]))
            }
            Value::Cookie(name) => {
                self.used.raw = true;
                Written::Plain(method(self.answer(), response::COOKIE, vec![Expr::Text(name.clone())]))
            }
            Value::Text => {
                self.used.raw = true;
                Written::Plain(method(self.answer(), response::TEXT, vec![]))
            }
            Value::Status => Written::Plain(method(self.status(), standard::AS_U16, vec![])),
            Value::Reason => Written::Plain(method(self.status(), standard::CANONICAL_REASON, vec![])),
            Value::Constant(Constant::Text(text)) => Written::Plain(Expr::Text(text.clone())),
            Value::Constant(Constant::Bool(value)) => Written::Plain(Expr::Bool(*value)),
            Value::Constant(Constant::Number(number)) => Written::Plain(constant_number(*number)),
            Value::Constant(Constant::Null | Constant::Undefined) | Value::Unset => Written::Found(nothing()),
            Value::Uuid => Written::Plain(method(self.sources(), sources::UUID, vec![])),
            Value::Variable(name) => self.variable(name),
            Value::Drawn { of, .. } => self.write(of),
            Value::Local(name) => {
                let local = Expr::Local(name.clone());
                match self.plain_locals.contains(name) {
                    true => Written::Plain(Expr::Ref(Box::new(local))),
                    false => Written::Local(local),
                }
            }
            Value::Xml(path) => {
                self.used.answer = true;
                self.used.raw = true;
                self.used.xml = true;
                Written::Found(self.path(Expr::Local("xml".into()), path))
            }
            Value::XmlLists => {
                self.used.raw = true;
                Written::Found(Expr::Found(found::XML_LISTS, vec![self.answer()]))
            }
            Value::Within { of, path } => match path.as_slice() {
                [] => self.write(of),
                [Step::Index(position)] => Written::Found(item(self.of(of), *position)),
                path => {
                    let of = self.of(of);
                    Written::Found(self.path(of, path))
                }
            },
            Value::Match { of, pattern, group } => {
                let group = Expr::Integer(i64::try_from(*group).unwrap_or(i64::MAX));
                Written::Found(method(self.of(of), found::MATCHED, vec![Expr::Text(pattern.rust.clone()), group]))
            }
            Value::Place { of, part } => Written::Found(method(self.of(of), found::INDEX_OF, vec![self.operand(part)])),
            Value::Joined(lists) => {
                let mut lists = lists.iter();
                let first = lists.next().map_or(nothing(), |list| self.of(list));
                Written::Found(lists.fold(first, |first, list| method(first, found::JOIN_LIST, vec![self.found(list)])))
            }
            Value::Spliced { of, at, removed, with } => {
                let removed = Expr::Integer(i64::try_from(*removed).unwrap_or(i64::MAX));
                let args = vec![self.found(at), removed, self.values(with)];
                Written::Found(method(self.of(of), found::SPLICE, args))
            }
            Value::Each { list, test, value } => {
                let list = self.of(list);
                let list = match test {
                    Some(test) => {
                        let test = test.minimal();
                        let name = parameter(|see| test.each(see));
                        let test = Box::new(self.test(&test));
                        method(list, found::FILTER, vec![Expr::Closure(name, test)])
                    }
                    None => list,
                };
                Written::Found(match &**value {
                    Value::Element(path) if path.is_empty() => list,
                    value => {
                        let name = parameter(|see| value.each(see));
                        let value = Box::new(self.found(value));
                        method(list, found::MAP, vec![Expr::Closure(name, value)])
                    }
                })
            }
            Value::Element(path) if path.is_empty() => {
                Written::Found(method(Expr::Local("item".into()), standard::CLONE, vec![]))
            }
            Value::Element(path) => Written::Found(self.path(Expr::Local("item".into()), path)),
            Value::Parsed { text, path } => {
                let parsed = method(self.of(text), found::PARSE, vec![]);
                Written::Found(self.path(parsed, path))
            }
            Value::Substituted(text) => {
                let whose = if self.set.is_empty() {
                    Expr::Local("variables".into())
                } else {
                    self.used.before = true;
                    Expr::Ref(Box::new(Expr::Local("before".into())))
                };
                Written::Found(method(self.sources(), sources::SUBSTITUTE, vec![whose, Expr::Text(text.clone())]))
            }
            Value::Template(parts) => Written::Found(self.list(found::CONCAT, parts)),
            Value::Array(values) => Written::Found(self.list(found::ARRAY, values)),
            Value::Object(members) => {
                let members =
                    members.iter().map(|(name, value)| Expr::Tuple(vec![Expr::Text(name.clone()), self.found(value)]));
                let members = members.collect();
                Written::Found(Expr::Found(found::OBJECT, vec![Expr::Array(members)]))
            }
            Value::Part { of, separator, position } => {
                let parts = method(self.of(of), found::SPLIT, vec![Expr::Text(separator.clone())]);
                Written::Found(item(parts, *position))
            }
            Value::Transformed { of, by } => {
                let of = self.of(of);
                Written::Found(transformed(of, by))
            }
            Value::First(values) => {
                let mut values = values.iter();
                let first = values.next().map_or(nothing(), |value| self.found(value));
                Written::Found(values.fold(first, |first, value| method(first, found::OR, vec![self.found(value)])))
            }
            Value::Choice { when, then, otherwise } => Written::Found(Expr::If {
                test: Box::new(self.test(&when.minimal())),
                then: Box::new(self.found(then)),
                otherwise: Box::new(self.found(otherwise)),
            }),
            Value::Arithmetic { operator, left, right } => {
                let name = match operator {
                    Arithmetic::Add => found::PLUS,
                    Arithmetic::AddOrJoin => found::ADD,
                    Arithmetic::Subtract => found::MINUS,
                    Arithmetic::Multiply => found::TIMES,
                    Arithmetic::Divide => found::OVER,
                    Arithmetic::Remainder => found::MODULO,
                };
                Written::Found(method(self.of(left), name, vec![self.found(right)]))
            }
            Value::Time { shifts, format } => {
                let now = method(self.sources(), sources::TIME, vec![]);
                Written::Found(written(shifts.iter().fold(now, shifted), format))
            }
            Value::Moment { of, shifts, format } => {
                let time = method(self.of(of), found::MOMENT, vec![]);
                Written::Found(written(shifts.iter().fold(time, shifted), format))
            }
            Value::RandomText { characters, length } => {
                let length = Expr::Integer(i64::try_from(*length).unwrap_or(i64::MAX));
                let arguments = vec![Expr::Text(characters.clone()), length];
                Written::Plain(method(self.sources(), sources::RANDOM_TEXT, arguments))
            }
            Value::Random => Written::Found(method(self.sources(), sources::RANDOM, vec![])),
            Value::RandomInteger { from, to } => {
                Written::Found(method(self.sources(), sources::INTEGER, vec![Expr::Integer(*from), Expr::Integer(*to)]))
            }
            Value::Digest { algorithm, of, key, encoding } => {
                let of = self.of(of);
                let digest = match key {
                    None => method(of, algorithm_name(*algorithm), vec![]),
                    Some(key) => method(of, keyed_name(*algorithm), vec![self.found(key)]),
                };
                Written::Found(method(
                    digest,
                    if *encoding == Encoding::Hex { digest::HEX } else { digest::BASE64 },
                    vec![],
                ))
            }
            Value::Token { algorithm, header, payload, key } => {
                let algorithm = Expr::Text(algorithm.clone());
                let arguments = vec![algorithm, self.found(payload), self.found(key)];
                Written::Found(method(self.of(header), found::TOKEN, arguments))
            }
        }
    }

    fn json(&mut self, path: &[Step]) -> Written {
        self.used.answer = true;
        if let Some(field) = self.typed.and_then(|(types, root)| reach(types, root, path, self.headed)) {
            return Written::Plain(field);
        }
        self.used.json += 1;
        let json = if self.inline { parsed() } else { Expr::Local("json".into()) };
        Written::Found(self.path(json, path))
    }

    fn variable(&mut self, name: &String) -> Written {
        // a variable that the client does not have is undefined in Postman
        let Some(field) = self.fields.get(name) else { return Written::Found(nothing()) };
        let whose = if self.set.contains(name) {
            self.used.before = true;
            "before"
        } else {
            "variables"
        };
        let field = Expr::Field(Box::new(Expr::Local(whose.into())), field.clone());
        Written::Plain(method(field, variable::GET, vec![]))
    }

    fn list(&mut self, function: Name, values: &[Value]) -> Expr {
        Expr::Found(function, vec![self.values(values)])
    }

    fn values(&mut self, values: &[Value]) -> Expr {
        Expr::Array(values.iter().map(|value| self.found(value)).collect())
    }

    pub(super) fn status(&mut self) -> Expr {
        self.used.head = true;
        // a field of `Answer`, a method of `Response`
        match self.typed {
            Some(_) => Expr::Field(Box::new(self.answer()), "status".into()),
            None => method(self.answer(), response::STATUS, vec![]),
        }
    }

    fn answer(&mut self) -> Expr {
        self.used.answer = true;
        Expr::Local("answer".into())
    }

    fn sources(&mut self) -> Expr {
        self.used.sources = true;
        Expr::Local("sources".into())
    }
}

/// Returns the XML of the answer.
pub fn parsed_xml() -> Expr {
    Expr::Found(found::XML, vec![Expr::Local("answer".into())])
}

/// Returns the JSON of the answer.
pub fn parsed() -> Expr {
    Expr::Found(found::JSON, vec![Expr::Local("answer".into())])
}

fn nothing() -> Expr {
    Expr::Found(found::NOTHING, vec![])
}

fn constant_number(number: f64) -> Expr {
    // a JSON number without a fraction, as JavaScript writes it
    if number.fract() == 0.0 && number.abs() < 9e15 { Expr::Integer(number as i64) } else { Expr::Float(number) }
}
