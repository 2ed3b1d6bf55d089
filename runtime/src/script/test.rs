//! Conditions of scripts on [`Found`] values.

use serde_json::Value;

use super::Found;
use crate::variables::Captured;

impl Found {
    /// The value is present, and neither `null`, `false`, `0` nor an empty text.
    pub fn is_truthy(&self) -> bool {
        match &self.0 {
            None | Some(Value::Null) => false,
            Some(Value::Bool(value)) => *value,
            Some(Value::Number(number)) => number.as_f64() != Some(0.0),
            Some(Value::String(text)) => !text.is_empty(),
            Some(Value::Array(_) | Value::Object(_)) => true,
        }
    }

    /// Returns `true` for nothing and `null`.
    pub fn is_missing(&self) -> bool {
        matches!(self.0, None | Some(Value::Null))
    }

    /// An array.
    pub fn is_array(&self) -> bool {
        matches!(self.0, Some(Value::Array(_)))
    }

    /// Returns `true` if the text holds the other one, or the array has such an element.
    pub fn contains(&self, part: impl Captured) -> bool {
        let part = Self::of(part);
        match (&self.0, part.text()) {
            (Some(Value::Array(items)), _) => items.iter().any(|item| Self(Some(item.clone())).is(&part)),
            (Some(Value::String(text)), Some(part)) => text.contains(&part),
            _ => false,
        }
    }

    /// Compares like `==`: a number equals its text.
    pub fn equals(&self, other: impl Captured) -> bool {
        self.is(&Self::of(other))
    }

    /// Compares like `<`: two texts that are not numbers by their characters.
    pub fn is_less(&self, other: impl Captured) -> bool {
        self.compare(&Self::of(other)).is_some_and(std::cmp::Ordering::is_lt)
    }

    /// Compares like `<=`.
    pub fn is_at_most(&self, other: impl Captured) -> bool {
        self.compare(&Self::of(other)).is_some_and(std::cmp::Ordering::is_le)
    }

    /// Compares like `>`.
    pub fn is_greater(&self, other: impl Captured) -> bool {
        self.compare(&Self::of(other)).is_some_and(std::cmp::Ordering::is_gt)
    }

    /// Compares like `>=`.
    pub fn is_at_least(&self, other: impl Captured) -> bool {
        self.compare(&Self::of(other)).is_some_and(std::cmp::Ordering::is_ge)
    }

    fn is(&self, other: &Self) -> bool {
        if self.is_missing() || other.is_missing() {
            return self.is_missing() && other.is_missing();
        }
        match (&self.0, &other.0) {
            (Some(Value::String(left)), Some(Value::String(right))) => left == right,
            _ => match (self.number(), other.number()) {
                (Some(left), Some(right)) => left == right,
                _ => self.0 == other.0,
            },
        }
    }

    /// Compares like `===`: values of one type.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(Value::Number(_)), Some(Value::Number(_))) => self.number() == other.number(),
            _ => self.0 == other.0,
        }
    }

    fn compare(&self, other: &Self) -> Option<std::cmp::Ordering> {
        match (&self.0, &other.0) {
            (Some(Value::String(left)), Some(Value::String(right))) if self.number().or(other.number()).is_none() => {
                Some(left.cmp(right))
            }
            _ => self.number()?.partial_cmp(&other.number()?),
        }
    }

    /// Converts like `Number(x)`.
    pub(super) fn number(&self) -> Option<f64> {
        match self.0.as_ref()? {
            Value::Number(number) => number.as_f64(),
            Value::String(text) if text.trim().is_empty() => Some(0.0),
            Value::String(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
            Value::Bool(value) => Some(f64::from(u8::from(*value))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_truthy_as_in_javascript() {
        for value in [json!("a"), json!(1), json!(true), json!([]), json!({})] {
            assert!(Found(Some(value.clone())).is_truthy(), "{value}");
        }
        for value in [json!(""), json!(0), json!(false), json!(null)] {
            assert!(!Found(Some(value.clone())).is_truthy(), "{value}");
        }
        assert!(!Found::nothing().is_truthy());
    }

    #[test]
    fn values_compare_as_in_javascript() {
        assert!(Found::of(5).equals("5"));
        assert!(Found::of("05").equals(5));
        assert!(!Found::of("05").equals("5"));
        assert!(Found::of(true).equals(true) && !Found::of(false).equals("false"));
        assert!(Found::nothing().equals(Found(Some(Value::Null))) && !Found::nothing().equals(""));
        assert!(Found::of("9").is_less(10) && Found::of("a").is_less("b") && !Found::nothing().is_less(1));
        assert!(Found::of(2).is_at_most(2) && !Found::of("x").is_at_most(2));
        assert!(Found::of("b").is_greater("a") && !Found::of(2).is_greater("2") && !Found::nothing().is_greater(-1));
        assert!(Found::of(2).is_at_least("2") && !Found::of("x").is_at_least(2));
    }

    #[test]
    fn what_is_in_it() {
        assert!(Found::of("application/json").contains("json"));
        assert!(Found(Some(json!(["a", 2]))).contains(2));
        assert!(!Found::nothing().contains(""));
        assert!(Found(Some(json!([]))).is_array() && Found(Some(json!(null))).is_missing());
    }
}
