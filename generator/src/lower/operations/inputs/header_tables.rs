//! Headers that (nearly) all requests of a folder have are one table of its module, which the functions name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::lower::model::{HeaderTable, Module, Operation};
use crate::resolve::is_common;

/// A table of one header does not shorten functions: it must be worth the declaration.
const MIN_USES_OF_ONE: usize = 6;

/// Longer tables are not looked for: their number grows with the square of the headers of a request.
const MAX_HEADERS: usize = 32;

type Header = (String, String);

/// Declares the tables of all modules but the root, whose headers are those of the client.
pub fn share(root: &mut Module) {
    root.modules.iter_mut().for_each(declare);
}

fn declare(module: &mut Module) {
    if let Some(headers) = best(module) {
        refer(module, &headers, 0);
        module.headers = headers;
    }
    module.modules.iter_mut().for_each(declare);
}

/// Returns the adjacent headers that save most, of equal ones the first.
fn best(module: &Module) -> Option<Vec<Header>> {
    let operations = operations(module);
    let is_repeated = |with: usize| is_common(with, operations.len() - with);
    let mut single: BTreeMap<&Header, usize> = BTreeMap::new();
    for operation in &operations {
        let free = (0..operation.headers.len()).filter(|at| is_free(operation, *at, at + 1));
        let distinct: BTreeSet<&Header> = free.map(|at| &operation.headers[at]).collect();
        distinct.into_iter().for_each(|header| *single.entry(header).or_default() += 1);
    }
    // no more requests have a run than have one of its headers
    single.retain(|_, with| is_repeated(*with));
    // the position among all runs, and the number of requests
    let mut found: BTreeMap<&[Header], (usize, usize)> = BTreeMap::new();
    for operation in &operations {
        let mut counted = BTreeSet::new();
        for run in runs(operation, &single).filter(|run| counted.insert(*run)) {
            let first = found.len();
            found.entry(run).or_insert((first, 0)).1 += 1;
        }
    }
    let is_worth_it = |run: &[Header], with: usize| is_repeated(with) && (run.len() > 1 || with >= MIN_USES_OF_ONE);
    let worth = found.into_iter().filter(|(run, (_, with))| is_worth_it(run, *with));
    let best = worth.max_by_key(|(run, (first, with))| (with * run.len(), Reverse(*first)));
    best.map(|(run, _)| run.to_vec())
}

fn operations(module: &Module) -> Vec<&Operation> {
    let inner = module.modules.iter().flat_map(operations);
    module.operations.iter().chain(inner).collect()
}

/// Returns all adjacent headers that no table has, and that are all in `repeated`.
fn runs<'a>(operation: &'a Operation, repeated: &BTreeMap<&Header, usize>) -> impl Iterator<Item = &'a [Header]> {
    let headers = &operation.headers;
    let is_repeated = move |at: &usize| repeated.contains_key(&headers[*at]) && is_free(operation, *at, at + 1);
    let ends = move |start: usize| {
        let most = headers.len().min(start + MAX_HEADERS);
        (start..most).take_while(is_repeated).map(move |at| &headers[start..=at])
    };
    (0..headers.len()).flat_map(ends)
}

fn is_free(operation: &Operation, start: usize, end: usize) -> bool {
    operation.header_tables.iter().all(|table| end <= table.start || table.start + table.count <= start)
}

/// Returns where the request sends these headers, if they are in no table.
fn position(operation: &Operation, headers: &[Header]) -> Option<usize> {
    let starts = operation.headers.windows(headers.len()).enumerate().filter(|(_, run)| *run == headers);
    starts.map(|(start, _)| start).find(|start| is_free(operation, *start, start + headers.len()))
}

/// Makes the operations name the table of the module `up` levels above.
fn refer(module: &mut Module, headers: &[Header], up: usize) {
    for operation in &mut module.operations {
        if let Some(start) = position(operation, headers) {
            let module = vec!["super"; up].join("::");
            operation.header_tables.push(HeaderTable { start, count: headers.len(), module });
        }
    }
    module.modules.iter_mut().for_each(|inner| refer(inner, headers, up + 1));
}
