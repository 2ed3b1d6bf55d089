//! The pagination of a list.

use crate::lower::model::operation::script::Expr;
use crate::lower::model::text::{Docs, Ident};
use crate::lower::model::types::TypeRef;

/// `pub fn next_name(page: &Answer<T>, _: usize) -> Option<NextPage>`, for `Call::pages`.
#[derive(Clone, Debug, PartialEq)]
pub struct Paging {
    pub ident: Ident,
    pub docs: Docs,
    pub page: Page,
    /// The flag of the answer for whether there are more pages.
    pub more: Option<More>,
    pub next: NextPage,
}

/// The type of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    Type(TypeRef),
    /// `Vec<T>`, in a function that is generic over `T`.
    AnyList,
    /// `T`, in a function that is generic over `T`.
    Any,
}

/// A flag of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    pub flag: Expr,
    /// `true` if it is an `Option`.
    pub optional: bool,
}

/// The part of an answer that determines the next page. Expressions refer to `page`.
#[derive(Clone, Debug, PartialEq)]
pub enum NextPage {
    /// The header `Link`.
    Link,
    /// A URL in the answer.
    Url(Expr),
    /// A value in the answer, for a query parameter.
    Cursor { parameter: String, value: Expr },
    /// The number of the page; the number of items of the page decides whether there is another.
    Number { parameter: String, first: u64, items: Expr },
    /// The number of items before the page.
    Offset { parameter: String, first: u64, items: Expr },
}
