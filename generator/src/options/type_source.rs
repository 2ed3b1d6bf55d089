//! Sources of the types of answers.

use std::str::FromStr;

/// A source for the types of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TypeSource {
    /// The examples that the collection has saved.
    Examples,
    /// The file of observations beside the collection.
    Observations,
    /// JSON schemas against which test scripts validate answers.
    Schemas,
    /// JSON answers and tables of fields in descriptions.
    Documentation,
    /// Fields that test scripts assert or store: such types lack the other fields.
    Assertions,
}

impl TypeSource {
    /// The sources of types by default.
    pub(crate) const DEFAULT: &[Self] = &[Self::Examples, Self::Observations, Self::Schemas];

    /// Returns the name of the source, as in the option.
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
