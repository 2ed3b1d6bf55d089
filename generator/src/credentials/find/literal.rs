//! Findings in a text.

use std::ops::Range;

use crate::credentials::reason::Reason;

/// The kind of reader of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// Read by a program.
    Data,
    /// Read by people: a value without quotes after a name is often the rest of a sentence.
    Prose,
}

/// A credential in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    pub(crate) range: Range<usize>,
    /// Its name in the text; `token` if it has none.
    pub(crate) name: String,
    pub(crate) reason: Reason,
}
