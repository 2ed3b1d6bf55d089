//! [`Said`]: the content of a claim.

use super::shape::Shape;

/// The content of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A JSON schema in a test script.
    Schema(Shape),
    /// The fields that a test script asserts or stores.
    Asserted(Shape),
    /// An answer that a description shows, as JSON.
    Sample(String),
    /// The fields that a table of a description lists: of the answer, or of an object in it.
    Fields(Shape),
    /// The variables that a GraphQL operation declares, for the body.
    Declared(Shape),
}

impl Said {
    /// Returns the source of the claim, for messages.
    pub fn speaker(&self) -> &'static str {
        match self {
            Self::Schema(_) => "the JSON schema in the test script",
            Self::Asserted(_) => "an assertion of the test script",
            Self::Sample(_) => "the answer in the description",
            Self::Fields(_) => "the table in the description",
            Self::Declared(_) => "the operation",
        }
    }
}
