//! The stores of variables: setting values, and reading them back.

use crate::script::effects::{Capture, Scope, Script};
use crate::script::eval::follower::Follower;
use crate::script::eval::frame::{FrameKind, Pending};
use crate::script::eval::language::call::Place;
use crate::script::eval::symbol::Symbol;
use crate::script::values::truth::{Reason, Truth};
use crate::script::values::value::Condition;
use crate::script::values::value::{Constant, Value};

impl<'p> Follower<'p> {
    /// Evaluates a method of a store.
    pub(crate) fn call_store(
        &mut self,
        scope: Scope,
        name: &str,
        arguments: Vec<Symbol<'p>>,
        place: Place,
    ) -> Symbol<'p> {
        let mut arguments = arguments.into_iter();
        let first = arguments.next().unwrap_or(Symbol::UNDEFINED);
        match name {
            "set" => {
                let value = arguments.next().unwrap_or(Symbol::UNDEFINED);
                self.store(scope, first, value, place);
                Symbol::UNDEFINED
            }
            "unset" => {
                self.store(scope, first, Symbol::Value(Value::Unset), place);
                Symbol::UNDEFINED
            }
            "clear" => {
                self.report(place.line, "it removes every variable");
                Symbol::UNDEFINED
            }
            "get" => self.read_back(first),
            "has" => match self.read_back(first) {
                Symbol::Value(value) => Symbol::Truth(Truth::When(Condition::Missing(value)).not()),
                other => other,
            },
            "replaceIn" => self.replaced_in(first),
            _ => Symbol::unknown(format!("`{name}` of variables")),
        }
    }

    /// The variables in the constant parts of a text.
    fn replaced_in(&self, text: Symbol<'p>) -> Symbol<'p> {
        let replaced = |part: Value| match part {
            Value::Constant(Constant::Text(text)) if text.matches("{{").count() != text.matches("}}").count() => None,
            Value::Constant(Constant::Text(text)) if text.contains("{{") => {
                Some(Value::Drawn { call: self.fuel, of: Box::new(Value::Substituted(text)) })
            }
            part => Some(part),
        };
        let parts = match text.into_value() {
            Ok(Value::Template(parts)) => parts,
            Ok(constant @ Value::Constant(Constant::Text(_))) => vec![constant],
            _ => return Symbol::unknown("a text with variables that is not constant"),
        };
        match parts.into_iter().map(replaced).collect::<Option<Vec<_>>>() {
            Some(mut parts) if parts.len() == 1 => Symbol::Value(parts.remove(0)),
            Some(parts) => Symbol::Value(Value::Template(parts)),
            None => Symbol::unknown("a variable whose name is not constant"),
        }
    }

    /// Returns the value of a variable: the one that the script has set, or the one at its start.
    pub(crate) fn read_back(&self, name: Symbol<'p>) -> Symbol<'p> {
        let Some(name) = name.as_text() else {
            return Symbol::unknown("a variable whose name is not constant");
        };
        let is_pending = self.frames.iter().flat_map(|frame| &frame.pending).any(|pending| pending.variable == name);
        if is_pending || self.lost.contains(name) {
            return Symbol::unknown("a variable that the script sets before, in a way that is not read");
        }
        match self.script.captures.iter().rev().find(|capture| capture.variable == name) {
            None => Symbol::Value(Value::Variable(name.to_owned())),
            Some(Capture { value: Value::Unset, .. }) => Symbol::UNDEFINED,
            Some(Capture { value, guard: None, .. }) => Symbol::Value(value.clone()),
            Some(Capture { value, guard: Some(guard), .. }) => {
                match self.guard_from(0).and(Truth::When(guard.clone()).not()) {
                    Truth::Never => Symbol::Value(value.clone()),
                    _ => Symbol::unknown("a variable that the script may have set before"),
                }
            }
        }
    }

    /// Notes that a variable is set.
    pub(crate) fn store(&mut self, scope: Scope, name: Symbol<'p>, value: Symbol<'p>, place: Place) {
        self.seen.insert(place.at);
        let guard = self.guard_from(0);
        if guard == Truth::Never {
            return;
        }
        let Some(variable) = name.as_text().map(str::to_owned) else {
            self.report(place.line, "the name of the variable is not constant");
            return;
        };
        let value = match value.into_value().and_then(storable) {
            Ok(value) => value,
            Err(reason) => {
                self.report_unset(place.line, Some(&variable), reason.into());
                self.lost.insert(variable);
                return;
            }
        };
        match self.frames.iter().position(|frame| frame.kind == FrameKind::Loop) {
            Some(index) => {
                let when = self.guard_from(index);
                let pending = Pending { variable, scope, value, when, line: place.line };
                self.frames[index].pending.push(pending);
            }
            None => self.capture(variable, scope, value, guard, place.line),
        }
    }

    pub(crate) fn capture(&mut self, variable: String, scope: Scope, value: Value, guard: Truth, line: usize) {
        // `condition && value`: only where there is a value
        let (value, guard) = match value {
            Value::Choice { when, then, otherwise } if *otherwise == Value::UNDEFINED => {
                (*then, guard.and(Truth::When(*when)))
            }
            value => (value, guard),
        };
        let guard = match guard {
            Truth::Always => None,
            Truth::Never => return,
            Truth::When(condition) => without_presence(condition, &value),
            Truth::Unknown(reason) => {
                self.report_unset(line, Some(&variable), reason.into());
                self.lost.insert(variable);
                return;
            }
        };
        self.script.captures.push(Capture { variable, scope, value, guard, line });
    }
}

/// Removes the test for the value itself from a guard: nothing is stored if it is missing.
fn without_presence(guard: Condition, value: &Value) -> Option<Condition> {
    let is_presence = |condition: &Condition| match condition {
        Condition::Not(inner) => {
            matches!(&**inner, Condition::Missing(missing) if missing == value)
        }
        _ => false,
    };
    match guard {
        Condition::All(mut conditions) => {
            conditions.retain(|condition| !is_presence(condition));
            match conditions.len() {
                0 => None,
                1 => conditions.pop(),
                _ => Some(Condition::All(conditions)),
            }
        }
        condition => (!is_presence(&condition)).then_some(condition),
    }
}

/// Returns the value if a variable can hold it.
fn storable(value: Value) -> Result<Value, Reason> {
    match value {
        Value::Object(_) => Err("an object that the script builds, stored as `[object Object]`".into()),
        Value::Constant(Constant::Undefined) => Err("a value that is not there".into()),
        value => Ok(value.written()),
    }
}

/// Drops values that are overwritten in the same branch, and joins setters for the environment and, without one, for the collection.
pub(crate) fn tidy(script: &mut Script) {
    let mut kept: Vec<Capture> = Vec::new();
    for capture in script.captures.drain(..) {
        if let Some(before) =
            kept.iter().position(|before| before.variable == capture.variable && before.scope == capture.scope)
            && (capture.guard.is_none() || kept[before].guard == capture.guard)
            && !reads(&capture.value, &capture.variable)
        {
            kept.remove(before);
        }
        match kept.iter_mut().find(|before| are_halves(before, &capture)) {
            Some(before) => {
                before.scope = Scope::EnvironmentOrCollection;
                before.guard = before.guard.take().and_then(without_environment);
            }
            None => kept.push(capture),
        }
    }
    script.captures = kept;
}

fn reads(value: &Value, variable: &str) -> bool {
    matches!(value, Value::Variable(name) if name == variable)
}

fn are_halves(one: &Capture, other: &Capture) -> bool {
    let chosen = |capture: &Capture| {
        let parts = match &capture.guard {
            Some(Condition::All(parts)) => parts.as_slice(),
            Some(condition) => std::slice::from_ref(condition),
            None => &[],
        };
        match capture.scope {
            Scope::Environment => parts.contains(&Condition::HasEnvironment),
            Scope::Collection => parts.contains(&Condition::Not(Box::new(Condition::HasEnvironment))),
            _ => false,
        }
    };
    one.variable == other.variable
        && one.scope != other.scope
        && one.value == other.value
        && chosen(one)
        && chosen(other)
        && one.guard.clone().and_then(without_environment) == other.guard.clone().and_then(without_environment)
}

fn without_environment(guard: Condition) -> Option<Condition> {
    let chooses = |condition: &Condition| match condition {
        Condition::HasEnvironment => true,
        Condition::Not(inner) => **inner == Condition::HasEnvironment,
        _ => false,
    };
    match guard {
        Condition::All(mut parts) => {
            parts.retain(|part| !chooses(part));
            if parts.len() < 2 { parts.pop() } else { Some(Condition::All(parts)) }
        }
        condition => (!chooses(&condition)).then_some(condition),
    }
}
