//! Statistics over the paths of all requests.

use std::collections::{BTreeMap, BTreeSet};

use super::forms::{is_date, is_made_up, is_slug};
use super::natural_keys::NaturalKeys;
use super::nouns::{is_plural, noun};
use crate::name::made_up::is_number;
use crate::url_path::{Segment, segments};

/// A number with more digits is not a version, however many requests have it.
const MAX_VERSION_DIGITS: usize = 2;
/// The smallest number of requests that allows conclusions about most of them.
const MIN_REQUESTS: usize = 3;
/// A number with more digits is an id, whatever precedes it.
pub(super) const MAX_COUNT_DIGITS: usize = 3;

#[derive(Default)]
pub(super) struct Facts {
    requests: usize,
    /// The number of requests by their path up to and including a number or a date.
    beginnings: BTreeMap<String, usize>,
    /// Nouns that are followed by an id that is not a count.
    with_ids: BTreeSet<String>,
    /// Paths that are followed by a variable.
    with_variables: BTreeSet<String>,
    paths: BTreeSet<String>,
    deleted: BTreeSet<String>,
    /// The names of values by the paths that end with them, which requests say.
    said: BTreeMap<String, String>,
    pub(super) natural_keys: NaturalKeys,
}

impl Facts {
    /// Adds a request; `base` is its URL without the query.
    pub(super) fn add(&mut self, method: &str, base: &str) {
        self.requests += 1;
        let segments: Vec<_> = segments(base).collect();
        if method == "DELETE" && segments.last().is_some_and(|last| is_slug(last.text)) {
            self.deleted.insert(base.to_owned());
        }
        self.paths.insert(base.to_owned());
        for (at, segment) in segments.iter().enumerate() {
            let (text, end) = (segment.text, segment.end());
            if is_number(text) || is_date(text) {
                *self.beginnings.entry(base[..end].to_owned()).or_default() += 1;
            }
            if segment.is_variable() {
                self.with_variables.insert(path_before(base, segment).to_owned());
            }
            // what is deleted, or has parts, is a thing
            let is_thing = || end < base.len() || method == "DELETE";
            if is_made_up(text) || is_number(text) && (text.len() > MAX_COUNT_DIGITS || is_thing()) {
                self.with_ids.extend(noun(&segments[..at]).map(str::to_owned));
            }
        }
    }

    /// A version, or another part that requests share: `/2/tweets`. No path ends with it.
    pub(super) fn is_shared(&self, beginning: &str, segment: &str) -> bool {
        segment.len() <= MAX_VERSION_DIGITS && self.is_in_most(beginning) && !self.paths.contains(beginning)
    }

    /// Returns `true` if most requests begin with a path that ends with a number or a date.
    pub(super) fn is_in_most(&self, beginning: &str) -> bool {
        let requests = self.beginnings.get(beginning).copied().unwrap_or_default();
        requests >= MIN_REQUESTS && requests * 2 > self.requests
    }

    /// Returns `true` if a request deletes the thing, and another one has the path of the list, a plural, before it.
    pub(super) fn is_one_of_a_list(&self, thing: &str, list: &str, before: &[Segment<'_>]) -> bool {
        self.deleted.contains(thing) && self.has(list) && before.last().is_some_and(|noun| is_plural(noun.text))
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// Adds that a path ends with a value of this name.
    pub(super) fn say(&mut self, path: &str, name: String) {
        self.said.entry(path.to_owned()).or_insert(name);
    }

    /// Returns the name of the value that a path ends with.
    pub(super) fn said_of(&self, path: &str) -> Option<&String> {
        self.said.get(path)
    }

    /// Returns `true` if requests have ids behind the noun.
    pub(super) fn has_ids_behind(&self, noun: &str) -> bool {
        self.with_ids.contains(noun)
    }

    /// Returns `true` if other requests have a variable in the place of the segment.
    pub(super) fn has_variable_at(&self, base: &str, segment: &Segment<'_>) -> bool {
        self.with_variables.contains(path_before(base, segment))
    }
}

/// Returns the URL before a segment, without the slash.
pub(super) fn path_before<'u>(base: &'u str, segment: &Segment<'_>) -> &'u str {
    base[..segment.start].trim_end_matches('/')
}
