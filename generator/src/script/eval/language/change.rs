//! Methods that change their receiver: lists and times.

use crate::script::eval::follower::Follower;
use crate::script::eval::symbol::{CHANGED_OBJECT, Symbol};
use crate::script::syntax::{Expression, Kind};
use crate::script::values::transform::Transform;
use crate::script::values::truth::Reason;
use crate::script::values::value::Value;

impl<'p> Follower<'p> {
    /// Assigns a changed list or time to the name of the script that leads to it.
    pub(crate) fn changed(&mut self, object: &'p Expression, symbol: Symbol<'p>, rest: Symbol<'p>) {
        match (&object.kind, symbol) {
            (Kind::Name(name), symbol) => {
                if matches!(symbol, Symbol::Array(_)) {
                    self.scopes.forget_aliases(name);
                }
                self.scopes.assign(name, rest);
            }
            (_, Symbol::Value(list)) if list.path().is_some() => self.changing.push(list),
            _ => {
                if let Some(name) = root(object) {
                    self.scopes.assign(name, Symbol::unknown(CHANGED_OBJECT));
                }
            }
        }
    }

    /// Evaluates a method that changes a list or time: returns its result, and the changed value.
    pub(crate) fn change(
        &mut self,
        object: &Symbol<'p>,
        name: &str,
        arguments: &[Symbol<'p>],
    ) -> Option<(Symbol<'p>, Symbol<'p>)> {
        match (object, name) {
            (Symbol::Parts { of, separator, front, back }, "pop") => {
                let result = self.element_from_end(object.clone(), 0);
                let rest =
                    Symbol::Parts { of: of.clone(), separator: separator.clone(), front: *front, back: back + 1 };
                Some((result, rest))
            }
            (Symbol::Parts { of, separator, front, back }, "shift") => {
                let result = self.element(object.clone(), 0);
                let rest =
                    Symbol::Parts { of: of.clone(), separator: separator.clone(), front: front + 1, back: *back };
                Some((result, rest))
            }
            (Symbol::Array(elements), "push") => {
                let rest = elements.iter().chain(arguments).cloned().collect();
                Some((Symbol::UNDEFINED, Symbol::Array(rest)))
            }
            (Symbol::Array(elements), "unshift") => {
                let rest = arguments.iter().chain(elements).cloned().collect();
                Some((Symbol::UNDEFINED, Symbol::Array(rest)))
            }
            (Symbol::Array(elements), "reverse") => {
                let rest = Symbol::Array(elements.iter().rev().cloned().collect());
                Some((rest.clone(), rest))
            }
            (Symbol::Array(elements), "pop" | "shift") => {
                let (result, rest) = match name {
                    "pop" => elements.split_last(),
                    _ => elements.split_first(),
                }?;
                Some((result.clone(), Symbol::Array(rest.to_vec())))
            }
            (Symbol::Value(Value::Time { .. } | Value::Moment { .. }), _) => self.change_time(object, name, arguments),
            (Symbol::Value(value), "pop" | "shift") if value.path().is_some() => {
                let (result, from, to) = match name {
                    "pop" => (self.element_from_end(object.clone(), 0), 0, Some(-1)),
                    _ => (self.element(object.clone(), 0), 1, None),
                };
                Some((result, Symbol::Value(value.clone().with(Transform::Slice { from, to }).opened())))
            }
            (
                Symbol::Value(_) | Symbol::Array(_) | Symbol::Parts { .. } | Symbol::Filtered { .. } | Symbol::Names(_),
                "push" | "unshift" | "splice" | "sort" | "reverse",
            ) => Some(match changed_list(object.clone(), name, arguments) {
                Ok((result, rest)) => (result, Symbol::Value(rest)),
                Err(reason) => (Symbol::Unknown(reason.clone()), Symbol::Unknown(reason)),
            }),
            _ => None,
        }
    }
}

/// The name at the start of `name.a.b[0]`.
fn root(expression: &Expression) -> Option<&str> {
    match &expression.kind {
        Kind::Name(name) => Some(name),
        Kind::Member { object, .. } | Kind::Subscript { object, .. } => root(object),
        _ => None,
    }
}

/// Returns the result of a method that changes a list, and the changed list.
fn changed_list<'p>(list: Symbol<'p>, name: &str, arguments: &[Symbol<'p>]) -> Result<(Symbol<'p>, Value), Reason> {
    const SORTED: &str = "a list that the script sorts";
    let list = match list.into_value()? {
        // a variable holds a list as text with commas
        list @ Value::Variable(_) if !list.is_before_round() => {
            list.with(Transform::Split { separator: ",".to_owned() }).opened()
        }
        list => list.opened(),
    };
    let with = |arguments: &[Symbol<'p>]| {
        arguments.iter().cloned().map(Symbol::into_value).collect::<Result<Vec<Value>, Reason>>()
    };
    let spliced = |at: Value, removed: usize, with: Vec<Value>| {
        Value::Spliced { of: Box::new(list.clone()), at: Box::new(at), removed, with }.opened()
    };
    Ok(match name {
        "push" => {
            let more: Vec<Value> = with(arguments)?;
            (Symbol::unknown("the new length of a list"), Value::Joined(vec![list, Value::Array(more)]).opened())
        }
        "unshift" => (Symbol::unknown("the new length of a list"), spliced(Value::number(0.0), 0, with(arguments)?)),
        "reverse" => {
            let reversed = list.with(Transform::Reverse).opened();
            (Symbol::Value(reversed.clone()), reversed)
        }
        "splice" => {
            let at = arguments.first().cloned().unwrap_or(Symbol::Value(Value::number(0.0))).into_value()?;
            let removed = match arguments.get(1) {
                None => usize::MAX,
                Some(removed) => {
                    let count = removed.as_integer().ok_or("a list that the script changes at places not constant")?;
                    usize::try_from(count).unwrap_or(0)
                }
            };
            let left = spliced(at, removed, with(arguments.get(2..).unwrap_or_default())?);
            (Symbol::unknown("the elements that were taken out of a list"), left)
        }
        _ => return Err(SORTED.into()),
    })
}
