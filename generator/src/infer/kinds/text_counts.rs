//! Counts of the texts of one place, from which enums are made.

use std::collections::BTreeMap;

use super::example_value;

/// Places with more values are not enums, whatever the caller configures.
const MAX_VALUES: usize = 64;

/// The texts of one place.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    total: u32,
    values: BTreeMap<Box<str>, u32>,
    /// `true` if there are too many, or one that must not be shown.
    beyond: bool,
}

impl Texts {
    pub fn count(&mut self, text: &str) {
        self.total += 1;
        // an empty text is not a case: it is kept like any unknown value
        if self.beyond || text.is_empty() {
            return;
        }
        if let Some(count) = self.values.get_mut(text) {
            *count += 1;
        } else if example_value::may_be_shown(text) && self.values.len() < MAX_VALUES {
            self.values.insert(text.into(), 1);
        } else {
            self.give_up();
        }
    }

    pub fn add(&mut self, other: Self) {
        self.total += other.total;
        for (text, count) in other.values {
            *self.values.entry(text).or_default() += count;
        }
        if self.beyond || other.beyond || self.values.len() > MAX_VALUES {
            self.give_up();
        }
    }

    fn give_up(&mut self) {
        self.beyond = true;
        self.values.clear();
    }

    /// Returns the values, if they may be cases.
    pub fn cases(&self) -> Option<Vec<&str>> {
        (!self.values.is_empty()).then(|| self.values.keys().map(AsRef::as_ref).collect())
    }

    /// Returns `true` for few values that are words, each seen often enough not to be an accident.
    pub fn look_like_cases(&self) -> bool {
        const MIN_TOTAL: u32 = 10;
        const MAX_CASES: usize = 8;
        let distinct = self.values.len();
        let few = (1..=MAX_CASES).contains(&distinct) && (distinct * distinct) as u64 <= u64::from(self.total);
        self.total >= MIN_TOTAL && few && self.values.keys().all(|text| is_word(text))
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(all: &[(&str, u32)]) -> Texts {
        let mut texts = Texts::default();
        for (text, times) in all {
            (0..*times).for_each(|_| texts.count(text));
        }
        texts
    }

    #[test]
    fn few_words_seen_often_are_cases() {
        assert!(texts(&[("open", 8), ("closed", 2)]).look_like_cases());
        assert!(!texts(&[("open", 4), ("closed", 5)]).look_like_cases(), "too few");
        assert!(!texts(&[("a", 3), ("b", 3), ("c", 3), ("d", 3)]).look_like_cases(), "too many kinds");
        assert!(!texts(&[("1", 10)]).look_like_cases(), "a number");
    }

    #[test]
    fn no_cases_when_one_must_not_be_shown() {
        assert_eq!(texts(&[("open", 1), ("d41d8cd98f00b204e9800998ecf8427e", 1)]).cases(), None);
        let mut many = texts(&[("a", 1)]);
        many.add(texts(&[("b", 1)]));
        assert_eq!(many.cases(), Some(vec!["a", "b"]));
    }
}
