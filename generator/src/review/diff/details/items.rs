//! The requests of the collection from which functions and types come.

use std::collections::{BTreeMap, BTreeSet};

use super::shown::split_member;
use crate::review::diff::pairs::Pairs;
use crate::review::diff::rename::mentioned;
use crate::review::surface::{Function, Surface};

/// The largest number of requests that a change names.
const MAX_ITEMS: usize = 5;

pub(in crate::review::diff) struct Items<'a> {
    old: BySurface<'a>,
    new: BySurface<'a>,
}

struct BySurface<'a> {
    surface: &'a Surface,
    /// The requests whose functions name a type, or a type that names it.
    of_types: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Items<'a> {
    pub(in crate::review::diff) fn of(pairs: &Pairs<'a>) -> Self {
        Self { old: BySurface::of(pairs.old), new: BySurface::of(pairs.new) }
    }

    /// Returns the requests of the items with these paths: the first ones, and the number of others.
    pub(in crate::review::diff) fn behind(&self, before: &str, now: &str) -> Vec<String> {
        let found: BTreeSet<&str> = self.old.behind(before).chain(self.new.behind(now)).collect();
        let mut shown: Vec<String> = found.iter().take(MAX_ITEMS).map(|item| (*item).to_owned()).collect();
        if found.len() > MAX_ITEMS {
            shown.push(format!("and {} more", found.len() - MAX_ITEMS));
        }
        shown
    }
}

impl<'a> BySurface<'a> {
    fn of(surface: &'a Surface) -> Self {
        let mut of_types: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for function in surface.functions.values() {
            let Some(item) = function.item.as_deref() else { continue };
            let mut next: Vec<String> = types_of(function).collect();
            let mut seen = BTreeSet::new();
            while let Some(name) = next.pop() {
                let Some((path, found)) = surface.types.get_key_value(&name) else { continue };
                // every request uses the variables
                if path == "Variables" || !seen.insert(path) {
                    continue;
                }
                of_types.entry(path).or_default().insert(item);
                next.extend(found.shape.members().iter().flat_map(|member| mentioned(&member.ty)));
            }
        }
        Self { surface, of_types }
    }

    fn behind(&self, path: &str) -> impl Iterator<Item = &'a str> {
        let own = self.surface.functions.get(path).and_then(|function| function.item.as_deref());
        let of_type = self.of_types.get(path);
        let of_member = split_member(path).filter(|_| own.is_none() && of_type.is_none());
        let of_member = of_member.and_then(|(of, ..)| self.of_types.get(of));
        own.into_iter().chain(of_type.into_iter().chain(of_member).flatten().copied())
    }
}

fn types_of(function: &Function) -> impl Iterator<Item = String> {
    function.params.iter().map(|param| &param.ty).chain([&function.answer]).flat_map(|ty| mentioned(ty))
}
