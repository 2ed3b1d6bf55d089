//! The auth of most requests.

use std::collections::BTreeMap;

use crate::inputs::request::Request;
use crate::read::model::Auth;
use crate::resolve::is_common;

/// Finds the common auth, and marks the requests that have it. `own` is the auth that the collection declares.
pub(super) fn take(requests: &mut [Request<'_>], own: Option<&Auth>) -> Option<Auth> {
    let auth = find(requests, own);
    for request in requests {
        request.inputs.has_common_auth = auth.is_some() && request.signed == auth;
    }
    auth
}

/// Returns the auth of the collection if it signs more requests than have none; otherwise the most frequent auth, if few requests have none.
fn find(requests: &[Request<'_>], own: Option<&Auth>) -> Option<Auth> {
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
