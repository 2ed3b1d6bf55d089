//! lodash: `_`.

use crate::script::eval::follower::Follower;
use crate::script::eval::language::call::Place;
use crate::script::eval::library::date::now;
use crate::script::eval::library::globals::rounded;
use crate::script::eval::library::method::transformed;
use crate::script::eval::symbol::Symbol;
use crate::script::syntax::Binary;
use crate::script::values::transform::{TimeFormat, Transform};
use crate::script::values::truth::Truth;
use crate::script::values::value::{Condition, Constant, Value};

impl<'p> Follower<'p> {
    pub(super) fn lodash(&mut self, path: &str, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let mut given = arguments.into_iter();
        let mut next = || given.next().unwrap_or(Symbol::UNDEFINED);
        match path {
            "_.get" | "_.result" => {
                let object = next();
                let at = next();
                let found = self.property_path(object, &at);
                match (next(), found) {
                    (Symbol::Value(Value::Constant(Constant::Undefined)), found) => found,
                    (default, Symbol::Value(found)) => self.either(found, default),
                    (_, found) => found,
                }
            }
            "_.map" | "_.pluck" => {
                let list = next();
                self.mapped(list, given.collect())
            }
            "_.join" => {
                let list = next();
                let separator = next();
                self.method(list, "join", vec![separator], Place::NOWHERE)
            }
            "_.size" => {
                let list = next();
                self.member(list, "length")
            }
            "_.first" | "_.head" => self.element(next(), 0),
            "_.last" => self.element_from_end(next(), 0),
            "_.find" | "_.findLast" | "_.filter" | "_.some" | "_.findWhere" | "_.where" => {
                let list = next();
                let name = match path.trim_start_matches("_.") {
                    "findWhere" => "find",
                    "where" => "filter",
                    name => name,
                };
                self.search(list, name, given.collect())
            }
            // `list[Math.floor(Math.random() * list.length)]`
            "_.sample" => {
                let list = next();
                let length = self.member(list.clone(), "length");
                let random = self.drawn(Value::Random);
                let place = rounded(self.operate(Binary::Multiply, random, length), Transform::Floor);
                self.subscript(list, place)
            }
            "_.each" | "_.forEach" => {
                let list = next();
                self.for_each_call(list, given.collect())
            }
            "_.isEmpty" | "_.isNil" | "_.isUndefined" | "_.isNull" => match next() {
                Symbol::Value(value) => Symbol::Truth(Truth::When(Condition::Missing(value))),
                other => Symbol::Truth(self.truth_of(&other).not()),
            },
            "_.has" => {
                let object = next();
                match self.property_path(object, &next()) {
                    Symbol::Value(value) => Symbol::Truth(Truth::When(Condition::Missing(value)).not()),
                    other => other,
                }
            }
            "_.random" => match (next().as_integer(), next().as_integer()) {
                (Some(to), None) => self.drawn(Value::RandomInteger { from: 0, to }),
                (Some(from), Some(to)) => self.drawn(Value::RandomInteger { from, to }),
                _ => Symbol::unknown("a random number between values that are not constant"),
            },
            "_.toString" => transformed(next(), Transform::ToText),
            "_.trim" => transformed(next(), Transform::Trim),
            "_.now" => now(TimeFormat::Milliseconds),
            _ => self.unknown_call(&format!("`{path}`"), given.collect()),
        }
    }

    /// The property path of lodash: `a.b[0].c`, or a list of names.
    pub(crate) fn property_path(&mut self, object: Symbol<'p>, path: &Symbol<'p>) -> Symbol<'p> {
        let keys: Vec<Symbol<'p>> = match path {
            Symbol::Array(keys) => keys.clone(),
            path => match path.as_text() {
                Some(text) => text
                    .replace('[', ".")
                    .replace(['"', '\'', ']'], "")
                    .split('.')
                    .filter(|key| !key.is_empty())
                    .map(|key| {
                        key.parse::<u32>().map_or(Symbol::text(key), |index| Symbol::Value(Value::number(index.into())))
                    })
                    .collect(),
                None => return Symbol::unknown("a property path that is not constant"),
            },
        };
        keys.into_iter().fold(object, |object, key| self.subscript(object, key))
    }
}
