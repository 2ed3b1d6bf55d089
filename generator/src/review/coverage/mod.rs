//! The coverage report, counted from the results of the stages and from their diagnostics.

mod count;
mod text;

use std::collections::BTreeSet;

use crate::diagnostic::{Construct, Outcome};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lower::model::Client;
use crate::resolve::Api;

/// The coverage of a collection.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// Each kind of construct that the collection has.
    pub totals: Vec<Total>,
    /// The parts that are approximated or left out, and remarks on the rest, with places.
    pub findings: Vec<Diagnostic>,
}

/// The number of parts of one kind in the collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The kind.
    pub construct: Construct,
    /// The number of carried parts.
    pub carried: usize,
    /// The number of approximated parts.
    pub approximated: usize,
    /// The number of parts that are left out.
    pub left_out: usize,
}

impl Coverage {
    pub(crate) fn of(api: &Api, client: &Client, diagnostics: &Diagnostics) -> Self {
        let present = count::present(api, client);
        let total = |construct| {
            let present = present.get(&construct).copied().unwrap_or_default();
            // several guesses about one part count as one approximated part
            let places: BTreeSet<_> =
                findings(diagnostics, construct, Outcome::Approximated).map(|d| &d.place).collect();
            let approximated = places.len();
            let left_out = findings(diagnostics, construct, Outcome::LeftOut).count();
            let lost = if count::has_rows(construct) { left_out } else { 0 };
            Total { construct, carried: present.saturating_sub(approximated + lost), approximated, left_out }
        };
        let some = |total: &Total| total.carried + total.approximated + total.left_out > 0;
        Self {
            totals: Construct::ALL.into_iter().map(total).filter(some).collect(),
            findings: diagnostics.iter().filter(|diagnostic| diagnostic.finding.is_some()).cloned().collect(),
        }
    }

    /// Returns the total of one kind.
    pub fn total(&self, construct: Construct) -> Total {
        let found = self.totals.iter().find(|total| total.construct == construct).copied();
        found.unwrap_or(Total { construct, carried: 0, approximated: 0, left_out: 0 })
    }
}

fn findings(diagnostics: &Diagnostics, construct: Construct, outcome: Outcome) -> impl Iterator<Item = &Diagnostic> {
    diagnostics
        .iter()
        .filter(move |one| one.finding.is_some_and(|found| found.construct == construct && found.outcome == outcome))
}
