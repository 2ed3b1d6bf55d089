//! How a request whose options or form are a shared type still sends them in its own order: its function states its constants, and which inputs come
//! first.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::lower::model::{Input, Said};

/// More text of an order is not one short line.
const MAX_ORDER_BYTES: usize = 60;

/// The rows of a table, and the constant headers that the function sends before them.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    pub rows: &'a [Input],
    pub headers: &'a [(String, String)],
}

/// Returns what the function states itself if the type of its options has the rows `shared`.
pub fn said(own: Rows<'_>, shared: &[Input]) -> Option<Said> {
    let has_constants = shared.iter().any(|input| input.field().is_none());
    let is_said = |input: &&Input| input.argument().is_some() || input.field().is_none() && !has_constants;
    let inputs: Vec<Input> = own.rows.iter().filter(is_said).cloned().collect();
    let query = first(
        keys(own.rows, query_key),
        keys(&inputs, query_key).into_iter().chain(keys(shared, query_key)).collect(),
    )?;
    let leading = || own.headers.iter().map(|(name, _)| name.as_str());
    let headers = first(
        leading().chain(keys(own.rows, header_key)).collect(),
        leading().chain(keys(&inputs, header_key)).chain(keys(shared, header_key)).collect(),
    )?;
    // one list has the names of both
    let is_ambiguous = keys(own.rows, query_key).iter().any(|key| headers.contains(key))
        || query.iter().any(|key| leading().chain(keys(own.rows, header_key)).any(|name| name == *key));
    let order = [query, headers].concat().into_iter().map(str::to_owned).collect();
    (!is_ambiguous).then_some(Said { inputs, order })
}

/// Returns the order of a form if its type has the rows `shared`.
pub fn order(own: &[Input], shared: &[Input]) -> Option<Vec<String>> {
    let order = first(keys(own, field_key), keys(shared, field_key))?;
    Some(order.into_iter().map(str::to_owned).collect())
}

/// Returns `true` if the order is one short line.
pub fn is_short(order: &[String]) -> bool {
    order.iter().map(|name| name.len() + "\"\", ".len()).sum::<usize>() <= MAX_ORDER_BYTES
}

/// Returns the fewest names that must come first, so that the others are in order by themselves.
fn first<'a>(wanted: Vec<&'a str>, given: Vec<&'a str>) -> Option<Vec<&'a str>> {
    let mut places: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    given.iter().enumerate().for_each(|(at, key)| places.entry(key).or_default().push_back(at));
    // a name that several rows have does not determine which of them is meant
    let repeated: BTreeSet<&str> = places.iter().filter(|(_, places)| places.len() > 1).map(|(key, _)| *key).collect();
    let is_unique = |key: &&str| !key.is_empty() && !repeated.contains(key);
    let order: Vec<usize> = wanted.iter().map(|key| places.get_mut(key)?.pop_front()).collect::<Option<_>>()?;
    let count = (1..order.len()).rev().find(|at| order[at - 1] > order[*at]).unwrap_or_default();
    let first = &wanted[..count];
    (order.len() == given.len() && first.iter().all(is_unique)).then(|| first.to_vec())
}

fn keys<'a>(rows: &'a [Input], key: impl Fn(&'a Input) -> Option<&'a str>) -> Vec<&'a str> {
    rows.iter().filter_map(key).collect()
}

fn query_key(input: &Input) -> Option<&str> {
    match input {
        Input::FixedQuery(query) => query.split('=').next(),
        Input::QueryArgument(argument) => Some(&argument.key),
        Input::Query(field) => Some(&field.key),
        _ => None,
    }
}

fn header_key(input: &Input) -> Option<&str> {
    match input {
        Input::FixedHeader(name, _) => Some(name),
        Input::HeaderArgument(argument) => Some(&argument.key),
        Input::Header(field) => Some(&field.key),
        _ => None,
    }
}

fn field_key(input: &Input) -> Option<&str> {
    match input {
        Input::FixedField(key, _) | Input::FixedPart { key, .. } => Some(key),
        Input::Field(field) => Some(&field.key),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn only_the_inputs_that_are_not_in_order_are_named() {
        let of = |wanted: &'static str, given: &'static str| {
            let keys = |text: &'static str| text.split(' ').collect::<Vec<_>>();
            first(keys(wanted), keys(given)).map(|first| first.join(" "))
        };
        for (wanted, given, named) in [
            ("a b c", "a b c", Some("")),
            ("b a c", "a b c", Some("b")),
            ("c a b", "a b c", Some("c")),
            ("a c b", "a b c", Some("a c")),
            ("c b a", "a b c", Some("c b")),
            ("a a b", "a a b", Some("")),
            ("b a a", "a a b", Some("b")),
            ("a b a", "a a b", None),
        ] {
            assert_eq!(of(wanted, given).as_deref(), named, "{wanted} of {given}");
        }
    }
}
