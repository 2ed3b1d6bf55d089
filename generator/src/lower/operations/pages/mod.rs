//! Lists that an API gives page by page: which kind they are, by their parameters, their answers, or the configuration.
//!
//! In: a request, what its answer is, and a line of the configuration. Out: the function that tells the page after a page, where the
//! collection leaves no doubt; a wrong one would skip items or never end. What is in doubt the configuration settles.

mod answer;
mod listing;
mod parameters;
mod recognised;
mod rule;

use crate::diagnostic::{Code, Diagnostic};
use crate::lower::docs;
use crate::lower::model::{Ident, NextPage, Paging, TypeRef};
use crate::lower::naming::plan::link;
pub use listing::Listing;
use recognised::Recognised;

/// The pages of a request; `rule` is what the configuration says.
///
/// # Errors
///
/// The rule cannot be followed: why.
pub fn lower(
    listing: &Listing<'_>,
    rule: Option<&str>,
    ident: Ident,
    page: &TypeRef,
) -> Result<Option<Paging>, Box<Diagnostic>> {
    let recognised = match rule {
        Some(rule) => rule::read(listing, rule).map_err(|complaint| {
            let message = format!("`pages` has `{rule}` for `{}`: {complaint}", listing.plan.operation.place);
            Box::new(Diagnostic::new(Code::UnknownPages, message).help(rule::HELP))
        })?,
        None => recognised::of(listing),
    };
    Ok(recognised.map(|recognised| paging(listing, recognised, ident, page)))
}

fn paging(listing: &Listing<'_>, recognised: Recognised, ident: Ident, page: &TypeRef) -> Paging {
    let by = match &recognised.next {
        NextPage::Link => "by the `Link` header".to_owned(),
        NextPage::Url(_) => format!("by the URL {} of a page", docs::code(&recognised.place)),
        NextPage::Cursor { parameter, .. } => {
            format!("by {} of a page, for the parameter {}", docs::code(&recognised.place), docs::code(parameter))
        }
        NextPage::Number { parameter, .. } => format!("by the page number {}", docs::code(parameter)),
        NextPage::Offset { parameter, .. } => format!("by the offset {}", docs::code(parameter)),
    };
    let docs = vec![format!("Finds the next page of {} {by}. Pass it to `Call::pages`.", link(&listing.plan.ident))];
    Paging { ident, docs, page: page.clone(), more: recognised.more, next: recognised.next }
}

/// Its line in the docs of the operation.
pub fn sentence(paging: &Paging) -> String {
    format!("The answer comes in pages, which `.pages({})` follows: see {}.", paging.ident, link(&paging.ident))
}
