//! The first line of a type's docs: the answer or the body that it is.

use std::collections::BTreeMap;

use crate::lower::bodies::answer;
use crate::lower::model::Docs;
use crate::lower::naming::plan::ModulePlan;
use crate::lower::types::typed_places::Sites;

/// What the docs of a type say about the site that it serves.
pub struct SiteDocs(BTreeMap<usize, String>);

impl SiteDocs {
    pub fn of(plan: &ModulePlan<'_>, sites: &Sites<'_>) -> Self {
        let mut found = BTreeMap::new();
        collect(plan, sites, &mut found);
        if let Some(site) = sites.failure_site() {
            let root = "The body of a failure (4xx or 5xx), from all the saved examples of failures.";
            found.insert(site, root.to_owned());
        }
        Self(found)
    }

    pub fn root(&self, site: usize) -> Docs {
        self.0.get(&site).map(|root| vec![root.clone()]).unwrap_or_default()
    }
}

fn collect(plan: &ModulePlan<'_>, sites: &Sites<'_>, found: &mut BTreeMap<usize, String>) {
    for operation in &plan.operations {
        let Some(own) = sites.of(operation) else { continue };
        let name = &operation.ident;
        for (group, site) in &own.successes {
            if let Some(site) = site {
                let label = answer::label(group.status, &group.examples);
                found.insert(*site, format!("Answer of `{name}`, from the saved example {label}."));
            }
        }
        if let Some(site) = own.body {
            found.insert(site, format!("Body of `{name}`."));
        }
    }
    for inner in &plan.modules {
        collect(inner, sites, found);
    }
}
