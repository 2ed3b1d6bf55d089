//! The page of changes between two clients, for the reviewer of a pull request: the breaking ones first.

mod change;
mod link;

use maud::{Markup, html};

use link::is_page;

use super::page::{Document, counted, document, shown};
use crate::review::{Class, Difference, Step};

/// The two sides of a comparison, as the page names them, and the page of the new client.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// The old client: a path or another name.
    pub old: String,
    /// The new client.
    pub new: String,
    /// The page of the new client ([`Report`](super::Report)), to which the changes link: a path relative to this page, or an http(s) URL.
    pub report: Option<String>,
}

impl Difference {
    /// Returns the page: one HTML file that loads nothing.
    pub fn to_html(&self, compared: &Compared) -> String {
        let classes = [
            (Class::Breaking, "breaking", "Breaking changes"),
            (Class::Compatible, "compatible", "Compatible changes"),
            (Class::Docs, "docs", "Changed docs"),
        ];
        let report = compared.report.as_deref().filter(|link| is_page(link));
        let count = |class| self.of(class).count();
        let about = html! { p { "From " (shown(&compared.old)) " to " (shown(&compared.new)) "." } };
        let navigation = html! {
            ul {
                li { a href="#verdict" { "Version step" } }
                @for (class, id, heading) in classes {
                    @if count(class) > 0 { li { a href={ "#" (id) } { (heading) " (" (count(class)) ")" } } }
                }
                @if let Some(report) = report {
                    li { a href=(report) { "The whole client" } }
                }
            }
        };
        let main = html! {
            section aria-labelledby="verdict" {
                h2 id="verdict" { "Version step" }
                (self.verdict())
            }
            @for (class, id, heading) in classes {
                @if count(class) > 0 {
                    section data-group aria-labelledby=(id) {
                        h2 id=(id) { (heading) }
                        @for one in self.of(class) { (change::change(one, report)) }
                    }
                }
            }
        };
        let title = format!("Changes of the Rust API: {}", counted(self.changes.len(), "change"));
        document(Document { title: &title, about, search: "changes", navigation, main })
    }

    fn verdict(&self) -> Markup {
        let step = self.step();
        let silent = self.of(Class::Breaking).filter(|change| change.compiles).count();
        html! {
            div.verdict {
                @match step {
                    Step::None => p { "Nothing that callers see has changed: no new version is needed." },
                    step => p {
                        strong { (step) }
                        @if step != step.before_1_0() { " (" strong { (step.before_1_0()) } " for a version 0.x)" }
                        ": "
                        (self.of(Class::Breaking).count()) " breaking, " (self.of(Class::Compatible).count()) " compatible, "
                        (self.of(Class::Docs).count()) " docs."
                    }
                }
                @if silent > 0 {
                    p { (silent) " of the breaking changes still compile, so the compiler does not show the places that they affect." }
                }
            }
        }
    }
}
