//! Layouts: the files of a client.

use std::path::Path;
use std::str::FromStr;

/// The layout of a generated client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Layout {
    /// One file, `client.rs`, with its modules inside: for a `mod` declaration.
    #[default]
    File,
    /// One file, `client.rs`, without attributes and docs of its own: for `include!` inside a `mod { … }`.
    Include,
    /// `mod.rs`, and a file for each module.
    Dir,
    /// A complete crate, with tests and the replay.
    Crate,
}

impl Layout {
    /// Returns the layout that the name of an output implies: one file if it ends in `.rs`, or if it is not given.
    pub fn of_output(output: Option<&Path>) -> Self {
        match output {
            Some(output) if output.extension().is_none_or(|extension| extension != "rs") => Self::Dir,
            _ => Self::File,
        }
    }
}

impl FromStr for Layout {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "file" => Ok(Self::File),
            "include" => Ok(Self::Include),
            "dir" => Ok(Self::Dir),
            "crate" => Ok(Self::Crate),
            _ => Err(format!("`{text}` is not a layout: use `file`, `dir`, `crate` or `include`")),
        }
    }
}
