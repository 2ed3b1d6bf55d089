//! Parameters of a query that callers always pass: their descriptions say that they are required, they are what a search looks for, the title
//! says what things are found by, or the request would change other things without them.

use std::collections::BTreeSet;

use crate::description::required::{is_required, says_optional};
use crate::inputs::decision::{Decision, Role, RowReason};
use crate::inputs::one_time;
use crate::name::{self, WordList, word_list};
use crate::read::model::QueryParam;
use crate::resolve::model::{Folder, Operation};
use crate::url_path;

/// More arguments would be confused with each other: all stay options.
const MAX_ARGUMENTS: usize = 4;
/// The names of what a search looks for consist of these words.
const TERMS: [&str; 11] =
    ["keyword", "keywords", "name", "phrase", "q", "query", "search", "string", "term", "terms", "text"];

/// Words of parameters for how a list is returned, not for what is in it.
const PAGING: [&str; 7] = ["limit", "offset", "order", "page", "per", "size", "sort"];

/// First words of parameters that say how something is changed, not which thing.
static FLAGS: WordList = word_list(
    "allow alt async create dry expand fields force format include includes is limit notify offset pretty recursive silent skip soft upsert \
     validate with",
);

/// The requests without a query, by method and path.
#[derive(Debug, Default)]
pub(in crate::inputs) struct Bare(BTreeSet<(String, String)>);

impl Bare {
    pub(in crate::inputs) fn of(root: &Folder) -> Self {
        let bare = root.all_operations().filter(|operation| operation.url.query.iter().all(|row| row.disabled));
        Self(bare.map(Operation::endpoint).collect())
    }

    /// Returns `true` if a request does something else without its query: `DELETE /books?id=1` beside `DELETE /books`.
    fn is_other(&self, operation: &Operation) -> bool {
        !is_safe(operation) && self.0.contains(&operation.endpoint())
    }
}

/// RFC 9110, section 9.2.1.
fn is_safe(operation: &Operation) -> bool {
    ["GET", "HEAD", "OPTIONS"].contains(&operation.method.as_str())
}

/// Makes arguments of the parameters that are sent and required. Their names must be unique in the query.
pub(super) fn mark(operation: &Operation, bare: &Bare, decided: &mut [Decision]) {
    let rows = &operation.url.query;
    let is_input = |index: &usize| {
        let is_one = matches!(&decided[*index].role, Role::Input { rows, .. } if rows.len() == 1);
        is_one && !rows[*index].disabled
    };
    let sent: Vec<usize> = (0..rows.len()).filter(is_input).collect();
    let title = name::words(&operation.name);
    let is_only = sent.len() == 1;
    let is_other = bare.is_other(operation);
    let changes_by_query = changes_by_query(operation);
    let reason = |row: &QueryParam| {
        let optional = says_optional(&row.description);
        let is_id = || name::is_name_of_id(&name::words(&row.key));
        let says_how = || is_flag(row) || !is_id() && is_named_like_a_flag(row);
        let selects = (is_other || changes_by_query) && !says_how() || operation.method == "DELETE" && is_id();
        match () {
            () if is_required(&row.description) => Some(RowReason::Required),
            () if optional => None,
            () if is_only && searches(&title) && is_term(row) => Some(RowReason::SearchTerm),
            () if finds_by(&title, row) || is_only && is_id() && finds_by_id(&title) => Some(RowReason::FoundBy),
            () if is_only && one_time::is_all(operation, &row.key) => Some(RowReason::OneCall),
            () if is_of_grant(operation, row) => Some(RowReason::OfGrant),
            () if selects => Some(RowReason::Selects),
            () => None,
        }
    };
    let required: Vec<_> = sent.iter().filter_map(|at| Some((*at, reason(&rows[*at])?))).collect();
    let names: BTreeSet<&str> = rows.iter().map(|row| row.key.as_str()).collect();
    let is_header = |name: &str| operation.headers.iter().any(|header| header.key.eq_ignore_ascii_case(name));
    let is_clear = |name: &&str| !name.is_empty() && !name.contains('=') && !is_header(name);
    if required.len() <= MAX_ARGUMENTS && names.len() == rows.len() && names.iter().all(is_clear) {
        for (index, reason) in required {
            decided[index] = Decision::new(Role::Argument, reason);
        }
    }
}

/// Returns `true` for a request that changes or deletes what its query says, because its path says nothing: `DELETE /users?email=a@b.example`.
fn changes_by_query(operation: &Operation) -> bool {
    let is_change = ["DELETE", "PATCH", "PUT"].contains(&operation.method.as_str());
    let is_only = operation.url.query.len() == 1;
    is_only && is_change && !url_path::segments(&operation.url.base).any(|segment| segment.has_variable())
}

/// Returns `true` for `Get user by id`.
fn finds_by_id(title: &[String]) -> bool {
    title.windows(2).any(|pair| pair == ["by", "id"])
}

/// Returns `true` for a parameter that says how a thing is changed, not which one.
fn is_flag(row: &QueryParam) -> bool {
    row.value.as_deref().is_none_or(|value| ["true", "false", "0", "1"].contains(&value))
}

/// Returns `true` for a parameter that is named like one that is on or off, or like one of a page: `dry_run={{dryRun}}`, `per_page=10`.
fn is_named_like_a_flag(row: &QueryParam) -> bool {
    let words = name::words(&row.key);
    let is_page = ["page size", "per page", "api version"].contains(&words.join(" ").as_str());
    words.first().is_some_and(|first| FLAGS.has(first)) || is_page
}

/// Returns `true` for the user and the password of a grant in a query (RFC 6749, section 4.3).
fn is_of_grant(operation: &Operation, row: &QueryParam) -> bool {
    let mut values = operation.query_values();
    values.any(|row| row == ("grant_type", "password")) && ["username", "password"].contains(&row.key.as_str())
}

/// Returns `true` for `Search users` and `User search`.
fn searches(title: &[String]) -> bool {
    let is_search = |word: Option<&String>| word.is_some_and(|word| ["search", "searches"].contains(&word.as_str()));
    is_search(title.first()) || is_search(title.last())
}

/// Returns `true` if the title has the words of the key after `by`: `author` of `Search books by author`, `userId` of `List orders by user`.
fn finds_by(title: &[String], row: &QueryParam) -> bool {
    let key = name::words(&row.key);
    let thing = match key.as_slice() {
        [thing @ .., id] if !thing.is_empty() && name::is_id(id) => thing,
        all => all,
    };
    let Some(by) = title.iter().position(|word| word == "by") else { return false };
    let is_said = title[by + 1..].windows(thing.len().max(1)).any(|said| said == thing);
    is_said && !key.iter().any(|word| PAGING.contains(&word.as_str()))
}

fn is_term(row: &QueryParam) -> bool {
    let words = name::words(&row.key);
    !words.is_empty() && words.iter().all(|word| TERMS.contains(&word.as_str()))
}
