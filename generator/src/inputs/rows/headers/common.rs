//! Values that (nearly) all requests share: they are declared once, and again only by requests that differ.

use std::collections::BTreeMap;

use super::content_type;
use crate::inputs::decision::{Common, Decision, RequestInputs, Role, RowReason};
use crate::read::model::{Auth, Body};
use crate::resolve::is_common;
use crate::resolve::model::Operation;

const CONTENT_TYPE: &str = "content-type";

/// A request, with the decisions so far.
pub(in crate::inputs) struct Request<'a> {
    pub operation: &'a Operation,
    pub inputs: RequestInputs,
    /// The auth in effect.
    pub signed: Option<Auth>,
}

impl Request<'_> {
    /// The parameters whose values distinguish it from others with its method and path.
    pub(in crate::inputs) fn told_apart_by(&self) -> impl Iterator<Item = &str> {
        let told_apart = |decision: &Decision| decision.reason == RowReason::TellsApart;
        let query = self.operation.url.query.iter().map(|row| row.key.as_str()).zip(&self.inputs.query);
        let fields = self.operation.body.as_ref().map(Body::form).unwrap_or_default();
        let form = fields.iter().map(|row| row.key.as_str()).zip(&self.inputs.form);
        query.chain(form).filter(move |(_, decision)| told_apart(decision)).map(|(name, _)| name)
    }
}

/// Finds the common parts, and takes them out of the requests that have them. `own` is the auth that the collection declares.
pub(in crate::inputs) fn take(requests: &mut [Request<'_>], own: Option<&Auth>) -> Common {
    let auth = auth(requests, own);
    for request in requests.iter_mut() {
        request.inputs.has_common_auth = auth.is_some() && request.signed == auth;
    }
    let named = by_name(requests);
    let headers = headers(requests, &named);
    for (at, request) in requests.iter_mut().enumerate() {
        for (name, value) in &headers {
            match stands(request, rows(&named, name, at), name, value) {
                Stands::At(index) => {
                    request.inputs.headers[index] = Decision::new(Role::Common, RowReason::AllRequests)
                }
                // every header replaces the content type of the body, so that the header stays
                Stands::InBody(index) => {
                    request.inputs.headers[index] = Decision::new(Role::Constant, RowReason::FixedHeader);
                    request.inputs.content_type = None;
                }
                Stands::Nowhere => request.inputs.without_headers.push(name.clone()),
                Stands::Differs | Stands::Implied => {}
            }
        }
    }
    Common { base: None, auth, headers }
}

/// Returns the auth of the collection if it signs more requests than have none; otherwise the most frequent auth, if few requests have none.
fn auth(requests: &[Request<'_>], own: Option<&Auth>) -> Option<Auth> {
    let mut counts: Vec<(&Auth, usize)> = Vec::new();
    let mut known = BTreeMap::new();
    for auth in requests.iter().filter_map(|request| request.signed.as_ref()) {
        let index = *known.entry(format!("{auth:?}")).or_insert(counts.len());
        match counts.get_mut(index) {
            Some((_, count)) => *count += 1,
            None => counts.push((auth, 1)),
        }
    }
    let unsigned = requests.iter().filter(|request| request.signed.is_none()).count();
    let signed_by = |auth: &Auth| counts.iter().find(|(known, _)| *known == auth).map_or(0, |(_, count)| *count);
    if let Some(own) = own.filter(|own| signed_by(own) > unsigned) {
        return Some(own.clone());
    }
    // a request with another auth declares it in any case
    let first_of_most = |most: (_, usize), other: (_, usize)| if other.1 > most.1 { other } else { most };
    let most = counts.into_iter().reduce(first_of_most).filter(|(_, count)| is_common(*count, unsigned));
    most.map(|(auth, _)| auth.clone())
}

/// Requests by their index, each with the indices of its headers of one name that are sent as they are or with the body.
type Users = BTreeMap<usize, Vec<usize>>;
/// The users of each name in lower case.
type Named = BTreeMap<String, Users>;

fn by_name(requests: &[Request<'_>]) -> Named {
    let mut named = Named::new();
    for (at, request) in requests.iter().enumerate() {
        // a body may imply it
        named.entry(CONTENT_TYPE.to_owned()).or_default().insert(at, Vec::new());
        let decided = request.operation.headers.iter().zip(&request.inputs.headers).enumerate();
        for (index, (header, decision)) in decided {
            if matches!(decision.role, Role::Constant | Role::Body) {
                named.entry(header.key.to_ascii_lowercase()).or_default().entry(at).or_default().push(index);
            }
        }
    }
    named
}

/// The indices of the headers of a name in the request of this index.
fn rows<'a>(named: &'a Named, name: &str, request: usize) -> &'a [usize] {
    named.get(&name.to_ascii_lowercase()).and_then(|users| users.get(&request)).map_or(&[], Vec::as_slice)
}

/// Names and values, by name.
fn headers(requests: &[Request<'_>], named: &Named) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for users in named.values() {
        // how many requests have no other header of the name
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for (at, rows) in users {
            if let [index] = **rows
                && requests[*at].inputs.headers[index].role == Role::Constant
            {
                let header = &requests[*at].operation.headers[index];
                *counts.entry((&header.key, &header.value)).or_default() += 1;
            }
        }
        let most = counts.values().max().copied().unwrap_or_default();
        // of three that are equally frequent, none is common
        // a request can leave out only those whose names have no variables
        let mut frequent = counts.into_iter().filter(|(_, count)| *count == most).map(|(header, _)| header).take(2);
        let common = frequent.find(|(name, value)| !name.contains("{{") && is_said_once(requests, users, name, value));
        found.extend(common.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
    found.sort_unstable();
    found
}

fn is_said_once(requests: &[Request<'_>], users: &Users, name: &str, value: &str) -> bool {
    let [mut with, mut without, mut other] = [0, requests.len() - users.len(), 0];
    for (at, rows) in users {
        match stands(&requests[*at], rows, name, value) {
            Stands::At(_) => with += 1,
            Stands::Nowhere => without += 1,
            Stands::Differs | Stands::InBody(_) => other += 1,
            Stands::Implied => {}
        }
    }
    is_common(with, without) && with >= other
}

/// The relation of a request to a common header.
enum Stands {
    At(usize),
    /// The body sets the header of that name, with another value.
    InBody(usize),
    /// It has other headers of that name.
    Differs,
    /// The request is the same with and without it.
    Implied,
    Nowhere,
}

/// `rows` are the indices of its headers of that name.
fn stands(request: &Request<'_>, rows: &[usize], name: &str, value: &str) -> Stands {
    let is_implied = || content_type::is_implied(request.operation, value);
    match *rows {
        [] if name.eq_ignore_ascii_case(CONTENT_TYPE) && is_implied() => Stands::Implied,
        [] => Stands::Nowhere,
        [index] => {
            let header = &request.operation.headers[index];
            match request.inputs.headers[index].role {
                Role::Body if header.value == value || is_implied() => Stands::Implied,
                Role::Body => Stands::InBody(index),
                _ if header.key == name && header.value == value => Stands::At(index),
                _ => Stands::Differs,
            }
        }
        _ => Stands::Differs,
    }
}
