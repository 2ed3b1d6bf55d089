//! Where types of answers come from.

use std::str::FromStr;

/// What tells the type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TypeSource {
    /// The examples that the collection has saved.
    Examples,
    /// The file of observations beside the collection.
    Observations,
}

impl TypeSource {
    /// What types come from when nothing is said.
    pub(crate) const DEFAULT: &[Self] = &[Self::Examples, Self::Observations];
}

impl FromStr for TypeSource {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "examples" => Ok(Self::Examples),
            "observations" => Ok(Self::Observations),
            _ => Err(format!("`{text}` is no source of types: there are `examples` and `observations`")),
        }
    }
}
