//! The first line of a type's docs: the operations with this answer or body.

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::docs;
use crate::lower::model::Docs;
use crate::lower::naming::plan::ModulePlan;
use crate::lower::operations::bodies::origin;
use crate::lower::types::typed_places::Sites;

/// The docs of a type about its sites.
pub struct SiteDocs(BTreeMap<usize, SiteDoc>);

enum SiteDoc {
    /// The type of failures, with its whole line.
    Failure(String),
    /// The type of an answer; `origin` is the evidence for it, and `saved` tells whether that includes an example.
    Answer {
        operation: Path,
        origin: String,
        saved: bool,
        observed: bool,
    },
    Body {
        operation: Path,
    },
}

/// The modules around a function, and its name.
type Path = Vec<String>;

impl SiteDocs {
    pub fn of(plan: &ModulePlan<'_>, sites: &Sites<'_>) -> Self {
        let mut found = BTreeMap::new();
        collect(plan, &[], sites, &mut found);
        if let Some(site) = sites.failure_site() {
            found.insert(site, SiteDoc::Failure(sites.failure_docs()));
        }
        Self(found)
    }

    /// Returns the docs of the root type of these sites.
    pub fn root(&self, sites: &[usize]) -> Docs {
        let docs: Vec<&SiteDoc> = sites.iter().filter_map(|site| self.0.get(site)).collect();
        let operations = names(&docs.iter().filter_map(|doc| doc.operation()).collect());
        let operations: BTreeSet<&str> = operations.iter().map(String::as_str).collect();
        let line = match docs.as_slice() {
            [] => return Docs::new(),
            [SiteDoc::Answer { origin, .. }] => format!("Answer of {}, from {origin}.", docs::a_few(&operations)),
            [SiteDoc::Answer { .. }, ..] if docs.iter().all(|doc| doc.is_observed()) => {
                format!("Answer of {}, from observed answers.", docs::a_few(&operations))
            }
            [SiteDoc::Answer { .. }, ..] => format!("Answer of {}.", docs::a_few(&operations)),
            [SiteDoc::Body { .. }, ..] => format!("Body of {}.", docs::a_few(&operations)),
            [SiteDoc::Failure(line), ..] => line.clone(),
        };
        vec![line]
    }
}

impl SiteDoc {
    fn operation(&self) -> Option<&[String]> {
        match self {
            Self::Failure(_) => None,
            Self::Answer { operation, .. } | Self::Body { operation } => Some(operation),
        }
    }

    /// Returns `true` if observed answers are the only evidence.
    fn is_observed(&self) -> bool {
        matches!(self, Self::Answer { saved: false, observed: true, .. })
    }
}

/// More functions are not told apart, because not all are named.
const MAX_TOLD_APART: usize = 3;

/// Returns the names of functions; those of one name have as many modules before it as tell them apart.
fn names(paths: &BTreeSet<&[String]>) -> BTreeSet<String> {
    let end = |path: &[String], modules: usize| path[path.len().saturating_sub(modules + 1)..].join("::");
    let plain: BTreeSet<String> = paths.iter().map(|path| end(path, 0)).collect();
    if paths.len() == plain.len() || paths.len() > MAX_TOLD_APART {
        return plain;
    }
    let depth = paths.iter().map(|path| path.len()).max().unwrap_or_default();
    let name = |path: &&[String]| {
        let others: Vec<_> = paths.iter().filter(|other| *other != path && other.last() == path.last()).collect();
        let is_told_apart = |modules: &usize| others.iter().all(|other| end(other, *modules) != end(path, *modules));
        end(path, (0..depth).find(is_told_apart).unwrap_or(depth))
    };
    paths.iter().map(name).collect()
}

fn collect(plan: &ModulePlan<'_>, around: &[String], sites: &Sites<'_>, found: &mut BTreeMap<usize, SiteDoc>) {
    for operation in &plan.operations {
        let Some(own) = sites.of(operation) else { continue };
        let name = || around.iter().chain([&operation.ident]).cloned().collect();
        for (group, site) in &own.successes {
            if let Some(site) = site {
                let (origin, saved) = (origin::origin(group, &operation.operation.name), !group.examples.is_empty());
                let observed = group.seen() > 0;
                found.insert(*site, SiteDoc::Answer { operation: name(), origin, saved, observed });
            }
        }
        if let Some(site) = own.body {
            found.insert(site, SiteDoc::Body { operation: name() });
        }
    }
    for inner in &plan.modules {
        let path: Path = around.iter().chain([&inner.ident]).cloned().collect();
        collect(inner, &path, sites, found);
    }
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn functions_of_one_name_are_told_apart_by_their_modules() {
        let named = |paths: &[&str]| {
            let paths: Vec<Vec<String>> =
                paths.iter().map(|path| path.split("::").map(str::to_owned).collect()).collect();
            names(&paths.iter().map(Vec::as_slice).collect()).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(named(&["a::login", "b::renew"]), ["login", "renew"]);
        assert_eq!(named(&["a::login"]), ["login"]);
        assert_eq!(named(&["v1::a::login", "v1::b::login", "v1::b::renew"]), ["a::login", "b::login", "renew"]);
        assert_eq!(named(&["a::x::login", "b::x::login"]), ["a::x::login", "b::x::login"]);
        assert_eq!(named(&["a::login", "b::login", "c::login", "d::login"]), ["login"]);
        assert_eq!(named(&["login", "b::login"]), ["b::login", "login"]);
    }
}
