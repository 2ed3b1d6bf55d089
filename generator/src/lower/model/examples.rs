//! The saved examples in the crate layout: tests that read them, and a transport that answers with them.

use crate::lower::model::text::{Docs, Ident};
use crate::lower::model::types::TypeRef;

/// One saved JSON example or body, for `tests/examples.rs` of the crate layout.
#[derive(Clone, Debug)]
pub struct ExampleTest {
    /// The test function.
    pub ident: Ident,
    pub docs: Docs,
    /// The type with its path from the crate root: `salesforce::auth::RefreshToken`, possibly in lists.
    pub ty: ExampleType,
    /// File name below `tests/examples/`.
    pub file: String,
    pub body: String,
    /// The answer that is tested; `None` for a body.
    pub answer_of: Option<AnswerOf>,
}

/// An operation and the status of one of its answers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerOf {
    /// The operation's place in the collection.
    pub place: String,
    pub status: u16,
}

#[derive(Clone, Debug)]
pub struct ExampleType {
    pub ty: TypeRef,
    /// The module path from the crate's root in which the names of `ty` are in scope: `auth::tokens`.
    pub module: Vec<Ident>,
}

/// The module of the crate layout with `pub fn examples() -> Recorder`.
#[derive(Clone, Debug)]
pub struct SavedAnswers {
    pub module: Ident,
    /// The docs of the function.
    pub docs: Docs,
    pub answers: Vec<SavedAnswer>,
}

/// A saved answer of an operation.
#[derive(Clone, Debug)]
pub struct SavedAnswer {
    /// The operation as errors name it: method and URL template.
    pub operation: String,
    /// The constants that distinguish the request from others with its method and URL.
    pub holding: Vec<String>,
    pub status: u16,
    /// The content type, if the body does not imply it.
    pub content_type: Option<String>,
    pub body: SavedBody,
}

/// The text of a saved answer, in files below `tests/examples/`.
#[derive(Clone, Debug)]
pub enum SavedBody {
    None,
    /// The body of an [`ExampleTest`].
    Tested {
        file: String,
    },
    Own {
        file: String,
        text: String,
    },
}
