//! Gives each type its name, whatever the order of the input.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::claims::{Claim, Modules};
use crate::infer::model::{Home, InferOptions};
use crate::name;

/// Returns the names, in the order of the claims.
///
/// All first preferences are considered before any second one; of several claims to a name, the first by rank wins.
pub fn assign(claims: &[Claim], options: &InferOptions) -> Vec<String> {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by(|&a, &b| rank(&claims[a], &claims[b]));
    let mut book = Book { options, taken: BTreeMap::new() };
    let mut names = vec![String::new(); claims.len()];
    let rounds = claims.iter().map(|claim| claim.preferences.len()).max().unwrap_or(0);
    for round in 0..rounds {
        for &at in &order {
            if names[at].is_empty()
                && let Some(preference) = claims[at].preferences.get(round)
            {
                names[at] = book.take(preference, &claims[at]).unwrap_or_default();
            }
        }
    }
    // a number that is taken for one claim is taken for the next of the same modules
    let mut numbers: BTreeMap<(&str, Home, &Modules), usize> = BTreeMap::new();
    for &at in &order {
        let claim = &claims[at];
        let base = claim.preferences.last().map_or("Item", String::as_str);
        let number = numbers.entry((base, claim.home, &claim.modules)).or_insert(2);
        while names[at].is_empty() {
            names[at] = book.take(&format!("{base}{number}"), claim).unwrap_or_default();
            *number += 1;
        }
    }
    names
}

fn rank(a: &Claim, b: &Claim) -> Ordering {
    b.chosen
        .cmp(&a.chosen)
        .then_with(|| a.role.cmp(&b.role))
        .then_with(|| a.first.rank(&b.first))
        .then_with(|| a.preferences.cmp(&b.preferences))
}

struct Book<'a> {
    options: &'a InferOptions,
    /// The modules that declare or import each name.
    taken: BTreeMap<String, Vec<(Home, Modules)>>,
}

impl Book<'_> {
    fn take(&mut self, name: &str, claim: &Claim) -> Option<String> {
        let allowed = claim.privileged || !name::is_reserved_type_name(name);
        // shared types are imported wherever they are used
        let reserved =
            claim.modules.iter().any(|module| self.options.reserved.get(module).is_some_and(|all| all.contains(name)));
        let meets = |(home, modules): &(Home, Modules)| *home == claim.home || !modules.is_disjoint(&claim.modules);
        let taken = self.taken.get(name).is_some_and(|others| others.iter().any(meets));
        if !allowed || reserved || taken {
            return None;
        }
        self.taken.entry(name.to_owned()).or_default().push((claim.home, claim.modules.clone()));
        Some(name.to_owned())
    }
}
