//! Lists the parts that are approximated or left out, with place and advice, and the places of credentials.

use maud::{Markup, html};

use crate::diagnostic::{Diagnostic, OneLine, Outcome};
use crate::report::client::contents::Credential;
use crate::report::page::shown;
use crate::review::Coverage;

pub fn coverage(of: &Coverage) -> Markup {
    let outcomes = [
        (Outcome::LeftOut, "Left out"),
        (Outcome::Approximated, "Approximated"),
        (Outcome::Carried, "Carried, with remarks"),
    ];
    html! {
        @for (outcome, heading) in outcomes {
            @let found: Vec<&Diagnostic> = of.findings.iter().filter(|one| one.finding.is_some_and(|of| of.outcome == outcome)).collect();
            @if !found.is_empty() {
                details open[outcome != Outcome::Carried] {
                    summary { h3.inline { (heading) ": " (found.len()) } }
                    div.scroll {
                        table {
                            thead { tr { th scope="col" { "what" } th scope="col" { "message" } th scope="col" { "where" } th scope="col" { "what to do" } } }
                            tbody { @for one in found { (row(one)) } }
                        }
                    }
                }
            }
        }
        @if of.findings.is_empty() { p { "Nothing is approximated or left out." } }
    }
}

fn row(one: &Diagnostic) -> Markup {
    let line = |text: &str| OneLine(text).to_string();
    html! {
        tr {
            td {
                @if let Some(finding) = &one.finding { (finding.construct) " " }
                span.quiet { (one.code) }
            }
            td { (line(&one.message)) }
            td {
                @if let Some(item) = one.item() { (line(&item.to_string())) " " }
                @if let Some(location) = one.location() { span.quiet { (location) } }
            }
            td {
                @if let Some(help) = &one.help {
                    @if one.guess { "override it with: " (shown(help)) } @else { (line(help)) }
                }
            }
        }
    }
}

pub fn credentials(found: &[Credential]) -> Markup {
    html! {
        @if found.is_empty() {
            p { "The collection holds no credential." }
        } @else {
            p { "Each is a variable of type " code { "Secret" } ". Their values are neither on this page nor in the generated code." }
            div.scroll {
                table {
                    thead { tr { th scope="col" { "variable" } th scope="col" { "found in" } } }
                    tbody {
                        @for one in found {
                            tr { td { (shown(&one.variable)) } td { (OneLine(&one.found).to_string()) } }
                        }
                    }
                }
            }
        }
    }
}
