//! Headers that (nearly) all requests of a folder have are one table of its module, which the functions name.

use crate::inputs::is_common;
use crate::lower::model::{HeaderTable, Module, Operation};

/// A table of one header does not shorten functions: it must be worth the declaration.
const LEAST_OF_ONE: usize = 6;

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
    let mut tried: Vec<&[Header]> = Vec::new();
    let mut best: Option<(usize, &[Header])> = None;
    for operation in &operations {
        for run in runs(operation) {
            if tried.contains(&run) {
                continue;
            }
            tried.push(run);
            let with = operations.iter().filter(|other| position(other, run).is_some()).count();
            let is_worth_it = run.len() > 1 || with >= LEAST_OF_ONE;
            let saved = with * run.len();
            if is_worth_it && is_common(with, operations.len() - with) && best.is_none_or(|(most, _)| saved > most) {
                best = Some((saved, run));
            }
        }
    }
    best.map(|(_, run)| run.to_vec())
}

fn operations(module: &Module) -> Vec<&Operation> {
    let inner = module.modules.iter().flat_map(operations);
    module.operations.iter().chain(inner).collect()
}

/// Returns all adjacent headers that no table has.
fn runs(operation: &Operation) -> impl Iterator<Item = &[Header]> {
    let count = operation.headers.len();
    let all = (0..count).flat_map(move |start| (start + 1..=count).map(move |end| (start, end)));
    all.filter(|(start, end)| is_free(operation, *start, *end)).map(|(start, end)| &operation.headers[start..end])
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
