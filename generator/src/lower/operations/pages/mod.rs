//! The pagination of lists, by their parameters and answers, or by the configuration.
//!
//! In: a request, its answer, and a line of the configuration. Out: the function that returns the next page, if the
//! collection is unambiguous; a wrong one would skip items or never end. Other cases need the configuration.

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

/// Decides the pagination of a request; `rule` is that of the configuration.
///
/// # Errors
///
/// Returns the reason if the rule cannot be followed.
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

/// Returns its line in the docs of the operation.
pub fn sentence(paging: &Paging) -> String {
    format!("The answer comes in pages, which `.pages({})` follows: see {}.", paging.ident, link(&paging.ident))
}
