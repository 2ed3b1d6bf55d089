//! Sources of the types of answers.

use std::str::FromStr;

/// The evidence for the type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TypeSource {
    /// The examples that the collection has saved.
    Examples,
    /// The file of observations beside the collection.
    Observations,
    /// JSON schemas that test scripts hold answers against.
    Schemas,
    /// Descriptions: answers that they show as JSON, and tables of fields.
    Documentation,
    /// Assertions in test scripts, and the values that they keep: types of which only some fields are known.
    Assertions,
}

impl TypeSource {
    /// The sources of types by default.
    pub(crate) const DEFAULT: &[Self] = &[Self::Examples, Self::Observations, Self::Schemas];

    /// As the option has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Examples => "examples",
            Self::Observations => "observations",
            Self::Schemas => "schemas",
            Self::Documentation => "documentation",
            Self::Assertions => "assertions",
        }
    }
}

impl FromStr for TypeSource {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "examples" => Ok(Self::Examples),
            "observations" => Ok(Self::Observations),
            "schemas" => Ok(Self::Schemas),
            "documentation" => Ok(Self::Documentation),
            "assertions" => Ok(Self::Assertions),
            _ => Err(format!(
                "`{text}` is not a source of types: use `examples`, `observations`, `schemas`, `documentation` or `assertions`"
            )),
        }
    }
}
