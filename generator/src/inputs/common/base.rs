//! The base: the beginning of the URLs of most requests, which is a host or ends in a variable of the client. It is declared once, and functions
//! have the rest.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::inputs::decision::RequestInputs;
use crate::inputs::request::Request;
use crate::resolve::variables::template;
use crate::url_path::{is_technical, path_start};

/// Fewer requests say nothing about what most of them have.
const MIN_REQUESTS: usize = 3;
/// A base has fewer segments; a URL may have any number.
const MAX_SEGMENTS: usize = 32;

/// Finds the base, and sets it for the requests that have it. There is none if a URL begins with `/`, which is how functions continue it.
pub(super) fn take(requests: &mut [Request<'_>]) -> Option<String> {
    let base = find(requests.iter().map(|request| &request.inputs))?;
    for request in requests {
        request.inputs.behind_base = behind(&request.inputs, &base).then_some(base.len());
    }
    Some(base)
}

fn find<'a>(requests: impl Iterator<Item = &'a RequestInputs>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for request in requests {
        all += 1;
        if request.url.starts_with('/') {
            return None;
        }
        for base in bases(request) {
            *counts.entry(base).or_default() += 1;
        }
    }
    let most = counts.into_iter().filter(|(_, count)| *count >= MIN_REQUESTS && 2 * count > all);
    let saves_most = most.max_by_key(|(base, count)| (base.len() * count, Reverse(*base)));
    saves_most.map(|(base, _)| base.to_owned())
}

fn behind(request: &RequestInputs, base: &str) -> bool {
    bases(request).any(|own| own == base)
}

/// Returns the beginnings of a URL that may be a base: they end with a variable, or are a host and what says nothing of the things behind it
/// (`https://h.example/api/v1`). No part of them is an argument, and the path goes on.
fn bases(request: &RequestInputs) -> impl Iterator<Item = &str> {
    let url = request.url.as_str();
    let start = path_start(url);
    let ends = url.match_indices('/').map(|(at, _)| at).filter(move |at| *at >= start).take(MAX_SEGMENTS);
    let is_argument = |part: &str| {
        let is_in = |written: &str| !written.starts_with(char::is_alphanumeric) && part.contains(written);
        request.path.iter().any(|input| is_in(&input.written))
            || part.contains("/:")
            || template::tokens(part).any(|(_, name)| name.starts_with('$') || name.contains('/'))
    };
    let possible =
        ends.map(move |at| &url[..at]).take_while(move |base| !base.contains(['?', '#']) && !is_argument(base));
    possible.filter(|base| base.rsplit('/').next().is_some_and(|last| last.contains("{{")) || is_host(base))
}

/// Returns `true` for a host that is written out, with only technical words such as `api` and versions behind it.
fn is_host(base: &str) -> bool {
    let (host, path) = base.split_at(path_start(base));
    !host.is_empty()
        && !host.contains("{{")
        && path.split('/').skip(1).all(|segment| is_technical(&segment.to_ascii_lowercase()))
}
