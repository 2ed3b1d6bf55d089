//! The coverage as text and JSON.

use std::fmt;

use serde_json::{Value, json};

use super::{Coverage, Total};
use crate::diagnostic::{Construct, Outcome};

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<20}{:>8}{:>14}{:>10}", "", "carried", "approximated", "left out")?;
        for total in &self.totals {
            let construct = total.construct.to_string();
            writeln!(f, "{construct:<20}{:>8}{:>14}{:>10}", total.carried, total.approximated, total.left_out)?;
        }
        for outcome in [Outcome::LeftOut, Outcome::Approximated, Outcome::Carried] {
            let of = |finding: &crate::diagnostic::Finding| finding.outcome == outcome;
            let mut found = self.findings.iter().filter(|one| one.finding.as_ref().is_some_and(of)).peekable();
            if found.peek().is_some() {
                let heading =
                    if outcome == Outcome::Carried { "carried, with remarks".to_owned() } else { outcome.to_string() };
                writeln!(f, "\n{heading}")?;
            }
            for one in found {
                let construct = one.finding.map(|finding| finding.construct.to_string()).unwrap_or_default();
                let mut one = one.clone();
                if std::mem::take(&mut one.guess) {
                    one.help = one.help.map(|line| format!("override it with: {line}"));
                }
                let text = one.to_string();
                let text = text.split_once(": ").map_or(text.as_str(), |(_, text)| text);
                write!(f, "{construct}: {text}")?;
            }
        }
        Ok(())
    }
}

impl Coverage {
    /// Returns one line with the number of requests that are carried, and of parts that are approximated and left out.
    pub fn summary(&self) -> String {
        let requests = self.total(Construct::Request);
        let count = |part: fn(&Total) -> usize| self.totals.iter().map(part).sum::<usize>();
        let (approximated, left_out) = (count(|total| total.approximated), count(|total| total.left_out));
        let requests = match requests.carried + requests.approximated {
            1 => "1 request carried".to_owned(),
            many => format!("{many} requests carried"),
        };
        if approximated + left_out == 0 {
            return format!("{requests}, nothing approximated or left out");
        }
        let parts = if approximated == 1 { "part" } else { "parts" };
        format!("{requests}, {approximated} {parts} approximated, {left_out} left out: see `postman-codegen inspect`")
    }

    /// `totals` and `findings`; a finding is the object of [`Diagnostic::to_json`](crate::Diagnostic::to_json).
    pub(crate) fn to_value(&self) -> Value {
        let totals = self.totals.iter().map(|total| {
            json!({
                "construct": total.construct.to_string(),
                "carried": total.carried,
                "approximated": total.approximated,
                "left_out": total.left_out,
            })
        });
        json!({
            "totals": totals.collect::<Vec<_>>(),
            "findings": self.findings.iter().map(crate::Diagnostic::to_value).collect::<Vec<_>>(),
        })
    }
}
