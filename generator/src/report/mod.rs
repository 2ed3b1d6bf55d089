//! Pages for people who look before they read: a lowered client, or what changes between two, in; one HTML file out that needs nothing else.
//!
//! Rule: every text of a collection is data. It is escaped by the template, it is no attribute but of these pages' own making, and the
//! page's Content-Security-Policy runs no script and loads nothing that is not in `page/`.

mod changes;
mod client;
mod page;

pub use changes::Compared;
pub use client::Report;
