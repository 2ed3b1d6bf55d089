//! Query parameters that select a page.

use super::listing::Listing;
use crate::inputs::{Decision, Role, ValueType};
use crate::read::model::QueryParam;

/// A query parameter of a request.
#[derive(Clone, Copy, Debug)]
pub struct Parameter<'a> {
    pub key: &'a str,
    pub value: &'a str,
    pub is_number: bool,
}

/// Names of parameters whose values come from the previous answer.
const CURSORS: [&str; 18] = [
    "after",
    "aftercursor",
    "continuation",
    "continuationtoken",
    "cursor",
    "cursorid",
    "marker",
    "nextcursor",
    "nextpage",
    "nextpagetoken",
    "nexttoken",
    "pagecursor",
    "pageafter",
    "pagetoken",
    "paginationtoken",
    "scrollid",
    "startcursor",
    "starttoken",
];

const NUMBERS: [&str; 7] = ["page", "pageindex", "pageno", "pagenum", "pagenumber", "currentpage", "pagepage"];

const OFFSETS: [&str; 6] = ["offset", "skip", "startat", "startindex", "firstresult", "pageoffset"];

/// Names of parameters for the number of items on a page.
const SIZES: [&str; 17] = [
    "count",
    "itemsperpage",
    "limit",
    "max",
    "maxresult",
    "maxresults",
    "numrows",
    "pagecount",
    "pagelimit",
    "pagesize",
    "perpage",
    "records",
    "resultsperpage",
    "rows",
    "size",
    "take",
    "top",
];

/// Returns a name without case and punctuation: `page[number]` and `pageNumber` are equal.
pub fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect()
}

impl<'a> Parameter<'a> {
    fn is_one_of(self, names: &[&str]) -> bool {
        names.contains(&plain(self.key).as_str())
    }

    pub fn is_cursor(self) -> bool {
        self.is_one_of(&CURSORS)
    }

    pub fn is_page_number(self) -> bool {
        self.is_number && self.is_one_of(&NUMBERS)
    }

    pub fn is_offset(self) -> bool {
        self.is_number && self.is_one_of(&OFFSETS)
    }

    pub fn is_size(self) -> bool {
        self.is_one_of(&SIZES)
    }

    /// Returns its saved number, if there is one.
    pub fn saved(self) -> Option<u64> {
        self.value.parse().ok()
    }
}

/// Returns the parameters of a request, without those whose names are variables.
pub fn of<'a>(listing: &Listing<'a>) -> Vec<Parameter<'a>> {
    let rows = listing.plan.operation.url.query.iter().zip(&listing.inputs.query);
    let named = rows.filter(|(row, decided)| {
        !row.key.is_empty() && !row.key.contains("{{") && !matches!(decided.role, Role::LeftOut | Role::Listed)
    });
    let parameter = |(row, decided): (&'a QueryParam, &Decision)| {
        let value = row.value.as_deref().unwrap_or_default();
        let is_number = match &decided.role {
            Role::Input { ty, rows } => *ty == ValueType::Integer && rows.len() == 1,
            _ => value.parse::<u64>().is_ok(),
        };
        Parameter { key: &row.key, value, is_number }
    };
    named.map(parameter).collect()
}
