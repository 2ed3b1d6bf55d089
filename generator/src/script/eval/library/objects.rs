//! Functions of `Array` and `Object`, and those of lodash that are the same.

use crate::script::eval::follower::Follower;
use crate::script::eval::symbol::{CHANGED_OBJECT, Symbol};
use crate::script::values::truth::Truth;
use crate::script::values::value::{Condition, Value};

impl<'p> Follower<'p> {
    pub(super) fn object_call(&mut self, path: &str, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let mut given = arguments.iter().cloned();
        let mut next = || given.next().unwrap_or(Symbol::UNDEFINED);
        match path {
            "Array.isArray" | "_.isArray" => match next() {
                Symbol::Value(value) => Symbol::Truth(Truth::When(Condition::Array(value))),
                _ => Symbol::Truth(Truth::Unknown("a test of a type".into())),
            },
            "Object.keys" | "_.keys" | "Object.values" | "_.values" | "Object.entries" | "_.pairs"
                if matches!(arguments.first(), Some(Symbol::Object(_))) =>
            {
                members(next(), path)
            }
            "Object.keys" | "_.keys" => list_of(next(), Symbol::Names),
            "Object.values" | "_.values" => list_of(next(), Symbol::Members),
            "Object.assign" | "_.assign" | "_.extend" => {
                if let Some(first @ Symbol::Object(members)) = arguments.first()
                    && !members.is_empty()
                {
                    self.scopes.forget(|held| held.holds(first), CHANGED_OBJECT);
                }
                given.reduce(Symbol::with_members_of).unwrap_or(Symbol::UNDEFINED)
            }
            "Array" => filled(&arguments).unwrap_or(Symbol::Array(arguments)),
            "Array.of" => Symbol::Array(arguments),
            "Array.from" => self.list_from(arguments),
            _ => self.unknown_call(&format!("`{path}`"), arguments),
        }
    }

    /// `Array.from({length: 8}, (_, index) => …)`, `Array.from(list)`
    fn list_from(&mut self, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let mut arguments = arguments.into_iter();
        let list = match arguments.next() {
            Some(Symbol::Object(members)) => match members.as_slice() {
                [(name, length)] if name == "length" => filled(std::slice::from_ref(length)),
                _ => None,
            },
            list => list,
        };
        match (list, arguments.next()) {
            (Some(list), None) => list,
            (Some(list), Some(each)) => self.mapped(list, vec![each]),
            (None, each) => self.unknown_call("`Array.from`", each.into_iter().collect()),
        }
    }
}

/// The names, values or pairs of an object that the script builds.
fn members<'p>(object: Symbol<'p>, path: &str) -> Symbol<'p> {
    let Symbol::Object(members) = object else { return object };
    let one = |(name, value): (String, Symbol<'p>)| match path {
        "Object.keys" | "_.keys" => Symbol::text(name),
        "Object.values" | "_.values" => value,
        _ => Symbol::Array(vec![Symbol::text(name), value]),
    };
    Symbol::Array(members.into_iter().map(one).collect())
}

fn list_of<'p>(symbol: Symbol<'p>, list: impl Fn(Value) -> Symbol<'p>) -> Symbol<'p> {
    match symbol {
        Symbol::Value(value) if value.path().is_some() => list(value),
        Symbol::Unknown(reason) => Symbol::Unknown(reason),
        _ => Symbol::unknown("the members of something that is not read"),
    }
}

/// `Array(8)`, up to as many rounds as a loop is followed.
fn filled<'p>(arguments: &[Symbol<'p>]) -> Option<Symbol<'p>> {
    const MAX_ELEMENTS: usize = 64;
    let [length] = arguments else { return None };
    let length = usize::try_from(length.as_integer()?).ok().filter(|length| *length <= MAX_ELEMENTS)?;
    Some(Symbol::Array(vec![Symbol::UNDEFINED; length]))
}
