//! HTML pages for reviewers.
//!
//! In: a lowered client, or the changes between two. Out: one HTML file that needs nothing else.
//!
//! Rule: every text of a collection is data. It is escaped by the template, is never an attribute that the pages did not define, and the
//! page's Content-Security-Policy runs no script and loads nothing that is not in `page/`.

mod changes;
mod client;
mod page;

pub use changes::Compared;
pub use client::Report;
