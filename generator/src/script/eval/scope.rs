//! The names of a script, and their values.

use std::collections::BTreeMap;

use crate::script::eval::symbol::{CHANGED_OBJECT, Symbol};
use crate::script::values::truth::Truth;
use crate::script::values::value::Condition;
use crate::script::values::value::Value;

/// The names of one block or function.
#[derive(Clone, Default)]
pub(crate) struct Names<'p> {
    names: BTreeMap<String, Symbol<'p>>,
    function: bool,
}

#[derive(Clone)]
pub(crate) struct Scopes<'p>(Vec<Names<'p>>);

impl<'p> Scopes<'p> {
    pub(crate) fn new() -> Self {
        Self(vec![Names { names: BTreeMap::new(), function: true }])
    }

    pub(crate) fn depth(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn enter(&mut self, function: bool) {
        self.0.push(Names { names: BTreeMap::new(), function });
    }

    pub(crate) fn leave(&mut self) {
        if self.0.len() > 1 {
            self.0.pop();
        }
    }

    /// Hides the scopes that a function defined at `depth` does not see.
    pub(crate) fn hide(&mut self, depth: usize) -> Vec<Names<'p>> {
        self.0.split_off(depth.clamp(1, self.0.len()))
    }

    pub(crate) fn show(&mut self, hidden: Vec<Names<'p>>) {
        self.0.extend(hidden);
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Symbol<'p>> {
        self.0.iter().rev().find_map(|scope| scope.names.get(name))
    }

    /// Declares in the block, or with `var` in the function.
    pub(crate) fn declare(&mut self, name: &str, symbol: Symbol<'p>, hoisted: bool) {
        let place = self.0.iter().rposition(|scope| !hoisted || scope.function).unwrap_or(0);
        if let Some(scope) = self.0.get_mut(place) {
            scope.names.insert(name.to_owned(), symbol);
        }
    }

    /// Assigns in the scope that declares the name; an undeclared name becomes global.
    pub(crate) fn assign(&mut self, name: &str, symbol: Symbol<'p>) {
        let place = self.0.iter().rposition(|scope| scope.names.contains_key(name)).unwrap_or(0);
        if let Some(scope) = self.0.get_mut(place) {
            scope.names.insert(name.to_owned(), symbol);
        }
    }

    /// Merges the scopes after a branch: `self` are those at its end, `other` those without it.
    pub(crate) fn merge(&mut self, other: Self, taken: &Truth) {
        for (scope, other) in self.0.iter_mut().zip(other.0) {
            for (name, otherwise) in other.names {
                let then = scope.names.remove(&name).unwrap_or(Symbol::UNDEFINED);
                scope.names.insert(name, choose(taken, then, otherwise));
            }
        }
    }

    /// Replaces each symbol that differs from its earlier value.
    pub(crate) fn replace_changed(&mut self, before: &Self, with: impl Fn(&str) -> Symbol<'p>) {
        for (scope, before) in self.0.iter_mut().zip(&before.0) {
            for (name, symbol) in &mut scope.names {
                if before.names.get(name) != Some(symbol) {
                    *symbol = with(name);
                }
            }
        }
    }

    /// Forgets what may be the object or list of a name that is about to change: other names for it, and what it is in. Empty ones of
    /// one scope are apart.
    pub(crate) fn forget_aliases(&mut self, name: &str) {
        let Some(place) = self.0.iter().rposition(|scope| scope.names.contains_key(name)) else { return };
        let Some(object) = self.0[place].names.get(name).cloned() else { return };
        let is_empty = match &object {
            Symbol::Object(members) => members.is_empty(),
            Symbol::Array(elements) => elements.is_empty(),
            _ => false,
        };
        for (index, scope) in self.0.iter_mut().enumerate() {
            for (other, held) in &mut scope.names {
                let is_apart = index == place && (other == name || (is_empty && *held == object));
                if !is_apart && held.holds(&object) {
                    *held = Symbol::unknown(CHANGED_OBJECT);
                }
            }
        }
    }

    /// Makes each symbol unknown for which the predicate holds.
    pub(crate) fn forget(&mut self, is_hidden: impl Fn(&Symbol<'p>) -> bool, reason: &'static str) {
        for symbol in self.0.iter_mut().flat_map(|scope| scope.names.values_mut()) {
            if is_hidden(symbol) {
                *symbol = Symbol::unknown(reason);
            }
        }
    }

    /// Restores the value `before` of each symbol that still equals `seen`.
    pub(crate) fn restore(&mut self, seen: &Self, before: Self) {
        for ((scope, seen), before) in self.0.iter_mut().zip(&seen.0).zip(before.0) {
            for (name, symbol) in before.names {
                if scope.names.get(&name) == seen.names.get(&name) {
                    scope.names.insert(name, symbol);
                }
            }
        }
    }

    /// Applies a change to each symbol that differs from its earlier value.
    pub(crate) fn revise(&mut self, before: &Self, revise: impl Fn(&str, Symbol<'p>, &Symbol<'p>) -> Symbol<'p>) {
        for (scope, before) in self.0.iter_mut().zip(&before.0) {
            for (name, symbol) in &mut scope.names {
                let old = before.names.get(name).unwrap_or(&Symbol::UNDEFINED);
                if symbol != old {
                    let new = std::mem::replace(symbol, Symbol::UNDEFINED);
                    *symbol = revise(name, new, old);
                }
            }
        }
    }
}

/// Chooses between two symbols by a condition.
pub(crate) fn choose<'p>(when: &Truth, then: Symbol<'p>, otherwise: Symbol<'p>) -> Symbol<'p> {
    if then == otherwise {
        return then;
    }
    let chosen = match (when, then, otherwise) {
        (Truth::Always, then, _) => then,
        (Truth::Never, _, otherwise) => otherwise,
        (Truth::When(Condition::Not(test)), Symbol::Value(then), Symbol::Value(otherwise))
            if tests(test, &otherwise) =>
        {
            Symbol::Value(first(otherwise, then))
        }
        (Truth::When(test), Symbol::Value(then), Symbol::Value(otherwise)) if tests(test, &then) => {
            Symbol::Value(first(then, otherwise))
        }
        (Truth::When(_), then @ Symbol::Unknown(_), _) | (Truth::When(_), _, then @ Symbol::Unknown(_)) => then,
        (Truth::When(condition), then, otherwise) => match (then.into_value(), otherwise.into_value()) {
            (Ok(then), Ok(otherwise)) => Symbol::Value(Value::Choice {
                when: Box::new(condition.clone()),
                then: Box::new(then),
                otherwise: Box::new(otherwise),
            }),
            (Err(reason), _) | (_, Err(reason)) => Symbol::Unknown(reason),
        },
        (Truth::Unknown(reason), ..) => Symbol::Unknown(reason.clone()),
    };
    chosen.bounded()
}

/// Returns `true` if a condition tests that this value is present and not empty: `a.b`, and `a && a.b`.
fn tests(condition: &Condition, value: &Value) -> bool {
    let is = |part: &Condition| matches!(part, Condition::Truthy(tested) if tested == value);
    let is_around = |part: &Condition| matches!(part, Condition::Truthy(tested) if value.lies_in(tested));
    match condition {
        Condition::All(parts) => parts.iter().any(is) && parts.iter().all(|part| is(part) || is_around(part)),
        part => is(part),
    }
}

/// `if (!a) a = b` and `if (!a) a = b || a` become `a || b`, without copies of `a`, which would double with each fallback.
fn first(one: Value, other: Value) -> Value {
    let values = |value: Value| match value {
        Value::First(values) => values,
        value => vec![value],
    };
    let mut all = values(one);
    for value in values(other) {
        if !all.contains(&value) {
            all.push(value);
        }
    }
    Value::First(all)
}
