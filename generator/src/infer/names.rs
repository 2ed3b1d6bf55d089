//! Type names: short where they can be, with those of their parents where they clash, and never by order of input.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::InferOptions;
use super::hint::{self, is_generic};
use super::model::{Direction, Home};
use super::walk::{Occurrence, Origin, Walk};
use crate::name;

/// Modules by index; `None` is the root.
type Modules = BTreeSet<Option<usize>>;

/// A type that wants a name.
pub(super) struct Claim {
    pub(super) home: Home,
    /// That use it.
    modules: Modules,
    /// In the order of preference.
    wishes: Vec<String>,
    first: Occurrence,
    /// The root of the failure site may have a reserved name.
    privileged: bool,
    /// The caller's own wish comes before all others.
    wished: bool,
}

impl Claim {
    pub(super) fn wished(mut self, name: Option<String>) -> Self {
        self.wished = name.is_some();
        self.wishes.splice(0..0, name);
        self
    }
}

/// Whether something is the root of the failure site.
pub(super) fn is_failure(occurrences: &[Occurrence]) -> bool {
    occurrences.iter().any(|one| one.depth == 0) && hint::of_class(occurrences).words == super::FAILURE
}

/// What claims are made from.
pub(super) struct Claims<'a> {
    pub(super) origins: &'a [Origin],
    pub(super) walk: &'a Walk,
    /// Whether the bodies of failures are of several kinds: then the union is `Failure`.
    pub(super) failure_is_union: bool,
}

impl Claims<'_> {
    /// A struct or, with the suffix ` value`, a union.
    pub(super) fn by_hint(&self, occurrences: &[Occurrence], suffix: &str) -> Option<Claim> {
        let first = self.first(occurrences)?;
        let hint = hint::of_class(occurrences);
        let words = &hint.words;
        let is_failure = is_failure(occurrences);
        let privileged = is_failure && self.failure_is_union != suffix.is_empty();
        let suffix = match suffix {
            _ if privileged => "",
            "" if is_failure => " object",
            other => other,
        };
        let wishes = if first.depth == 0 {
            let direction = match self.origins[first.origin].direction {
                Direction::Answer => "answer",
                Direction::Body => "body",
            };
            vec![format!("{words}{suffix}"), format!("{words}{suffix} {direction}")]
        } else {
            self.lineage(first, words).into_iter().map(|words| words + suffix).collect()
        };
        Some(Claim {
            home: self.home(occurrences),
            modules: self.modules(occurrences),
            wishes: camel(wishes),
            first: first.clone(),
            privileged,
            wished: false,
        })
    }

    /// A union of scalars is called after its variants, so that all of its kind are one.
    pub(super) fn by_variants(&self, occurrences: &[Occurrence], variants: &[&str]) -> Option<Claim> {
        let first = self.first(occurrences)?.clone();
        let words = variants.join(" or ");
        let wishes = camel(vec![words.clone(), format!("{words} value")]);
        Some(Claim {
            home: self.home(occurrences),
            modules: self.modules(occurrences),
            wishes,
            first,
            privileged: false,
            wished: false,
        })
    }

    fn first<'o>(&self, occurrences: &'o [Occurrence]) -> Option<&'o Occurrence> {
        occurrences.iter().min_by(|a, b| a.rank(b))
    }

    fn home(&self, occurrences: &[Occurrence]) -> Home {
        let modules = self.modules(occurrences);
        match (modules.first(), modules.len()) {
            (Some(only), 1) => Home::Module(*only),
            _ => Home::Shared,
        }
    }

    fn modules(&self, occurrences: &[Occurrence]) -> Modules {
        occurrences.iter().map(|occurrence| self.origins[occurrence.origin].module).collect()
    }

    /// The words alone, unless they are generic, then with more and more of the parents' words before them.
    fn lineage(&self, first: &Occurrence, words: &str) -> Vec<String> {
        let mut name = if words.is_empty() { "item".to_owned() } else { words.to_owned() };
        let mut generic = is_generic(&name);
        let mut wishes = Vec::new();
        if !generic {
            wishes.push(name.clone());
        }
        let mut parent = first.parent;
        while let Some(id) = parent {
            let Some(occurrences) = self.walk.record_occurrences.get(&id) else {
                break;
            };
            let hint = hint::of_class(occurrences);
            name = prefixed(&hint.words, &name);
            generic &= is_generic(&hint.words);
            parent = self.walk.place(id, first.origin).and_then(|place| place.parent);
            if !generic || parent.is_none() {
                wishes.push(name.clone());
            }
        }
        wishes
    }
}

/// `order` before `order line` is not said twice.
fn prefixed(parent: &str, words: &str) -> String {
    let parent_words: Vec<&str> = parent.split(' ').collect();
    let twice = parent_words.last().is_some_and(|last| words.split(' ').next() == Some(last) && words != *last);
    let kept = parent_words.len() - usize::from(twice);
    let mut all = parent_words[..kept].to_vec();
    all.push(words);
    all.join(" ")
}

fn camel(wishes: Vec<String>) -> Vec<String> {
    wishes.iter().map(|words| name::upper_camel(words, "Item")).collect()
}

/// The names, in the order of the claims.
///
/// All first wishes are heard before any second one; of several claims on a name, the first by rank wins.
pub(super) fn assign(claims: &[Claim], options: &InferOptions) -> Vec<String> {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by(|&a, &b| rank(&claims[a], &claims[b]));
    let mut book = Book { options, taken: BTreeMap::new() };
    let mut names = vec![String::new(); claims.len()];
    let rounds = claims.iter().map(|claim| claim.wishes.len()).max().unwrap_or(0);
    for round in 0..rounds {
        for &at in &order {
            if names[at].is_empty()
                && let Some(wish) = claims[at].wishes.get(round)
            {
                names[at] = book.take(wish, &claims[at]).unwrap_or_default();
            }
        }
    }
    for &at in &order {
        let claim = &claims[at];
        let base = claim.wishes.last().map_or("Item", String::as_str);
        let mut numbers = 2..;
        while names[at].is_empty()
            && let Some(number) = numbers.next()
        {
            names[at] = book.take(&format!("{base}{number}"), claim).unwrap_or_default();
        }
    }
    names
}

fn rank(a: &Claim, b: &Claim) -> Ordering {
    b.wished.cmp(&a.wished).then_with(|| a.first.rank(&b.first)).then_with(|| a.wishes.cmp(&b.wishes))
}

struct Book<'a> {
    options: &'a InferOptions,
    /// Where a name is declared or imported.
    taken: BTreeMap<String, Vec<(Home, Modules)>>,
}

impl Book<'_> {
    fn take(&mut self, name: &str, claim: &Claim) -> Option<String> {
        let allowed = claim.privileged || !name::is_reserved_type_name(name);
        // Shared types are imported wherever they are used.
        let reserved =
            claim.modules.iter().any(|module| self.options.reserved.get(module).is_some_and(|all| all.contains(name)));
        let meets = |(home, modules): &(Home, Modules)| *home == claim.home || !modules.is_disjoint(&claim.modules);
        let taken = self.taken.get(name).is_some_and(|others| others.iter().any(meets));
        if !allowed || reserved || taken {
            return None;
        }
        self.taken.entry(name.to_owned()).or_default().push((claim.home, claim.modules.clone()));
        Some(name.to_owned())
    }
}
