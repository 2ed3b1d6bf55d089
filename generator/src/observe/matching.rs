//! Matches an exchange with a request of the collection, by its id, by its name, or by method and URL.

use std::collections::{BTreeMap, BTreeSet};

use super::exchange::Exchange;
use super::request_keys::RequestKeys;
use crate::credentials::percent_decoded;
use crate::read::model::Body;
use crate::resolve::Api;
use crate::resolve::model::Operation;
use crate::url_path::path_start;

/// Finds the request of an exchange by the best match.
///
/// A recording may have as many exchanges as a collection has requests, or more, so that each is compared with few requests.
pub struct Matching<'a> {
    operations: Vec<Template<'a>>,
    /// The request of each id, and of each name and method; `None` where there are several.
    by_id: BTreeMap<&'a str, Option<&'a Operation>>,
    by_name: BTreeMap<(&'a str, &'a str), Option<&'a Operation>>,
    /// The requests by their method and the literal last segment of their path; `None` for paths that do not end in a literal.
    by_end: BTreeMap<(&'a str, Option<Vec<u8>>), BTreeSet<usize>>,
}

/// A request with its URL as a template in parts.
struct Template<'a> {
    operation: &'a Operation,
    /// The hosts whose variables have values, one for each environment.
    origins: Vec<Parts>,
}

/// A URL: host, segments of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    host: String,
    path: Vec<String>,
}

/// The fit of a URL and a template. The first field that differs decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    host: bool,
    literals: usize,
    /// The number of segments before the path of the template; fewer are better.
    extra: std::cmp::Reverse<usize>,
    query: i32,
    body: u8,
}

impl<'a> Matching<'a> {
    pub fn of(api: &Api, keys: &RequestKeys<'a>) -> Self {
        let declared: BTreeMap<&str, &str> =
            api.variables.iter().filter_map(|one| Some((one.name.as_str(), one.value.as_deref()?))).collect();
        let mut scopes = vec![declared.clone()];
        for environment in &api.environments {
            let mut scope = declared.clone();
            scope.extend(environment.values.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            scopes.push(scope);
        }
        let template = |operation: &&'a Operation| {
            let mut origins: Vec<Parts> = Vec::new();
            for scope in &scopes {
                let parts = parts(&with_origin(&operation.url.base, scope));
                if !origins.contains(&parts) {
                    origins.push(parts);
                }
            }
            Template { operation, origins }
        };
        let operations: Vec<Template<'a>> = keys.operations().iter().map(template).collect();
        let mut by_end: BTreeMap<_, BTreeSet<usize>> = BTreeMap::new();
        for (at, one) in operations.iter().enumerate() {
            for origin in &one.origins {
                by_end.entry((one.operation.method.as_str(), literal_end(origin))).or_default().insert(at);
            }
        }
        let all = keys.operations().iter().copied();
        let ids = all.clone().filter_map(|one| Some((one.id.as_deref()?, one)));
        let names = all.map(|one| ((one.name.as_str(), one.method.as_str()), one));
        Self { operations, by_id: only(ids), by_name: only(names), by_end }
    }

    /// Returns the request of an exchange, if there is one.
    pub fn find(&self, exchange: &Exchange) -> Option<&'a Operation> {
        let by_id = exchange.id.as_deref().and_then(|id| *self.by_id.get(id)?);
        let by_name = || *self.by_name.get(&(exchange.name.as_deref()?, exchange.method.as_str()))?;
        let is_named = |one: &Operation| exchange.name.as_ref() == Some(&one.name) && one.method == exchange.method;
        by_id.or_else(by_name).or_else(|| self.by_url(exchange, &is_named))
    }

    fn by_url(&self, exchange: &Exchange, is_named: &dyn Fn(&Operation) -> bool) -> Option<&'a Operation> {
        let (url, query) = exchange.url.split('#').next()?.split_once('?').unwrap_or((&exchange.url, ""));
        let sent = parts(url);
        let mut best: Option<((bool, Score), &Operation)> = None;
        let end = sent.path.last().map(|last| percent_decoded(last));
        let with_end = |end| self.by_end.get(&(exchange.method.as_str(), end)).into_iter().flatten().copied();
        // in the order of the collection
        let candidates: BTreeSet<usize> =
            with_end(None).chain(end.into_iter().flat_map(|end| with_end(Some(end)))).collect();
        for template in candidates.into_iter().map(|at| &self.operations[at]) {
            let operation = template.operation;
            let Some((host, literals, extra)) = template.origins.iter().filter_map(|one| fit(one, &sent)).max() else {
                continue;
            };
            let score = Score {
                host,
                literals,
                extra,
                query: query_score(operation, query),
                body: body_score(operation, exchange),
            };
            let score = (is_named(operation), score);
            // of equal ones the first, in the order of the collection
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, operation));
            }
        }
        best.map(|(_, operation)| operation)
    }
}

/// Marks keys with several values by `None`.
fn only<'a, K: Ord>(keyed: impl Iterator<Item = (K, &'a Operation)>) -> BTreeMap<K, Option<&'a Operation>> {
    let mut found = BTreeMap::new();
    for (key, operation) in keyed {
        found.entry(key).and_modify(|one| *one = None).or_insert(Some(operation));
    }
    found
}

/// Returns the last segment of a path if it is literal.
fn literal_end(template: &Parts) -> Option<Vec<u8>> {
    let last = template.path.last()?;
    let is_variable = last.contains("{{") || last.starts_with(':') && last.len() > 1;
    (!is_variable).then(|| percent_decoded(last))
}

/// Compares the path of a template with one that was sent: whether the host is equal, how many segments are literally equal, and how many
/// precede the template's path.
fn fit(template: &Parts, sent: &Parts) -> Option<(bool, usize, std::cmp::Reverse<usize>)> {
    let known_host = !template.host.contains("{{");
    let host = known_host && template.host.eq_ignore_ascii_case(&sent.host);
    let extra = sent.path.len().checked_sub(template.path.len())?;
    if known_host && extra > 0 {
        return None;
    }
    let mut literals = 0;
    for (template, sent) in template.path.iter().zip(&sent.path[extra..]) {
        literals += match segment(template, sent) {
            Some(true) => 1,
            Some(false) => 0,
            None => return None,
        };
    }
    // anything fits `{{url}}/:id`: only the host, or a literal in the path, shows that it is this API
    (host || literals > 0).then_some((host, literals, std::cmp::Reverse(extra)))
}

/// Returns `None` for a segment that does not fit, otherwise whether it is literally equal.
fn segment(template: &str, sent: &str) -> Option<bool> {
    if let Some((before, rest)) = template.split_once("{{") {
        let after = rest.rsplit_once("}}").map_or("", |(_, after)| after);
        let fits = sent.len() >= before.len() + after.len() && sent.starts_with(before) && sent.ends_with(after);
        return fits.then_some(false);
    }
    if template.starts_with(':') && template.len() > 1 {
        return (!sent.is_empty()).then_some(false);
    }
    (template == sent || percent_decoded(template) == percent_decoded(sent)).then_some(true)
}

/// Returns the part of a template before the path, with variables replaced as far as they have values.
fn with_origin(template: &str, scope: &BTreeMap<&str, &str>) -> String {
    const MAX_VARIABLES: usize = 8;
    let mut text = template.to_owned();
    for _ in 0..MAX_VARIABLES {
        let end = path_start(&text);
        let Some(open) = text[..end].find("{{") else { break };
        let Some(close) = text[open..].find("}}").map(|at| open + at) else { break };
        match scope.get(text[open + 2..close].trim()).filter(|value| !value.is_empty()) {
            Some(value) => text = format!("{}{value}{}", &text[..open], &text[close + 2..]),
            None => break,
        }
    }
    text
}

fn parts(url: &str) -> Parts {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = url.split_once('/').unwrap_or((url, ""));
    // `https://h:443` is `https://h`
    let host = host.trim_end_matches(":443").trim_end_matches(":80");
    let path = path.trim_end_matches('/');
    Parts { host: host.to_owned(), path: path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect() }
}

/// Scores the query: rows of the template that were sent count for it, and rows that were sent with another literal value count against it.
fn query_score(operation: &Operation, query: &str) -> i32 {
    let sent: Vec<(Vec<u8>, Vec<u8>)> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(key, value)| (percent_decoded(key), percent_decoded(value)))
        .collect();
    let row_score = |row: &crate::read::model::QueryParam| {
        let value = row.value.as_deref().unwrap_or_default();
        match sent.iter().find(|(key, _)| *key == percent_decoded(&row.key)) {
            Some((_, found)) if *found == percent_decoded(value) => 3,
            Some(_) if value.contains("{{") || value.is_empty() => 1,
            Some(_) => 0,
            None => -1,
        }
    };
    let known = |key: &Vec<u8>| operation.url.query.iter().any(|row| percent_decoded(&row.key) == *key);
    let rows: i32 = operation.url.query.iter().filter(|row| !row.disabled).map(row_score).sum();
    rows - sent.iter().filter(|(key, _)| !known(key)).map(|_| 1).sum::<i32>()
}

/// Scores the body: 2 if it is the saved one, 1 if it cannot be compared. GraphQL sends its query within JSON.
fn body_score(operation: &Operation, exchange: &Exchange) -> u8 {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let sent = plain(&exchange.request_body);
    match &operation.body {
        Some(Body::Raw { text, .. }) => u8::from(!sent.is_empty() && plain(text) == sent) * 2,
        Some(Body::Graphql(graphql)) => {
            let inner = serde_json::from_str::<serde_json::Value>(&exchange.request_body).ok();
            let inner = inner.and_then(|json| Some(plain(json.get("query")?.as_str()?)));
            u8::from(inner.unwrap_or(sent) == plain(&graphql.query)) * 2
        }
        Some(_) => u8::from(!sent.is_empty()),
        None => u8::from(sent.is_empty()),
    }
}
