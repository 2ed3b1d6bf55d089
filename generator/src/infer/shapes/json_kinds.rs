//! The JSON kinds of a place.

use super::arena::Node;
use crate::infer::kinds::evidence::Evidence;

/// A set of JSON kinds, without null.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    const BOOL: Self = Self(1);
    const NUMBER: Self = Self(1 << 1);
    const TEXT: Self = Self(1 << 2);
    const LIST: Self = Self(1 << 3);
    const OBJECT: Self = Self(1 << 4);
    /// A placeholder for an object or list.
    const ELIDED: Self = Self(1 << 5);

    pub fn of(node: &Node, hints: bool) -> Self {
        if node.has_type() {
            return Self::default();
        }
        let evidence = node.evidence.settled(hints);
        let kinds = [
            (evidence.has(Evidence::BOOL), Self::BOOL),
            (evidence.number().is_some(), Self::NUMBER),
            (evidence.has(Evidence::TEXT), Self::TEXT),
            (node.item.is_some(), Self::LIST),
            (node.record.is_some(), Self::OBJECT),
            (evidence.has(Evidence::ELIDED), Self::ELIDED),
        ];
        Self(kinds.into_iter().filter(|(seen, _)| *seen).fold(0, |set, (_, kind)| set | kind.0))
    }

    /// Returns `true` if no single Rust type can hold all of them, but a union can. A text also covers placeholders.
    pub fn is_union(self) -> bool {
        self.0.count_ones() > 1 && self.0 != Self::TEXT.0 | Self::ELIDED.0
    }

    /// Returns `true` if there are only texts.
    pub fn is_text(self) -> bool {
        self == Self::TEXT
    }

    /// Returns `true` if there are only lists.
    pub fn is_list(self) -> bool {
        self == Self::LIST
    }

    pub fn is_scalar(self) -> bool {
        self.0 & (Self::LIST.0 | Self::OBJECT.0) == 0
    }
}
