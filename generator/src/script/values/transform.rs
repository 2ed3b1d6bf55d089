//! Functions on values of scripts: texts, numbers, times, digests.

use crate::script::values::pattern::Pattern;

/// A function of a script on one value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Transform {
    /// `String(x)`, `x.toString()`
    ToText,
    /// `Number(x)`
    ToNumber,
    /// `parseInt(x)`
    ToInteger,
    /// `JSON.stringify(x)`, indented by that many spaces
    ToJson {
        indent: usize,
    },
    ToBase64,
    FromBase64,
    UrlEncode,
    UrlDecode,
    Lowercase,
    Uppercase,
    Trim,
    Replace {
        from: String,
        to: String,
        all: bool,
    },
    /// Replaces each match, or the first; `to` is in the syntax of the runtime.
    ReplaceMatches {
        pattern: Pattern,
        to: String,
        all: bool,
    },
    /// The groups of the first match of a regular expression, as a list that starts with the whole match.
    Groups(Pattern),
    /// All matches of a regular expression, as a list.
    Matches(Pattern),
    /// The parts of a text, as a list.
    Split {
        separator: String,
    },
    /// A slice of a text in UTF-16 units, as JavaScript counts; negative indices count from the end.
    Slice {
        from: i64,
        to: Option<i64>,
    },
    /// The elements of a list, joined.
    Join {
        separator: String,
    },
    /// `x.padStart(length, with)`, or `padEnd`
    Pad {
        length: usize,
        with: String,
        at_end: bool,
    },
    /// The elements of a list, one added to the other.
    Sum,
    /// A list in reverse.
    Reverse,
    /// A number with a fixed number of digits after the point.
    Fixed {
        digits: usize,
    },
    /// A whole number as text in a base.
    InBase {
        radix: u32,
    },
    Floor,
    Ceil,
    Round,
}

/// An operation on two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arithmetic {
    Add,
    /// `+` of values that may be numbers or texts.
    AddOrJoin,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

/// A shift in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    By { amount: i64, unit: TimeUnit },
    StartOf(TimeUnit),
    EndOf(TimeUnit),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeUnit {
    Milliseconds,
    Seconds,
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

impl TimeUnit {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Milliseconds => "milliseconds",
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Years => "years",
        }
    }
}

/// The format of a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TimeFormat {
    /// `2024-05-01T12:00:00.000Z`
    Iso,
    /// `Wed, 01 May 2024 12:00:00 GMT`
    Http,
    /// Milliseconds since 1970.
    Milliseconds,
    /// Whole seconds since 1970.
    Seconds,
    /// A pattern of moment.js; in UTC if `utc` is `true`, otherwise in the local time zone.
    Pattern { pattern: String, utc: bool },
}

impl TimeFormat {
    /// The default format of moment.js.
    pub(crate) const MOMENT: &str = "YYYY-MM-DDTHH:mm:ssZ";

    /// Returns `true` for a `Date` or a moment that is not written as text yet.
    pub(crate) fn is_object(&self) -> bool {
        match self {
            Self::Http => true,
            Self::Pattern { pattern, .. } => pattern == Self::MOMENT,
            Self::Iso | Self::Milliseconds | Self::Seconds => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Algorithm {
    Md5,
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Hex,
    Base64,
}
