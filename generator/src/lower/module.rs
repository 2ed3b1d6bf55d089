//! Folders as modules, and the state that lowering them shares.

use std::collections::{BTreeMap, BTreeSet};

use super::auth;
use super::docs;
use super::model::{Auth, AuthUse, Derive, Docs, Ident, Module};
use super::operation;
use super::plan::{ModulePlan, OperationPlan};
use super::siblings::Siblings;
use super::sites::Sites;
use super::types::{self, Placed};
use crate::diagnostic::Diagnostics;
use crate::infer::model::Types;
use crate::resolve::Api;
use crate::resolve::model::AuthInEffect;

/// Everything that lowering one operation may look at.
pub(super) struct Lowering<'a> {
    pub(super) api: &'a Api,
    pub(super) sites: &'a Sites<'a>,
    pub(super) types: &'a Types,
    pub(super) siblings: Siblings,
    pub(super) placed: Placed,
    /// The fields of `Variables`, by the names in Postman.
    pub(super) variables: &'a BTreeMap<String, Ident>,
    pub(super) diagnostics: &'a mut Diagnostics,
    plan: &'a ModulePlan<'a>,
    /// Variable → paths of the functions whose answers set it.
    pub(super) captured: BTreeMap<String, Vec<String>>,
    /// What the runtime needs for the auth of the requests so far.
    features: BTreeSet<&'static str>,
    /// The modules around the current place, outermost first, without the root.
    pub(super) path: Vec<String>,
}

impl<'a> Lowering<'a> {
    pub(super) fn new(
        api: &'a Api,
        plan: &'a ModulePlan<'a>,
        sites: &'a Sites<'a>,
        types: &'a Types,
        variables: &'a BTreeMap<String, Ident>,
        other_direction: Derive,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let docs = SiteDocs::of(plan, sites);
        let placed = types::place(types, other_direction, |site| docs.part(site), |site| docs.root(site));
        Self {
            api,
            sites,
            types,
            siblings: Siblings::of(&api.root),
            placed,
            variables,
            diagnostics,
            plan,
            captured: BTreeMap::new(),
            features: BTreeSet::new(),
            path: Vec::new(),
        }
    }

    pub(super) fn root(&mut self) -> Module {
        let mut root = self.module(self.plan);
        let failures = self.sites.failure_site().and_then(|site| self.placed.of_site.remove(&site)).unwrap_or_default();
        root.types.splice(0..0, failures);
        root.docs = collection_docs(self.api);
        if !self.placed.shared.is_empty() {
            let types = std::mem::take(&mut self.placed.shared);
            let docs = vec!["Types that several modules use.".to_owned()];
            root.modules.push(Module { ident: "types".into(), docs, types, ..Module::default() });
        }
        root
    }

    /// Where variables are captured, and the features of the runtime that auth needs.
    pub(super) fn finish(self) -> (BTreeMap<String, Vec<String>>, BTreeSet<&'static str>) {
        (self.captured, self.features)
    }

    fn module(&mut self, plan: &'a ModulePlan<'a>) -> Module {
        let auth = plan.folder.auth.as_ref().and_then(auth::lower);
        let operations = plan.operations.iter().map(|operation| operation::lower(self, operation)).collect();
        let types = self.placed.of_module.remove(&plan.index).unwrap_or_default();
        let mut modules = Vec::new();
        for inner in &plan.modules {
            self.path.push(inner.ident.clone());
            modules.push(self.module(inner));
            self.path.pop();
        }
        Module {
            ident: plan.ident.clone(),
            docs: folder_docs(plan),
            imports: Vec::new(),
            auth,
            operations,
            types,
            modules,
        }
    }

    /// How an operation of the current module is signed.
    pub(super) fn auth(&mut self, plan: &OperationPlan<'_>) -> AuthUse {
        match &plan.operation.auth {
            AuthInEffect::None => AuthUse::None,
            AuthInEffect::Own(own) => match auth::lower(own) {
                Some(auth) => {
                    self.needs(&auth);
                    AuthUse::Own(auth)
                }
                None => AuthUse::None,
            },
            AuthInEffect::Inherited { up } => match self.declared(*up).and_then(auth::lower) {
                Some(auth) => {
                    self.needs(&auth);
                    AuthUse::Inherited(vec!["super"; *up].join("::"))
                }
                None => AuthUse::None,
            },
        }
    }

    fn needs(&mut self, auth: &Auth) {
        self.features.extend(&auth.features);
    }

    /// The auth of the folder `up` levels above the current module.
    fn declared(&self, up: usize) -> Option<&'a crate::read::model::Auth> {
        let depth = self.path.len().checked_sub(up)?;
        let mut module = self.plan;
        for ident in &self.path[..depth] {
            module = module.modules.iter().find(|inner| &inner.ident == ident)?;
        }
        module.folder.auth.as_ref()
    }
}

fn collection_docs(api: &Api) -> Docs {
    let mut lines = vec![docs::inline(&api.name)];
    push_description(&mut lines, &api.description);
    lines
}

fn folder_docs(plan: &ModulePlan<'_>) -> Docs {
    let mut lines = vec![docs::inline(&plan.folder.name)];
    push_description(&mut lines, &plan.folder.description);
    lines.retain(|line| !line.is_empty() || plan.folder.description.len() > 1);
    if lines.is_empty() { vec![plan.ident.clone()] } else { lines }
}

pub(super) fn push_description(lines: &mut Docs, description: &str) {
    let description = docs::sanitize(description);
    if !description.is_empty() {
        lines.push(String::new());
        lines.extend(description);
    }
}

/// What the docs of a type say about the site that it serves.
struct SiteDocs(BTreeMap<usize, (String, String)>);

impl SiteDocs {
    fn of(plan: &ModulePlan<'_>, sites: &Sites<'_>) -> Self {
        let mut found = BTreeMap::new();
        collect(plan, sites, &mut found);
        if let Some(site) = sites.failure_site() {
            let root = "The body of a failure (4xx or 5xx), from all the saved examples of failures.";
            found.insert(site, (root.to_owned(), "Part of [`Failure`].".to_owned()));
        }
        Self(found)
    }

    fn root(&self, site: usize) -> Docs {
        self.0.get(&site).map(|(root, _)| vec![root.clone()]).unwrap_or_default()
    }

    fn part(&self, site: usize) -> Docs {
        self.0.get(&site).map(|(_, part)| vec![part.clone()]).unwrap_or_default()
    }
}

fn collect(plan: &ModulePlan<'_>, sites: &Sites<'_>, found: &mut BTreeMap<usize, (String, String)>) {
    for operation in &plan.operations {
        let Some(own) = sites.of(operation) else { continue };
        let name = &operation.ident;
        for (group, site) in &own.successes {
            if let Some(site) = site {
                let label = super::answer::label(group.status, &group.examples);
                found.insert(
                    *site,
                    (
                        format!("Answer of `{name}`, from the saved example {label}."),
                        format!("Part of the answer of `{name}`."),
                    ),
                );
            }
        }
        if let Some(site) = own.body {
            found.insert(site, (format!("Body of `{name}`."), format!("Part of the body of `{name}`.")));
        }
    }
    for inner in &plan.modules {
        collect(inner, sites, found);
    }
}
