//! `list.reduce((all, x) => …, first)`: a loop that gathers.

use crate::script::eval::follower::Follower;
use crate::script::eval::frame::FrameKind;
use crate::script::eval::language::call::PLACE;
use crate::script::eval::language::loops::settle::{gather, gathered};
use crate::script::eval::symbol::Symbol;
use crate::script::values::transform::{Arithmetic, Transform};
use crate::script::values::truth::Truth;
use crate::script::values::value::Value;

/// What the callback is given as the value of the rounds before.
const GATHERED: &str = "reduce";

impl<'p> Follower<'p> {
    pub(crate) fn reduced(&mut self, list: Symbol<'p>, arguments: Vec<Symbol<'p>>) -> Symbol<'p> {
        let (Some(Symbol::Function(closure)), first) = (arguments.first().cloned(), arguments.get(1).cloned()) else {
            return Symbol::unknown("a list computed by `reduce`");
        };
        if let Symbol::Array(elements) = list {
            let mut elements = elements.into_iter();
            let Some(first) = first.or_else(|| elements.next()) else { return Symbol::UNDEFINED };
            return elements.fold(first, |all, element| {
                self.invoke(closure, vec![all, element, Symbol::unknown(PLACE)], FrameKind::Function).bounded()
            });
        }
        if self.searching || self.in_loop() {
            return self.unknown_call("a list computed by `reduce`", arguments);
        }
        let captures = self.script.captures.len();
        let before = Value::before_round(GATHERED);
        let (all, element) = (Symbol::Value(before.clone()), Symbol::Value(Value::Element(Vec::new())));
        self.searching = true;
        let value = self.invoke(closure, vec![all, element, Symbol::unknown(PLACE)], FrameKind::Function);
        self.searching = false;
        self.lose_captures(captures, "it is set in a list computed by `reduce`");
        let value = match value.into_value() {
            Ok(value) => value,
            Err(reason) => return Symbol::Unknown(reason),
        };
        match (gather(&list, GATHERED, &value, &Truth::Always), first) {
            (Some(parts), Some(first)) => gathered(GATHERED, parts, || first),
            // the first element is the first value
            (Some(Value::Arithmetic { operator: Arithmetic::AddOrJoin, right, .. }), None) if is_elements(&right) => {
                Symbol::Value(right.with(Transform::Sum))
            }
            _ => Symbol::unknown("a list computed by `reduce`"),
        }
    }

    /// Takes back what was set in terms of an element.
    pub(super) fn lose_captures(&mut self, from: usize, reason: &str) {
        for capture in self.script.captures.split_off(from) {
            self.lost.insert(capture.variable);
            self.report(capture.line, reason);
        }
    }
}

/// Returns `true` for a list of elements as they are.
fn is_elements(list: &Value) -> bool {
    let Value::Within { of, .. } = list else { return false };
    matches!(&**of, Value::Each { value, .. } if **value == Value::Element(Vec::new()))
}
