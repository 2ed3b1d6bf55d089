//! The pagination of lists, by their parameters and answers, or by the configuration.
//!
//! In: a request, its answer, and a line of the configuration. Out: the function that returns the next page, if the
//! collection is unambiguous; a wrong one would skip items or never end. Other cases need the configuration.

mod answer;
mod listing;
mod parameters;
mod recognised;
mod rule;
mod shared;

use crate::diagnostic::{Code, Diagnostic};
use crate::lower::model::{Ident, Page, Paging, TypeRef};
use crate::lower::naming::plan::{OperationPlan, link};
pub use listing::Listing;
pub use recognised::Recognised;
pub use shared::Pagers;

/// Decides the pagination of a request; `rule` is that of the configuration.
///
/// # Errors
///
/// Returns the reason if the rule cannot be followed.
pub fn recognise(listing: &Listing<'_>, rule: Option<&str>) -> Result<Option<Recognised>, Box<Diagnostic>> {
    let Some(rule) = rule else { return Ok(recognised::of(listing)) };
    rule::read(listing, rule).map_err(|complaint| {
        let message = format!("`pages` has `{rule}` for `{}`: {complaint}", listing.plan.operation.place);
        Box::new(Diagnostic::new(Code::UnknownPages, message).help(rule::HELP))
    })
}

/// Returns the function for the next page of one operation.
pub fn own(plan: &OperationPlan<'_>, recognised: Recognised, ident: Ident, page: &TypeRef) -> Paging {
    let docs = recognised.docs(&link(&plan.ident));
    Paging { ident, docs, page: Page::Type(page.clone()), more: recognised.more, next: recognised.next }
}

/// Returns the line in the docs of an operation; the function for the next page is `up` modules above it.
pub fn sentence(function: &str, up: usize) -> String {
    let target = if up == 0 { String::new() } else { format!("({}{function})", "super::".repeat(up)) };
    format!("The answer comes in pages: pass {}{target} to `Call::pages`.", link(function))
}
