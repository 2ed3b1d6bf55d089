//! Choices whose condition is known where they stand: in `a && (a ? b : c)` the choice is `b`, in `a && (a || b)` it is `a`.

use crate::script::values::value::{Condition, Value};

impl Value {
    /// Replaces the choices inside this value whose condition is among `known`, or the negation of one, and fallbacks of what is known.
    pub(crate) fn assume(&mut self, known: &[Condition]) {
        self.each_mut(&mut |value| settle(value, known));
    }
}

impl Condition {
    /// Replaces the choices inside the parts of a conjunction that an earlier part settles.
    pub(crate) fn assume_earlier_parts(&mut self) {
        let Self::All(parts) = self else { return };
        for at in 1..parts.len() {
            let (known, rest) = parts.split_at_mut(at);
            rest[0].each_mut(&mut |value| settle(value, known));
        }
    }
}

fn settle(value: &mut Value, known: &[Condition]) {
    if let Value::First(values) = value {
        if let Some(first) = settled_first(values, known) {
            *value = first;
        }
        return;
    }
    let Value::Choice { when, then, otherwise } = value else { return };
    let chosen = if holds(&when.minimal(), known) {
        then
    } else if holds(&Condition::Not(when.clone()).minimal(), known) {
        otherwise
    } else {
        return;
    };
    let chosen = std::mem::replace(&mut **chosen, Value::Unset);
    *value = chosen;
}

/// Returns the first of the values if it is known that one of those before the last is truthy: the constant in `a || ''` is never taken if `a` is.
fn settled_first(values: &[Value], known: &[Condition]) -> Option<Value> {
    (1..values.len()).find_map(|count| {
        let first = match &values[..count] {
            [only] => only.clone(),
            several => Value::First(several.to_vec()),
        };
        known.contains(&Condition::Truthy(first.clone())).then_some(first)
    })
}

fn holds(condition: &Condition, known: &[Condition]) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| known.contains(part)),
        condition => known.contains(condition),
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, Value};

    fn truthy(name: &str) -> Condition {
        Condition::Truthy(Value::Variable(name.into()))
    }

    fn choice(when: Condition, then: &str, otherwise: &str) -> Value {
        let variable = |name: &str| Box::new(Value::Variable(name.into()));
        Value::Choice { when: Box::new(when), then: variable(then), otherwise: variable(otherwise) }
    }

    #[test]
    fn a_known_condition_settles_a_choice() {
        let settled = |when: Condition, known: &[Condition]| {
            let mut value = Value::Template(vec![choice(when, "then", "otherwise")]);
            value.assume(known);
            value
        };
        let only = |name: &str| Value::Template(vec![Value::Variable(name.into())]);
        let both = Condition::All(vec![truthy("a"), truthy("b")]);
        let not_a = Condition::Not(Box::new(truthy("a")));
        assert_eq!(settled(truthy("a"), &[truthy("a")]), only("then"));
        assert_eq!(settled(both.clone(), &[truthy("b"), truthy("a")]), only("then"));
        assert_eq!(settled(truthy("a"), &[not_a]), only("otherwise"));
        assert_eq!(settled(both.clone(), &[truthy("a")]), Value::Template(vec![choice(both, "then", "otherwise")]));
    }

    #[test]
    fn what_is_known_to_be_there_takes_no_fallback() {
        let [a, b] = ["a", "b"].map(|name| Value::Variable(name.into()));
        let both = Value::First(vec![a.clone(), b.clone()]);
        let settled = |known: &Value| {
            let mut value = Value::First(vec![a.clone(), b.clone(), Value::text("")]);
            value.assume(&[Condition::Truthy(known.clone())]);
            value
        };
        assert_eq!(settled(&a), a);
        assert_eq!(settled(&both), both);
        assert_eq!(settled(&b), Value::First(vec![a.clone(), b.clone(), Value::text("")]));
    }

    #[test]
    fn a_part_of_a_conjunction_settles_those_after_it() {
        let mut all = Condition::All(vec![truthy("a"), Condition::Truthy(choice(truthy("a"), "b", "c"))]);
        all.assume_earlier_parts();
        assert_eq!(all, Condition::All(vec![truthy("a"), truthy("b")]));
        let mut all = Condition::All(vec![Condition::Truthy(choice(truthy("a"), "b", "c")), truthy("a")]);
        let before = all.clone();
        all.assume_earlier_parts();
        assert_eq!(all, before, "a later part is not known yet");
    }
}
