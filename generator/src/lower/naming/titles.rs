//! The requests of a folder with the words of their titles, and what they are called in fewer words.

use std::collections::BTreeSet;
use std::ops::Bound;

use crate::name::title;
use crate::resolve::model::Operation;
use title::concise::{Limit, concise, is_long, without_fillers};
use title::heads::heads;
use title::namesakes::in_full;

/// A request with the words of its title.
pub(super) struct Request<'a> {
    pub operation: &'a Operation,
    /// The name.
    pub own: Vec<String>,
    /// The name that it would have if it were alone.
    pub alone: Vec<String>,
    /// The words that types have instead of it.
    pub of_types: Vec<String>,
    /// The name that its title alone gives.
    title: Vec<String>,
    /// The fewest words that it may have in its module.
    shortest: Vec<String>,
    pub in_full: Vec<Vec<String>>,
    pub key: Vec<String>,
}

impl<'a> Request<'a> {
    pub fn of(operation: &'a Operation) -> Self {
        let title = title::request(&operation.name, &operation.method, &operation.url.base);
        let in_full = in_full(&operation.name, &operation.url.base);
        let key = key(operation, &in_full);
        Self {
            operation,
            own: title.clone(),
            alone: title.clone(),
            of_types: title.clone(),
            shortest: title.clone(),
            title,
            in_full,
            key,
        }
    }
}

/// Names of the requests of a folder.
pub(super) struct Names<'r>(BTreeSet<(&'r [String], usize)>);

impl<'r> Names<'r> {
    /// The names of all, and those in more words.
    pub fn of(requests: &'r [Request<'_>]) -> Self {
        let names = requests.iter().enumerate().flat_map(|(at, request)| {
            [&request.own, &request.of_types].into_iter().map(move |name| (name.as_slice(), at))
        });
        Self(names.collect())
    }

    /// Adds their titles.
    fn with_titles(mut self, requests: &'r [Request<'_>]) -> Self {
        self.0.extend(requests.iter().enumerate().flat_map(|(at, request)| {
            [&request.title, &request.shortest]
                .into_iter()
                .chain(request.in_full.first())
                .map(move |name| (name.as_slice(), at))
        }));
        self
    }

    /// Returns `true` if a name of another request than this one begins with the words, and has more.
    pub fn has_longer(&self, words: &[String], but: usize) -> bool {
        self.has(words, Bound::Excluded((words, usize::MAX)), but)
    }

    /// Returns `true` if a name of another request than this one begins with the words.
    fn has_same(&self, words: &[String], but: usize) -> bool {
        self.has(words, Bound::Included((words, 0)), but)
    }

    fn has(&self, words: &[String], from: Bound<(&[String], usize)>, but: usize) -> bool {
        let names = self.0.range::<(&[String], usize), _>((from, Bound::Unbounded));
        names.take_while(|(name, _)| name.starts_with(words)).any(|(_, at)| *at != but)
    }
}

/// Gives long names fewer words, where no other request has them.
pub(super) fn shorten(requests: &mut [Request<'_>], folders: &[Vec<String>]) {
    let titles: BTreeSet<Vec<String>> = requests.iter().map(|request| request.title.clone()).collect();
    for request in &mut *requests {
        let shorter = |limit| concise(&request.title, &request.operation.name, folders, limit);
        let free = |shorter: Vec<String>| if titles.contains(&shorter) { request.title.clone() } else { shorter };
        let alone = shorter(Limit::Function);
        (request.own, request.of_types) = (free(alone.clone()), free(shorter(Limit::Type)));
        (request.alone, request.shortest) = (alone, shorter(Limit::None));
    }
    let names = Names::of(requests).with_titles(requests);
    let heads: Vec<_> = requests.iter().enumerate().map(|(at, request)| head(request, at, &names, folders)).collect();
    for (request, (alone, own)) in requests.iter_mut().zip(heads) {
        request.alone = alone.unwrap_or_else(|| request.alone.clone());
        request.own = own.unwrap_or_else(|| request.own.clone());
    }
}

/// Returns the first head of a long name, and the first one that no other request has.
fn head(
    request: &Request<'_>,
    at: usize,
    names: &Names<'_>,
    folders: &[Vec<String>],
) -> (Option<Vec<String>>, Option<Vec<String>>) {
    let Request { operation, own, title, .. } = request;
    let is_long = |name: &[String]| is_long(name, Limit::Function);
    if !is_long(own) {
        return (None, None);
    }
    let heads = heads(title, &operation.name, &operation.method, &operation.url.base, folders);
    let mut shorter = heads.into_iter().filter_map(|head| {
        let shorter = concise(&without_fillers(&head), &operation.name, folders, Limit::Function);
        let is_free = !names.has_same(&head, at) && !names.has_same(&shorter, at);
        (!is_long(&shorter)).then_some((shorter, is_free))
    });
    let Some((first, is_free)) = shorter.next() else { return (None, None) };
    let own =
        if is_free { Some(first.clone()) } else { shorter.find_map(|(shorter, is_free)| is_free.then_some(shorter)) };
    (Some(first), own)
}

/// Returns the words that distinguish an operation from its namesakes; its place only if nothing else does.
fn key(operation: &Operation, in_full: &[Vec<String>]) -> Vec<String> {
    // the plain name is for the one without a mark, whose title says the least, that only reads, and whose path is the shortest
    let mut key = vec![
        u8::from(title::is_marked(&operation.name, &operation.url.base)).to_string(),
        format!("{:>8}", in_full.first().map_or(0, Vec::len)),
        u8::from(operation.method != "GET").to_string(),
        format!("{:>8}", operation.url.base.matches('/').count()),
    ];
    key.extend(signature(operation));
    key.push(position(&operation.place.pointer));
    key
}

/// Returns the identity of an operation, independent of its place.
pub(super) fn signature(operation: &Operation) -> Vec<String> {
    let query =
        operation.url.query.iter().map(|row| format!("{}={}", row.key, row.value.as_deref().unwrap_or_default()));
    vec![
        operation.method.clone(),
        operation.url.base.clone(),
        operation.name.clone(),
        query.collect::<Vec<_>>().join("&"),
        operation.id.clone().unwrap_or_default(),
    ]
}

/// Returns a pointer that sorts as the collection does: an item added before `/item/9` must not move it after `/item/10`.
pub(super) fn position(pointer: &str) -> String {
    pointer.split('/').map(|step| format!("{step:0>8}")).collect::<Vec<_>>().join("/")
}
