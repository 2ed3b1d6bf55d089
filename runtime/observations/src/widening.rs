//! [`Widening`]: where answers are of another kind than before.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::kind::Kind;
use crate::shape::Shape;

/// A place where answers are of another kind than those before, so that its type becomes wider.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Widening {
    /// `$.items[].price`
    pub path: String,
    /// The kind that it was: `integer`.
    pub before: Vec<&'static str>,
    /// The kind that it is, too: `float`.
    pub also: Vec<&'static str>,
}

impl fmt::Display for Widening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` was {}, and is {} now", self.path, self.before.join(" or "), self.also.join(" or "))
    }
}

/// The places of the first that have other kinds in the second.
pub(crate) fn between(before: &Shape, after: &Shape) -> Vec<Widening> {
    let mut known = BTreeMap::new();
    before.each(&mut "$".to_owned(), &mut |path, shape| {
        known.insert(path.to_owned(), classes(shape));
    });
    let mut found = Vec::new();
    after.each(&mut "$".to_owned(), &mut |path, shape| {
        let Some(before) = known.get(path).filter(|before| before.iter().any(|class| *class != "null")) else { return };
        let also: Vec<&str> = classes(shape).difference(before).copied().collect();
        if !also.is_empty() {
            found.push(Widening { path: path.to_owned(), before: before.iter().copied().collect(), also });
        }
    });
    found
}

fn classes(shape: &Shape) -> BTreeSet<&'static str> {
    shape.kinds().filter_map(|(kind, _)| Kind::class(kind)).collect()
}
