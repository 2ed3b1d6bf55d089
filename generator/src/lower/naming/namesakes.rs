//! The possible names of requests, and which of several with one name has it.

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::naming::titles::{Names, Request, shorten};
use crate::name::{self, method, title};
use crate::resolve::model::Operation;
use crate::url_path::segments;
use title::concise::{Limit, concise};
use title::namesakes::{
    less_cut, order_of_path, shortened, with_difference, with_id, with_ordinal, with_own_words, with_path, with_query,
};

/// The possible names of a request, the best first.
pub(super) struct Choices {
    pub names: Vec<Vec<String>>,
    /// What distinguishes it from its namesakes: the smallest chooses first.
    pub key: Vec<String>,
    /// The first name is for a namesake.
    pub yields: bool,
    /// The words that types have instead of those of a name.
    pub of_types: BTreeMap<Vec<String>, Vec<String>>,
}

/// Returns the choices of each request of a folder. `folders` are the words of the names of the folders around them, the innermost first.
pub(super) fn of(operations: &[Operation], folders: &[Vec<String>]) -> Vec<Choices> {
    let mut requests: Vec<Request<'_>> = operations.iter().map(Request::of).collect();
    shorten(&mut requests, folders);
    let mut groups: BTreeMap<&[String], Group<'_>> = BTreeMap::new();
    for request in &requests {
        groups.entry(&request.own).or_default().add(request);
    }
    let names = Names::of(&requests);
    let choices = |(at, request): (usize, &Request<'_>)| {
        let begins_other = |name: &[String]| names.has_longer(name, at);
        let mut choices = groups[request.own.as_slice()].choices(request);
        // what was cut distinguishes it from the other
        let in_full = request.in_full.first();
        if let Some(name) = in_full.and_then(|in_full| less_cut(&request.own, in_full, begins_other)) {
            choices.names.retain(|other| *other != request.own);
            // the name of a thing needs a verb first
            let is_order = !choices.yields || name.first().is_some_and(|first| name::is_verb(first));
            let at = if is_order { 0 } else { choices.names.len() };
            choices.names.insert(at, name);
            choices.names.insert(0, request.own.clone());
            choices.yields = true;
        }
        in_fewer_words(choices, request, folders)
    };
    requests.iter().enumerate().map(choices).collect()
}

/// Requests with one name.
#[derive(Default)]
struct Group<'a> {
    size: usize,
    methods: BTreeSet<&'a str>,
    /// How many have these words in full.
    in_full: BTreeMap<Vec<String>, usize>,
    /// The words that all titles have.
    common: Option<BTreeSet<String>>,
    /// The one that has the name.
    first: Option<&'a Request<'a>>,
}

impl<'a> Group<'a> {
    fn add(&mut self, request: &'a Request<'a>) {
        self.size += 1;
        self.methods.insert(&request.operation.method);
        let words: BTreeSet<String> = request.in_full.first().into_iter().flatten().cloned().collect();
        self.common = Some(match &self.common {
            Some(common) => common & &words,
            None => words,
        });
        for full in BTreeSet::from_iter(&request.in_full) {
            *self.in_full.entry(full.clone()).or_default() += 1;
        }
        if self.first.is_none_or(|first| request.key < first.key) {
            self.first = Some(request);
        }
    }

    /// Returns `true` if no request gets the name, because each has more words in its title.
    fn leaves_out(&self, own: &[String], own_in_full: &[&Vec<String>], is_first: bool) -> bool {
        let is_cut = self.size > 1 && own_in_full.iter().any(|full| full.len() > own.len());
        let is_common =
            |full: &[String]| self.common.as_ref().is_some_and(|common| full.iter().all(|word| common.contains(word)));
        let is_shared = || own_in_full.iter().any(|full| is_common(full) || !is_whole(full));
        is_cut && !(is_first && is_shared())
    }

    fn choices(&self, request: &Request<'_>) -> Choices {
        let Request { operation, own, in_full, key, .. } = request;
        let url = operation.url.base.as_str();
        let first = self.first.map_or(*operation, |first| first.operation);
        let has_other_method = self.methods.len() > 1;
        let is_verbless = has_other_method && operation.method != "GET" && is_thing(own, operation);
        let own_in_full: Vec<_> = in_full.iter().filter(|full| self.in_full.get(*full) == Some(&1)).collect();
        let leaves_out = self.leaves_out(own, &own_in_full, first.place == operation.place);
        let mut names = vec![own.to_vec()];
        if is_verbless {
            names.push(with_verb(own, operation));
        }
        if operation.method == "HEAD" && has_other_method && own.first().is_some_and(|verb| verb == "get") {
            names.push([&["head".to_owned()], &own[1..]].concat());
        }
        names.extend(own_in_full.iter().filter(|full| is_whole(full)).map(|full| full.to_vec()));
        names.push(with_ordinal(&operation.name, own));
        names.extend(with_difference(own, url, &first.url.base));
        let by_id = with_id(own, url);
        if self.size == 1 || by_id != with_id(own, &first.url.base) {
            names.extend(by_id);
        }
        names.extend(with_own_words(own, &operation.name, &first.name));
        names.extend(own_in_full.iter().map(|full| shortened(full)));
        let method = operation.method.to_lowercase();
        if own.first() != Some(&method) && (self.size == 1 || has_other_method) {
            names.push(own.iter().cloned().chain(name::words(&method)).collect());
        }
        names.extend(order_of_path(own, url));
        names.extend(with_path(own, url));
        names.extend(with_query(own, &operation.name));
        Choices { names, key: key.clone(), yields: is_verbless || leaves_out, of_types: BTreeMap::new() }
    }
}

/// Returns the names of a request in fewer words where they are too long. Those that are whole titles follow in all words, for a request whose
/// short name another has, and the others at the end.
fn in_fewer_words(mut choices: Choices, request: &Request<'_>, folders: &[Vec<String>]) -> Choices {
    let shorter = |name: &[String], limit| concise(name, &request.operation.name, folders, limit);
    let mut of_types = BTreeMap::from([(request.own.clone(), request.of_types.clone())]);
    let Some((first, others)) = choices.names.split_first() else { return choices };
    let mut names = vec![first.clone()];
    for name in others {
        let short = shorter(name, Limit::Function);
        of_types.entry(short.clone()).or_insert_with(|| shorter(name, Limit::Type));
        names.push(short);
        names.extend(request.in_full.contains(name).then(|| name.clone()));
    }
    names.extend(others.iter().cloned());
    // what a lock knows it by does not depend on the others
    if request.alone != request.own {
        of_types.entry(request.alone.clone()).or_insert_with(|| request.of_types.clone());
        let at = usize::from(choices.yields);
        names.splice(..at, [request.alone.clone()]);
        choices.yields = true;
    }
    (choices.names, choices.of_types) = (names, of_types);
    choices
}

/// Returns `true` if a title is short enough for a name.
fn is_whole(in_full: &[String]) -> bool {
    shortened(in_full).len() == in_full.len()
}

/// Returns `true` for the name of a thing of the path, such as `export preferences`, without a word for what is done with it.
fn is_thing(own: &[String], operation: &Operation) -> bool {
    let path = name::words(&operation.url.base);
    let is_in_path = |word: &String| path.iter().any(|part| is_alike(word, part));
    let is_action = own.first().is_none_or(|first| name::is_verb(first));
    !is_action && title::is_thing(&operation.name) && own.iter().any(is_in_path)
}

/// Returns `create order` for `orders` that are posted.
fn with_verb(own: &[String], operation: &Operation) -> Vec<String> {
    let verb = name::words(method::verb(&operation.method).unwrap_or(&operation.method));
    let ends_with_variable = segments(&operation.url.base).next_back().is_some_and(|last| last.is_variable());
    let is_one = operation.method == "POST" && own.len() == 1 || ends_with_variable;
    let thing = if is_one { name::words(&name::singular(own.to_vec())) } else { own.to_vec() };
    [verb, thing].concat()
}

/// Returns `true` for words of one stem: `follows` and `followed`, `query` and `queries`.
fn is_alike(one: &str, other: &str) -> bool {
    let stem = |word: &str| word.chars().take(STEM_CHARS).collect::<String>();
    name::singular_word(one) == name::singular_word(other)
        || (one.chars().count() > STEM_CHARS && stem(one) == stem(other))
}

const STEM_CHARS: usize = 5;
