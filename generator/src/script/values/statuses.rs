//! Sets of status codes.

/// A set of status codes, as ascending ranges with both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statuses(Vec<(u16, u16)>);

/// An upper bound of status codes.
const END: u16 = 1000;

impl Statuses {
    pub(crate) fn one(code: u16) -> Self {
        Self::range(code, code)
    }

    pub(crate) fn range(from: u16, to: u16) -> Self {
        if from > to || from >= END { Self(Vec::new()) } else { Self(vec![(from, to.min(END - 1))]) }
    }

    /// Returns the ranges within 0 to 999, ascending, with both ends included.
    #[must_use]
    pub(crate) fn ranges(&self) -> &[(u16, u16)] {
        &self.0
    }

    #[must_use]
    pub(crate) fn contains(&self, code: u16) -> bool {
        self.0.iter().any(|&(from, to)| (from..=to).contains(&code))
    }

    /// Returns the intersection with a range, both ends included.
    #[must_use]
    pub(crate) fn within(&self, from: u16, to: u16) -> Self {
        self.and(&Self::range(from, to))
    }

    pub(crate) fn is_all(&self) -> bool {
        self.0 == [(0, END - 1)]
    }

    pub(crate) fn not(&self) -> Self {
        Self::where_holds(|code| !self.contains(code))
    }

    pub(crate) fn and(&self, other: &Self) -> Self {
        Self::where_holds(|code| self.contains(code) && other.contains(code))
    }

    pub(crate) fn or(&self, other: &Self) -> Self {
        Self::where_holds(|code| self.contains(code) || other.contains(code))
    }

    fn where_holds(holds: impl Fn(u16) -> bool) -> Self {
        let mut ranges: Vec<(u16, u16)> = Vec::new();
        for code in (0..END).filter(|&code| holds(code)) {
            match ranges.last_mut() {
                Some((_, to)) if *to + 1 == code => *to = code,
                _ => ranges.push((code, code)),
            }
        }
        Self(ranges)
    }
}
