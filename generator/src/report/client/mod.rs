//! The page of one client: totals, modules with their operations and types, variables, coverage, credentials.

mod contents;
mod fields;
mod module;
mod operation;
mod overview;
mod scope;
mod types;
mod variables;

use maud::html;

use super::page::{Document, counted, document, prose, shown};
use overview::{coverage, totals, tree};
use scope::Scope;

use crate::diagnostic::Construct;
use crate::emit::Names;

pub use contents::Report;

impl Report {
    /// Returns the page: one HTML file that loads nothing.
    pub fn to_html(&self) -> String {
        page(self)
    }
}

fn page(report: &Report) -> String {
    let client = &report.client;
    let names = Names::of(&client.root);
    let scope = Scope::new(client, &names);
    let requests = report.coverage.total(Construct::Request);
    let about = html! {
        p {
            "The client " (shown(&client.package)) " of " (shown(&client.source)) ": "
            (counted(requests.carried + requests.approximated, "request")) "."
        }
    };
    let navigation = html! {
        ul {
            li { a href="#totals" { "Totals" } }
            li { a href="#operations" { "Operations" } (tree::tree(&client.root, &scope)) }
            li { a href="#variables" { "Variables" } }
            li { a href="#coverage" { "Coverage" } }
            li { a href="#credentials" { "Credentials" } }
        }
    };
    let main = html! {
        section aria-labelledby="totals" {
            h2 id="totals" { "Totals" }
            (totals::totals(report))
        }
        section aria-labelledby="operations" {
            h2 id="operations" { "Operations" }
            (prose(&client.root.docs))
            // the levels of headings must not have gaps
            @if !client.root.operations.is_empty() || !client.root.types.is_empty() { h3 { "At the root" } }
            (module::module(&client.root, &scope))
        }
        section aria-labelledby="variables" {
            h2 id="variables" { "Variables" }
            (variables::variables(client))
        }
        section aria-labelledby="coverage" {
            h2 id="coverage" { "Coverage" }
            (coverage::coverage(&report.coverage))
        }
        section aria-labelledby="credentials" {
            h2 id="credentials" { "Credentials" }
            (coverage::credentials(&report.credentials))
        }
    };
    document(Document { title: &report.name, about, search: "operations and types", navigation, main })
}
