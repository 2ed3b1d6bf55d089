//! How the values of one name are used.

use std::collections::BTreeMap;

use super::values::{Kind, is_boolean, is_integer, placeholder};

/// The uses of the values of one name.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses {
    pub all: usize,
    /// The first value.
    first: String,
    /// `true` if there is another value.
    pub differ: bool,
    /// How many are digits, or the placeholder of a number.
    pub integers: usize,
    /// How many are `true` or `false`.
    pub booleans: usize,
    /// How many are the placeholder of each kind.
    placeholders: BTreeMap<Kind, usize>,
}

impl Uses {
    pub(super) fn add(&mut self, value: &str) {
        let placeholder = placeholder(value);
        if self.all == 0 {
            value.clone_into(&mut self.first);
        }
        self.all += 1;
        self.differ |= self.first != value;
        self.integers += usize::from(is_integer(value) || placeholder == Some(Kind::Integer));
        self.booleans += usize::from(is_boolean(value));
        if let Some(kind) = placeholder {
            *self.placeholders.entry(kind).or_default() += 1;
        }
    }

    /// Returns `true` if all are the placeholder of this kind.
    pub(super) fn are_placeholders(&self, kind: Kind) -> bool {
        self.placeholders.get(&kind) == Some(&self.all)
    }
}
