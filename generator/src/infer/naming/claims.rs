//! What each type would like to be called: short where it can be, with the words of its parents where that clashes.

use std::collections::BTreeSet;

use crate::infer::model::{Direction, FAILURE_SITE, Home};
use crate::infer::places::class_words;
use crate::infer::places::generic_words::is_generic;
use crate::infer::places::occurrence::{Occurrence, Origin, Walk};
use crate::name;

/// Modules by index; `None` is the root.
pub(super) type Modules = BTreeSet<Option<usize>>;

/// A type that wants a name.
pub struct Claim {
    pub home: Home,
    /// That use it.
    pub(super) modules: Modules,
    /// In the order of preference.
    pub(super) wishes: Vec<String>,
    pub(super) first: Occurrence,
    /// The root of the failure site may have a reserved name.
    pub(super) privileged: bool,
    /// The caller's own wish comes before all others.
    pub(super) wished: bool,
}

impl Claim {
    pub fn wished(mut self, name: Option<String>) -> Self {
        self.wished = name.is_some();
        self.wishes.splice(0..0, name);
        self
    }
}

/// Whether something is the root of the failure site.
pub fn is_failure(occurrences: &[Occurrence]) -> bool {
    occurrences.iter().any(|one| one.depth == 0) && class_words::of_places(occurrences).words == FAILURE_SITE
}

/// What claims are made from.
pub struct Claims<'a> {
    pub origins: &'a [Origin],
    pub walk: &'a Walk,
    /// Whether the bodies of failures are of several kinds: then the union is `Failure`.
    pub failure_is_union: bool,
}

impl Claims<'_> {
    /// A struct or, with the suffix ` value`, a union.
    pub fn by_hint(&self, occurrences: &[Occurrence], suffix: &str) -> Option<Claim> {
        let first = self.first(occurrences)?;
        let hint = class_words::of_places(occurrences);
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
    pub fn by_variants(&self, occurrences: &[Occurrence], variants: &[&str]) -> Option<Claim> {
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
            let hint = class_words::of_places(occurrences);
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
