//! Pagination that does not depend on the type of a page: one function of the client's root serves all operations that have it.

use std::collections::{BTreeMap, BTreeSet};

use super::recognised::Recognised;
use crate::lower::model::{Expr, Ident, NextPage, Page, Paging};
use crate::lower::naming::plan::ModulePlan;
use crate::lower::runtime::functions::standard;
use crate::name;

/// The functions for the next page that operations share.
#[derive(Default)]
pub struct Pagers {
    /// The functions of the root.
    taken: BTreeSet<Ident>,
    functions: BTreeMap<Ident, Paging>,
}

impl Pagers {
    pub fn new(root: &ModulePlan<'_>) -> Self {
        let taken = root.operations.iter().flat_map(|one| [one.ident.clone(), format!("next_{}", one.ident)]).collect();
        Self { taken, functions: BTreeMap::new() }
    }

    /// Returns the name of the shared function for such pages, or `None` if they need a function of their own.
    pub fn shared(&mut self, recognised: &Recognised) -> Option<Ident> {
        let (page, ident) = match &recognised.next {
            NextPage::Link => (Page::Any, "next_by_link".to_owned()),
            NextPage::Number { parameter, first, items } if is_length_of_page(items) => {
                (Page::AnyList, named(parameter, *first, 1))
            }
            NextPage::Offset { parameter, first, items } if is_length_of_page(items) => {
                (Page::AnyList, named(parameter, *first, 0))
            }
            _ => return None,
        };
        if recognised.more.is_some() || self.taken.contains(&ident) {
            return None;
        }
        let function = self.functions.entry(ident.clone()).or_insert_with(|| Paging {
            docs: recognised.docs("a list"),
            ident,
            page,
            more: None,
            next: recognised.next.clone(),
        });
        // two parameters may have the same name in Rust
        (function.next == recognised.next).then(|| function.ident.clone())
    }

    /// Returns the functions, sorted by name.
    pub fn into_functions(self) -> Vec<Paging> {
        self.functions.into_values().collect()
    }
}

/// `next_by_offset`, and `next_by_offset_from_1` where the first page has an unusual number.
fn named(parameter: &str, first: u64, usual: u64) -> Ident {
    let from = if first == usual { String::new() } else { format!(" from {first}") };
    name::snake(&format!("next by {parameter}{from}"), "next")
}

fn is_length_of_page(items: &Expr) -> bool {
    matches!(items, Expr::Method(of, method, _) if *method == standard::LEN && matches!(&**of, Expr::Local(_)))
}
