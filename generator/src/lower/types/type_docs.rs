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
        operation: String,
        origin: String,
        saved: bool,
        observed: bool,
    },
    Body {
        operation: String,
    },
}

impl SiteDocs {
    pub fn of(plan: &ModulePlan<'_>, sites: &Sites<'_>) -> Self {
        let mut found = BTreeMap::new();
        collect(plan, sites, &mut found);
        if let Some(site) = sites.failure_site() {
            found.insert(site, SiteDoc::Failure(sites.failure_docs()));
        }
        Self(found)
    }

    /// Returns the docs of the root type of these sites.
    pub fn root(&self, sites: &[usize]) -> Docs {
        let docs: Vec<&SiteDoc> = sites.iter().filter_map(|site| self.0.get(site)).collect();
        let operations: BTreeSet<&str> = docs.iter().filter_map(|doc| doc.operation()).collect();
        let line = match docs.as_slice() {
            [] => return Docs::new(),
            [SiteDoc::Answer { operation, origin, .. }] => format!("Answer of `{operation}`, from {origin}."),
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
    fn operation(&self) -> Option<&str> {
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

fn collect(plan: &ModulePlan<'_>, sites: &Sites<'_>, found: &mut BTreeMap<usize, SiteDoc>) {
    for operation in &plan.operations {
        let Some(own) = sites.of(operation) else { continue };
        let name = &operation.ident;
        for (group, site) in &own.successes {
            if let Some(site) = site {
                let (origin, saved) = (origin::origin(group, &operation.operation.name), !group.examples.is_empty());
                let observed = group.seen() > 0;
                found.insert(*site, SiteDoc::Answer { operation: name.clone(), origin, saved, observed });
            }
        }
        if let Some(site) = own.body {
            found.insert(site, SiteDoc::Body { operation: name.clone() });
        }
    }
    for inner in &plan.modules {
        collect(inner, sites, found);
    }
}
