//! Facts about the scalars of one place, as flags that merge by `|`.

use std::ops::{BitOr, BitOrAssign};

use crate::infer::model::Type;

/// A set of observations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence(u32);

impl Evidence {
    pub const BOOL: Self = Self(1);
    pub const INTEGER: Self = Self(1 << 1);
    pub const NEGATIVE: Self = Self(1 << 2);
    /// Above `i64::MAX`.
    pub const UNSIGNED: Self = Self(1 << 3);
    /// An integer that `f64` cannot hold.
    pub const WIDE: Self = Self(1 << 4);
    /// An integer beyond 64 bits.
    pub const HUGE: Self = Self(1 << 5);
    /// A fraction, an exponent or `-0`.
    pub const FLOAT: Self = Self(1 << 6);
    pub const TEXT: Self = Self(1 << 7);
    pub const HINT_BOOL: Self = Self(1 << 8);
    pub const HINT_INTEGER: Self = Self(1 << 9);
    pub const HINT_FLOAT: Self = Self(1 << 10);
    pub const HINT_TEXT: Self = Self(1 << 11);
    pub const HINT_LIST: Self = Self(1 << 12);
    pub const HINT_OBJECT: Self = Self(1 << 13);
    pub const HINT_NULL: Self = Self(1 << 14);
    /// A placeholder for an object or list that the example leaves out.
    pub const ELIDED: Self = Self(1 << 15);
    /// An object that repeats a key.
    pub const DUPLICATE_KEY: Self = Self(1 << 16);
    /// Nested beyond the limit.
    pub const TOO_DEEP: Self = Self(1 << 17);

    /// A text that is a date and time of RFC 3339, with an offset.
    pub const DATE_TIME: Self = Self(1 << 18);
    /// A text that is a full date of RFC 3339.
    pub const DATE: Self = Self(1 << 19);
    /// A text that is a UUID.
    pub const UUID: Self = Self(1 << 20);
    /// A text of no such format.
    pub const PLAIN: Self = Self(1 << 21);

    /// A text, or a comment behind the value, that says that its field is optional: `(Optional) some id`.
    pub const SAYS_OPTIONAL: Self = Self(1 << 22);

    /// An integer whose field may have a fraction, though none was seen.
    pub const FRACTION: Self = Self(1 << 23);
    /// A claim that all numbers are integers.
    pub const SAYS_INTEGER: Self = Self(1 << 24);

    const FORMATS: Self = Self::all(&[Self::DATE_TIME, Self::DATE, Self::UUID, Self::PLAIN]);
    const HINTS: Self = Self::all(&[
        Self::HINT_BOOL,
        Self::HINT_INTEGER,
        Self::HINT_FLOAT,
        Self::HINT_TEXT,
        Self::HINT_LIST,
        Self::HINT_OBJECT,
        Self::HINT_NULL,
    ]);
    /// Facts on which the type does not depend.
    const BESIDE_TYPE: Self = Self::all(&[Self::HINTS, Self::FORMATS, Self::SAYS_OPTIONAL, Self::SAYS_INTEGER]);
    const OPAQUE: Self = Self::all(&[Self::DUPLICATE_KEY, Self::TOO_DEEP]);

    const fn all(flags: &[Self]) -> Self {
        match flags {
            [] => Self(0),
            [first, rest @ ..] => Self(first.0 | Self::all(rest).0),
        }
    }

    pub fn has(self, flags: Self) -> bool {
        self.0 & flags.0 != 0
    }

    pub fn integer(value: i64) -> Self {
        let sign = if value < 0 { Self::NEGATIVE } else { Self(0) };
        Self::INTEGER | sign | Self::width(value.unsigned_abs())
    }

    pub fn unsigned(value: u64) -> Self {
        let range = if i64::try_from(value).is_ok() { Self(0) } else { Self::UNSIGNED };
        Self::INTEGER | range | Self::width(value)
    }

    fn width(magnitude: u64) -> Self {
        if magnitude > 1 << f64::MANTISSA_DIGITS { Self::WIDE } else { Self(0) }
    }

    /// Returns `true` if only `serde_json::Value` can hold the observed values.
    pub fn is_opaque(self) -> bool {
        self.has(Self::OPAQUE)
    }

    /// Returns the evidence that decides the type: placeholders count as texts, or as the types that they name.
    pub fn settled(self, hints: bool) -> Self {
        if !hints {
            let text = if self.has(Self::HINTS) { Self::TEXT } else { Self(0) };
            return Self(self.0 & !Self::BESIDE_TYPE.0) | text;
        }
        let seen = Self(self.0 & !Self::BESIDE_TYPE.0 & !Self::ELIDED.0);
        if seen.0 != 0 {
            return seen;
        }
        let wanted = [
            (Self::HINT_BOOL, Self::BOOL),
            (Self::HINT_INTEGER, Self::INTEGER),
            (Self::HINT_FLOAT, Self::FLOAT),
            (Self::HINT_TEXT, Self::TEXT),
        ];
        wanted.into_iter().filter(|(hint, _)| self.has(*hint)).fold(seen, |all, (_, kind)| all | kind)
    }

    /// Returns the common format of all texts.
    pub fn format(self) -> Option<Self> {
        let formats = Self(self.0 & Self::FORMATS.0);
        [Self::DATE_TIME, Self::DATE, Self::UUID].into_iter().find(|format| *format == formats)
    }

    /// Returns the type that holds each observed number without losing a digit.
    pub fn number(self) -> Option<Type> {
        let mixed = self.has(Self::FLOAT) && self.has(Self::WIDE);
        let spans = self.has(Self::UNSIGNED) && self.has(Self::NEGATIVE);
        Some(match () {
            () if self.has(Self::HUGE) || mixed || spans => Type::Number,
            () if self.has(Self::FLOAT) || self.has(Self::FRACTION) && !self.has(Self::WIDE) => Type::F64,
            () if self.has(Self::UNSIGNED) => Type::U64,
            () if self.has(Self::INTEGER) => Type::I64,
            () => return None,
        })
    }
}

impl BitOr for Evidence {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Evidence {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_no_digit() {
        let small = Evidence::integer(5);
        let wide = Evidence::integer(1 << 60);
        let negative = Evidence::integer(-5);
        let above = Evidence::unsigned(u64::MAX);
        let cases = [
            (small, Type::I64),
            (small | negative, Type::I64),
            (Evidence::integer(i64::MIN), Type::I64),
            (above, Type::U64),
            (above | small, Type::U64),
            (above | negative, Type::Number),
            (Evidence::HUGE, Type::Number),
            (Evidence::FLOAT, Type::F64),
            (Evidence::FLOAT | small, Type::F64),
            (Evidence::FLOAT | Evidence::unsigned(1 << 53), Type::F64),
            (Evidence::FLOAT | wide, Type::Number),
        ];
        for (evidence, expected) in cases {
            assert_eq!(evidence.number(), Some(expected), "{evidence:?}");
        }
        assert_eq!(Evidence::TEXT.number(), None);
    }

    #[test]
    fn a_hint_is_text_unless_hints_are_on() {
        let hint = Evidence::HINT_INTEGER;
        assert_eq!(hint.settled(false), Evidence::TEXT);
        assert_eq!(hint.settled(true), Evidence::INTEGER);
        assert_eq!((hint | Evidence::TEXT).settled(true), Evidence::TEXT);
        assert_eq!((hint | Evidence::FLOAT).settled(false), Evidence::TEXT | Evidence::FLOAT);
    }
}
