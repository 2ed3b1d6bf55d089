//! Values that (nearly) all requests share: they are declared once, and again only by requests that differ.

use std::collections::BTreeMap;

use super::content_type;
use crate::inputs::decision::{Common, Decision, RequestInputs, Role, RowReason};
use crate::read::model::{Auth, Body, Header};
use crate::resolve::is_common;
use crate::resolve::model::Operation;

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
    let headers = headers(requests);
    for request in requests.iter_mut() {
        for (name, value) in &headers {
            match stands(request, name, value) {
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
    for auth in requests.iter().filter_map(|request| request.signed.as_ref()) {
        match counts.iter_mut().find(|(known, _)| *known == auth) {
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

/// Names and values, by name.
fn headers(requests: &[Request<'_>]) -> Vec<(String, String)> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for request in requests {
        let rows = request.operation.headers.iter().zip(&request.inputs.headers);
        for (header, _) in rows.filter(|(header, decision)| decision.role == Role::Constant && is_literal(header)) {
            *counts.entry((&header.key, &header.value)).or_default() += 1;
        }
    }
    let said_once = |(name, value): (&str, &str)| {
        let [mut with, mut without, mut other] = [0, 0, 0];
        for request in requests {
            match stands(request, name, value) {
                Stands::At(_) => with += 1,
                Stands::Nowhere => without += 1,
                Stands::Differs | Stands::InBody(_) => other += 1,
                Stands::Implied => {}
            }
        }
        is_common(with, without) && with >= other
    };
    let mut found: Vec<(String, String, usize)> = Vec::new();
    for ((name, value), count) in counts {
        if !is_common(count, 0) || !said_once((name, value)) {
            continue;
        }
        match found.iter_mut().find(|(known, ..)| known.eq_ignore_ascii_case(name)) {
            Some((_, _, known)) if *known >= count => {}
            Some(less) => *less = (name.to_owned(), value.to_owned(), count),
            None => found.push((name.to_owned(), value.to_owned(), count)),
        }
    }
    found.into_iter().map(|(name, value, _)| (name, value)).collect()
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

fn stands(request: &Request<'_>, name: &str, value: &str) -> Stands {
    let rows = request.operation.headers.iter().zip(&request.inputs.headers).enumerate();
    let mut found = rows.filter(|(_, (header, decision))| {
        header.key.eq_ignore_ascii_case(name) && matches!(decision.role, Role::Constant | Role::Common | Role::Body)
    });
    let is_content_type = name.eq_ignore_ascii_case("content-type");
    match (found.next(), found.next()) {
        (None, _) if is_content_type && content_type::is_implied(request.operation, value) => Stands::Implied,
        (None, _) => Stands::Nowhere,
        (Some((index, (header, decision))), None) => match decision.role {
            Role::Body if header.value == value || content_type::is_implied(request.operation, value) => {
                Stands::Implied
            }
            Role::Body => Stands::InBody(index),
            _ if header.key == name && header.value == value => Stands::At(index),
            _ => Stands::Differs,
        },
        (Some(_), Some(_)) => Stands::Differs,
    }
}

/// Returns `true` if the name contains no variable: only such headers can be excluded by a request.
fn is_literal(header: &Header) -> bool {
    !header.key.contains("{{")
}
