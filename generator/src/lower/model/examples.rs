//! The saved examples, for the crate layout: tests that read it, and a transport that answers with it.

use crate::lower::model::text::{Docs, Ident};
use crate::lower::model::types::TypeRef;

/// One saved JSON example or body, for `tests/examples.rs` of the crate layout.
#[derive(Clone, Debug)]
pub struct ExampleTest {
    /// The test function.
    pub ident: Ident,
    pub docs: Docs,
    /// The type from the crate root: `salesforce::auth::RefreshToken`, lists and all.
    pub ty: ExampleType,
    /// File name below `tests/examples/`.
    pub file: String,
    pub body: String,
    /// The answer that it is; `None` for a body that is sent.
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
    /// Of the function.
    pub docs: Docs,
    pub answers: Vec<SavedAnswer>,
}

/// The answer of an operation, as the collection has saved it.
#[derive(Clone, Debug)]
pub struct SavedAnswer {
    /// As errors name it: method and URL template.
    pub operation: String,
    /// The constants of the request that tell it from others of this method and URL.
    pub holding: Vec<String>,
    pub status: u16,
    /// When the body does not say it.
    pub content_type: Option<String>,
    pub body: SavedBody,
}

/// Files are below `tests/examples/`.
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
