//! [`Said`]: the content of a claim.

use super::shape::Shape;

/// The content of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A shape, by a test script.
    Shape(Shape),
    /// An answer that a description shows, as JSON.
    Sample(String),
    /// The fields that a table of a description lists: of the answer, or of an object in it.
    Fields(Shape),
}

impl Said {
    /// Returns the source of the claim, for messages.
    pub fn speaker(&self) -> &'static str {
        match self {
            Self::Shape(_) => "the test script",
            Self::Sample(_) | Self::Fields(_) => "the description",
        }
    }
}
