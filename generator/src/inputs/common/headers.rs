//! The headers of most requests.

use std::collections::BTreeMap;

use crate::inputs::decision::{Decision, Role, RowReason};
use crate::inputs::request::Request;
use crate::inputs::rows::headers::content_type;
use crate::resolve::is_common;

const CONTENT_TYPE: &str = "content-type";

/// Finds the common headers by name, and takes them out of the requests that have them.
pub(super) fn take(requests: &mut [Request<'_>]) -> Vec<(String, String)> {
    let named = by_name(requests);
    let headers = find(requests, &named);
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
    headers
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
fn find(requests: &[Request<'_>], named: &Named) -> Vec<(String, String)> {
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
