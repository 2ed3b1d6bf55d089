//! The place of something in the input.

use std::fmt;

/// The place of a folder or item: names for people, a JSON pointer for the line and column.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The names from the outermost folder to the element itself.
    pub names: Vec<String>,
    /// RFC 6901.
    pub pointer: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.names.join("/"))
    }
}
