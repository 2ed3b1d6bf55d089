//! Values and conditions of scripts as expressions of the runtime's `Found`.

use std::collections::BTreeMap;

use crate::infer::model::{Type, Types};
use crate::lower::model::{Expr, Ident};
use crate::lower::runtime::functions::{Name, answer, digest, found, response, sources, standard, variable};
use crate::lower::scripts::functions::{algorithm_name, keyed_name, shifted, transformed, written};
use crate::lower::scripts::json_paths::{method, reach};
use crate::script::{Arithmetic, Condition, Constant, Encoding, Find, Position, Relation, Step, Value};

/// The names in scope in the expressions of one function.
pub struct Words<'a> {
    pub fields: &'a BTreeMap<String, Ident>,
    /// The types, and the one of the answer, where paths are fields of it.
    pub typed: Option<(&'a Types, &'a Type)>,
    /// Variables that the function has set by now: their old values are in `before`.
    pub set: Vec<String>,
    /// The answer has its status and headers beside the value.
    pub headed: bool,
    /// `json` is written out, because it is named once.
    pub inline: bool,
    /// Values that are drawn once and named several times, by call, each with its local.
    pub drawn: Vec<(usize, Value, Ident)>,
    pub used: Used,
}

/// The names that a function has to declare.
#[derive(Debug, Default)]
pub struct Used {
    /// The number of times that `json` is named.
    pub json: usize,
    /// `true` if `xml` is named.
    pub xml: bool,
    pub before: bool,
    pub sources: bool,
    pub drawn: Vec<(Ident, Expr)>,
    pub answer: bool,
    /// Status or headers.
    pub head: bool,
    /// The body as it came.
    pub raw: bool,
}

impl Words<'_> {
    /// Makes the locals of what is drawn.
    pub fn draw(&mut self) {
        for (_, value, name) in self.drawn.clone() {
            let value = self.plain(&value).unwrap_or_else(|| self.found(&value));
            self.used.drawn.push((name, value));
        }
    }

    /// Returns the argument of `.capture(&…)`; without it, `Found::of(…)` of it is a `Found`.
    pub fn stored(&mut self, value: &Value) -> Expr {
        match self.plain(value) {
            Some(Expr::Ref(place)) => Expr::Ref(place),
            Some(plain @ Expr::Text(_)) => plain,
            Some(plain) => Expr::Ref(Box::new(plain)),
            None => Expr::Ref(Box::new(self.found(value))),
        }
    }

    /// A Rust value, for what needs no `Found`.
    fn plain(&mut self, value: &Value) -> Option<Expr> {
        Some(match value {
            Value::Json(path) => {
                let (types, root) = self.typed?;
                let reached = reach(types, root, path, self.headed)?;
                self.used.answer = true;
                reached
            }
            Value::Header(name) => {
                self.used.head = true;
                method(self.answer(), answer::HEADER, vec![Expr::Text(name.clone())])
            }
            Value::Cookie(name) => {
                self.used.raw = true;
                method(self.answer(), response::COOKIE, vec![Expr::Text(name.clone())])
            }
            Value::Text => {
                self.used.raw = true;
                method(self.answer(), response::TEXT, vec![])
            }
            Value::Status => method(self.status(), standard::AS_U16, vec![]),
            Value::Reason => method(self.status(), standard::CANONICAL_REASON, vec![]),
            Value::Constant(Constant::Text(text)) => Expr::Text(text.clone()),
            Value::Constant(Constant::Bool(value)) => Expr::Bool(*value),
            Value::Constant(Constant::Number(number)) => constant_number(*number),
            Value::Drawn { call, of } => {
                match self.drawn.iter().find(|(known, value, _)| known == call && *value == **of) {
                    Some((_, _, name)) => Expr::Ref(Box::new(Expr::Local(name.clone()))),
                    None => return self.plain(of),
                }
            }
            Value::Uuid => method(self.sources(), sources::UUID, vec![]),
            Value::Variable(name) => {
                let field = self.fields.get(name)?;
                let whose = if self.set.contains(name) {
                    self.used.before = true;
                    "before"
                } else {
                    "variables"
                };
                method(Expr::Field(Box::new(Expr::Local(whose.into())), field.clone()), variable::GET, vec![])
            }
            _ => return None,
        })
    }

    fn found(&mut self, value: &Value) -> Expr {
        if let Some(plain) = self.plain(value) {
            return Expr::Found(found::OF, vec![plain]);
        }
        match value {
            Value::Json(path) => {
                self.used.answer = true;
                self.used.json += 1;
                let json = if self.inline { parsed() } else { Expr::Local("json".into()) };
                self.path(json, path)
            }
            Value::Xml(path) => {
                self.used.answer = true;
                self.used.raw = true;
                self.used.xml = true;
                self.path(Expr::Local("xml".into()), path)
            }
            Value::Within { of, path } => {
                let of = self.found(of);
                self.path(of, path)
            }
            Value::Match { of, pattern, group } => {
                let group = Expr::Integer(i64::try_from(*group).unwrap_or(i64::MAX));
                method(self.found(of), found::MATCHED, vec![Expr::Text(pattern.rust.clone()), group])
            }
            Value::Place { of, part } => method(self.found(of), found::INDEX_OF, vec![self.operand(part)]),
            Value::Joined(lists) => {
                let mut lists = lists.iter();
                let first = lists.next().map_or(nothing(), |list| self.found(list));
                lists.fold(first, |first, list| method(first, found::JOIN_LIST, vec![self.found(list)]))
            }
            Value::Spliced { of, at, removed, with } => {
                let removed = Expr::Integer(i64::try_from(*removed).unwrap_or(i64::MAX));
                let args = vec![self.found(at), removed, self.values(with)];
                method(self.found(of), found::SPLICE, args)
            }
            Value::Each { list, test, value } => {
                let list = self.found(list);
                let list = match test {
                    Some(test) => {
                        let test = Box::new(self.test(&test.minimal()));
                        method(list, found::FILTER, vec![Expr::Closure("item".into(), test)])
                    }
                    None => list,
                };
                match &**value {
                    Value::Element(path) if path.is_empty() => list,
                    value => {
                        let value = Box::new(self.found(value));
                        method(list, found::MAP, vec![Expr::Closure("item".into(), value)])
                    }
                }
            }
            Value::Element(path) if path.is_empty() => method(Expr::Local("item".into()), standard::CLONE, vec![]),
            Value::Element(path) => self.path(Expr::Local("item".into()), path),
            Value::Parsed { text, path } => {
                let parsed = method(self.found(text), found::PARSE, vec![]);
                self.path(parsed, path)
            }
            Value::Substituted(text) => {
                let whose = if self.set.is_empty() {
                    Expr::Local("variables".into())
                } else {
                    self.used.before = true;
                    Expr::Ref(Box::new(Expr::Local("before".into())))
                };
                method(self.sources(), sources::SUBSTITUTE, vec![whose, Expr::Text(text.clone())])
            }
            Value::Drawn { of, .. } => self.found(of),
            Value::Template(parts) => self.list(found::CONCAT, parts),
            Value::Array(values) => self.list(found::ARRAY, values),
            Value::Object(members) => {
                let members =
                    members.iter().map(|(name, value)| Expr::Tuple(vec![Expr::Text(name.clone()), self.found(value)]));
                let members = members.collect();
                Expr::Found(found::OBJECT, vec![Expr::Array(members)])
            }
            Value::Part { of, separator, position } => {
                let parts = method(self.found(of), found::SPLIT, vec![Expr::Text(separator.clone())]);
                item(parts, *position)
            }
            Value::Transformed { of, by } => {
                let of = self.found(of);
                transformed(of, by)
            }
            Value::First(values) => {
                let mut values = values.iter();
                let first = values.next().map_or(nothing(), |value| self.found(value));
                values.fold(first, |first, value| method(first, found::OR, vec![self.found(value)]))
            }
            Value::Choice { when, then, otherwise } => Expr::If {
                test: Box::new(self.test(&when.minimal())),
                then: Box::new(self.found(then)),
                otherwise: Box::new(self.found(otherwise)),
            },
            Value::Arithmetic { operator, left, right } => {
                let name = match operator {
                    Arithmetic::Add => found::PLUS,
                    Arithmetic::AddOrJoin => found::ADD,
                    Arithmetic::Subtract => found::MINUS,
                    Arithmetic::Multiply => found::TIMES,
                    Arithmetic::Divide => found::OVER,
                    Arithmetic::Remainder => found::MODULO,
                };
                method(self.found(left), name, vec![self.found(right)])
            }
            Value::Time { shifts, format } => {
                let now = method(self.sources(), sources::TIME, vec![]);
                written(shifts.iter().fold(now, shifted), format)
            }
            Value::Moment { of, shifts, format } => {
                let time = method(self.found(of), found::MOMENT, vec![]);
                written(shifts.iter().fold(time, shifted), format)
            }
            Value::Random => method(self.sources(), sources::RANDOM, vec![]),
            Value::RandomInteger { from, to } => {
                method(self.sources(), sources::INTEGER, vec![Expr::Integer(*from), Expr::Integer(*to)])
            }
            Value::Digest { algorithm, of, key, encoding } => {
                let of = self.found(of);
                let digest = match key {
                    None => method(of, algorithm_name(*algorithm), vec![]),
                    Some(key) => method(of, keyed_name(*algorithm), vec![self.found(key)]),
                };
                method(digest, if *encoding == Encoding::Hex { digest::HEX } else { digest::BASE64 }, vec![])
            }
            // the stage before carries no others
            _ => nothing(),
        }
    }

    fn list(&mut self, function: Name, values: &[Value]) -> Expr {
        Expr::Found(function, vec![self.values(values)])
    }

    fn values(&mut self, values: &[Value]) -> Expr {
        Expr::Array(values.iter().map(|value| self.found(value)).collect())
    }

    /// Keys and indexes that follow each other are one JSON pointer.
    fn path(&mut self, of: Expr, path: &[Step]) -> Expr {
        let mut of = of;
        let mut pointer = String::new();
        for step in path {
            match step {
                Step::Key(key) => {
                    pointer.push('/');
                    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                    continue;
                }
                Step::Index(Position::FromStart(index)) => {
                    pointer.push_str(&format!("/{index}"));
                    continue;
                }
                _ => {}
            }
            of = at(of, &mut pointer);
            of = match step {
                Step::Index(position) => item(of, *position),
                Step::Computed(name) => {
                    let name = self.found(name);
                    method(of, found::MEMBER, vec![Expr::Ref(Box::new(name))])
                }
                Step::Find(find) => self.search(of, find),
                Step::Member(position) => item(method(of, found::MEMBERS, vec![]), *position),
                Step::Name(position) => item(method(of, found::NAMES, vec![]), *position),
                Step::Names => method(of, found::NAMES, vec![]),
                Step::Members => method(of, found::MEMBERS, vec![]),
                Step::Length => method(of, found::LENGTH, vec![]),
                Step::Key(_) => of,
            };
        }
        at(of, &mut pointer)
    }

    fn search(&mut self, of: Expr, find: &Find) -> Expr {
        let test = Box::new(self.test(&find.test.minimal()));
        method(of, if find.last { found::FIND_LAST } else { found::FIND }, vec![Expr::Closure("item".into(), test)])
    }

    pub fn test(&mut self, condition: &Condition) -> Expr {
        match condition {
            Condition::Status(statuses) => {
                let status = self.status();
                let ranges = statuses.ranges().iter();
                any(ranges.map(|&(from, to)| Expr::Status(Box::new(status.clone()), from, to)).collect())
            }
            // a client has one set of variables
            Condition::HasEnvironment => Expr::Bool(true),
            Condition::Truthy(value) => method(self.found(value), found::IS_TRUTHY, vec![]),
            Condition::Missing(value) => method(self.found(value), found::IS_MISSING, vec![]),
            Condition::Array(value) => method(self.found(value), found::IS_ARRAY, vec![]),
            Condition::Contains { of, part } => method(self.found(of), found::CONTAINS, vec![self.operand(part)]),
            Condition::Compare { left, relation, right } => {
                let name = match relation {
                    Relation::Equal => found::EQUALS,
                    Relation::Less => found::IS_LESS,
                    Relation::AtMost => found::IS_AT_MOST,
                };
                method(self.found(left), name, vec![self.operand(right)])
            }
            Condition::Not(inner) => Expr::Not(Box::new(self.test(inner))),
            Condition::All(all) => Expr::All(all.iter().map(|one| self.test(one)).collect()),
            Condition::Any(all) => any(all.iter().map(|one| self.test(one)).collect()),
        }
    }

    /// The other side of a comparison.
    fn operand(&mut self, value: &Value) -> Expr {
        self.plain(value).unwrap_or_else(|| self.found(value))
    }

    fn status(&mut self) -> Expr {
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

/// The XML of the answer.
pub fn parsed_xml() -> Expr {
    Expr::Found(found::XML, vec![Expr::Local("answer".into())])
}

/// The JSON of the answer.
pub fn parsed() -> Expr {
    Expr::Found(found::JSON, vec![Expr::Local("answer".into())])
}

fn nothing() -> Expr {
    Expr::Found(found::NOTHING, vec![])
}

fn any(mut all: Vec<Expr>) -> Expr {
    if all.len() == 1 { all.remove(0) } else { Expr::Any(all) }
}

/// The pointer is used up.
fn at(of: Expr, pointer: &mut String) -> Expr {
    match std::mem::take(pointer) {
        pointer if pointer.is_empty() => of,
        pointer => method(of, found::AT, vec![Expr::Text(pointer)]),
    }
}

fn item(of: Expr, position: Position) -> Expr {
    let (name, count) = match position {
        Position::FromStart(count) => (found::ITEM, count),
        Position::FromEnd(count) => (found::LAST, count),
    };
    method(of, name, vec![Expr::Integer(i64::try_from(count).unwrap_or(i64::MAX))])
}

fn constant_number(number: f64) -> Expr {
    // a JSON number without a fraction, as JavaScript writes it
    if number.fract() == 0.0 && number.abs() < 9e15 { Expr::Integer(number as i64) } else { Expr::Float(number) }
}
