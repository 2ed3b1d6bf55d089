//! Totals of the client, and the share of the collection that is carried.

use maud::{Markup, html};

use crate::lower::model::{Answer, Module};
use crate::report::client::contents::Report;
use crate::report::page::counted;
use crate::review::Total;

/// The width of the chart in its own units.
const WIDTH: usize = 200;

pub fn totals(report: &Report) -> Markup {
    let counts = Counts::of(&report.client.root);
    let tiles = [
        (counts.operations, "operation"),
        (counts.modules, "module"),
        (counts.types, "type"),
        (report.client.variables.len(), "variable"),
        (report.client.environments.len(), "environment"),
        (report.credentials.len(), "credential"),
    ];
    html! {
        ul.tiles {
            @for (count, what) in tiles {
                li { strong { (count) } " " (counted(count, what).trim_start_matches(|c: char| c.is_ascii_digit()).trim()) }
            }
            li { strong { (counts.typed) " of " (counts.operations) } " answers typed" }
        }
        div.scroll {
            table {
                caption.quiet { "Coverage of the collection" }
                thead {
                    tr {
                        th scope="col" { "part" } th scope="col" { "carried" } th scope="col" { "approximated" }
                        th scope="col" { "left out" } th scope="col" { "share" }
                    }
                }
                tbody { @for total in &report.coverage.totals { (row(total)) } }
            }
        }
    }
}

fn row(total: &Total) -> Markup {
    html! {
        tr {
            th scope="row" { (total.construct) }
            td.number { (total.carried) } td.number { (total.approximated) } td.number { (total.left_out) }
            td { (bar(total)) }
        }
    }
}

/// Shows a bar, with the numbers beside it.
fn bar(total: &Total) -> Markup {
    let parts = [(total.carried, "carried"), (total.approximated, "approximated"), (total.left_out, "left-out")];
    let all: usize = parts.iter().map(|(count, _)| count).sum();
    let mut at = 0;
    let parts = parts.map(|(count, class)| {
        let (x, width) = (at, (count * WIDTH).div_ceil(all.max(1)));
        at += width;
        (class, x, width)
    });
    html! {
        svg.chart viewBox={ "0 0 " (WIDTH) " 10" } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            @for (class, x, width) in parts {
                @if width > 0 { rect class=(class) x=(x) y="0" width=(width) height="10" {} }
            }
        }
    }
}

#[derive(Default)]
struct Counts {
    operations: usize,
    modules: usize,
    types: usize,
    typed: usize,
}

impl Counts {
    fn of(root: &Module) -> Self {
        let mut counts = Self::default();
        counts.add(root);
        counts
    }

    fn add(&mut self, module: &Module) {
        self.operations += module.operations.len();
        self.typed += module.operations.iter().filter(|one| !matches!(one.answer, Answer::Untyped)).count();
        self.types += module.types.len() + module.operations.iter().map(|one| one.types.len()).sum::<usize>();
        self.modules += module.modules.iter().filter(|inner| !inner.gone).count();
        module.modules.iter().for_each(|inner| self.add(inner));
    }
}
