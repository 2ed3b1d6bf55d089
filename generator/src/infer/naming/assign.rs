//! Gives each type its name, whatever the order of the input.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::preferences::{Modules, UnnamedType};
use crate::infer::model::{Home, InferOptions};
use crate::name;

/// Returns the names, in the order of `types`.
///
/// All first preferences are considered before any second one; of several types that prefer a name, the first by rank gets it.
pub fn assign(types: &[UnnamedType], options: &InferOptions) -> Vec<String> {
    let mut order: Vec<usize> = (0..types.len()).collect();
    order.sort_by(|&a, &b| rank(&types[a], &types[b]));
    let mut book = Book { options, taken: BTreeMap::new() };
    let mut names = vec![String::new(); types.len()];
    let rounds = types.iter().map(|ty| ty.preferences.len()).max().unwrap_or(0);
    for round in 0..rounds {
        for &at in &order {
            if names[at].is_empty()
                && let Some(preference) = types[at].preferences.get(round)
            {
                names[at] = book.take(preference, &types[at]).unwrap_or_default();
            }
        }
    }
    // a number that is taken for one type is taken for the next of the same modules
    let mut numbers: BTreeMap<(&str, Home, &Modules), usize> = BTreeMap::new();
    for &at in &order {
        let ty = &types[at];
        let base = ty.preferences.last().map_or("Item", String::as_str);
        let number = numbers.entry((base, ty.home, &ty.modules)).or_insert(2);
        while names[at].is_empty() {
            names[at] = book.take(&format!("{base}{number}"), ty).unwrap_or_default();
            *number += 1;
        }
    }
    names
}

fn rank(a: &UnnamedType, b: &UnnamedType) -> Ordering {
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
    fn take(&mut self, name: &str, ty: &UnnamedType) -> Option<String> {
        let allowed = ty.privileged || !name::is_reserved_type_name(name);
        // shared types are imported wherever they are used
        let reserved =
            ty.modules.iter().any(|module| self.options.reserved.get(module).is_some_and(|all| all.contains(name)));
        let meets = |(home, modules): &(Home, Modules)| *home == ty.home || !modules.is_disjoint(&ty.modules);
        let taken = self.taken.get(name).is_some_and(|others| others.iter().any(meets));
        if !allowed || reserved || taken {
            return None;
        }
        self.taken.entry(name.to_owned()).or_default().push((ty.home, ty.modules.clone()));
        Some(name.to_owned())
    }
}
