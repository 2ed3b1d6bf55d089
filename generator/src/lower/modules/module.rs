//! Lowers folders to modules.

use std::collections::BTreeSet;

use crate::lower::docs;
use crate::lower::model::{CAPTURE_ALL, Deprecated, Docs, FolderAuth, Ident, Module, PRESET_ALL, SHARED};
use crate::lower::modules::lowering::Lowering;
use crate::lower::modules::operation;
use crate::lower::naming::plan::ModulePlan;
use crate::lower::operations::scripts::captures::{self, Setting};
use crate::lower::operations::{auth, deprecation};
use crate::resolve::model::Operation;

impl<'a> Lowering<'a> {
    pub fn root(&mut self) -> Module {
        let mut root = self.module(self.decided.plan);
        let failures =
            self.decided.sites.failure_site().and_then(|site| self.placed.of_site.remove(&site)).unwrap_or_default();
        root.types.splice(0..0, failures);
        root.paging = std::mem::take(&mut self.pagers).into_functions();
        if !self.placed.shared.is_empty() {
            let types = std::mem::take(&mut self.placed.shared);
            let docs = vec!["Types that several modules use.".to_owned()];
            root.modules.push(Module { ident: SHARED.into(), docs, types, ..Module::default() });
        }
        root
    }

    fn module(&mut self, plan: &'a ModulePlan<'a>) -> Module {
        let auth = plan.folder.auth.as_ref().and_then(auth::lower);
        let auth = auth.map(|auth| FolderAuth { auth, docs: Vec::new(), inherited: false, may_be_unused: false });
        self.note_auth(plan.folder.auth.as_ref(), &plan.folder.place);
        let setting = Setting { types: self.decided.types, fields: self.decided.variables };
        let preset = captures::preset(&setting, PRESET_ALL.to_owned(), &plan.folder.presets);
        let capture = captures::capture(&setting, CAPTURE_ALL.to_owned(), &plan.folder.captures, None);
        self.note_preset(preset.as_ref(), &plan.folder.presets);
        if capture.is_some() {
            self.note_captured(CAPTURE_ALL, &plan.folder.captures);
        }
        self.taken = taken(plan);
        let docs = self.module_docs(plan);
        self.around.enter(&docs);
        self.folders.push(plan.folder);
        self.deprecated.push(
            plan.index.and_then(|_| deprecation::of_folder(&plan.folder.name, docs.get(2..).unwrap_or_default())),
        );
        let operations = plan.operations.iter().map(|operation| operation::lower(self, operation)).collect();
        let types = self.placed.of_module.remove(&plan.index).unwrap_or_default();
        let mut modules = Vec::new();
        for inner in &plan.modules {
            self.path.push(inner.ident.clone());
            modules.push(self.module(inner));
            self.path.pop();
        }
        self.deprecated.pop();
        self.folders.pop();
        self.around.leave();
        Module {
            ident: plan.ident.clone(),
            docs,
            imports: Vec::new(),
            uses: Vec::new(),
            auth,
            headers: Vec::new(),
            preset,
            capture,
            scripts: Vec::new(),
            paging: Vec::new(),
            operations,
            types,
            inputs: Vec::new(),
            modules,
            former: plan.former.clone(),
            moved: Vec::new(),
            gone: false,
        }
    }

    /// Returns the deprecation of a request, or of a folder around it.
    pub fn deprecated(&self, operation: &Operation, description: &[String]) -> Option<Deprecated> {
        deprecation::of_request(operation, description)
            .or_else(|| self.deprecated.iter().rev().flatten().next().cloned())
    }

    /// Returns the docs of a folder, or of the collection.
    fn module_docs(&self, plan: &ModulePlan<'_>) -> Docs {
        let api = self.decided.api;
        let (name, description) = match plan.index {
            None => (&api.name, &api.description),
            Some(_) => (&plan.folder.name, &plan.folder.description),
        };
        let title = docs::title(name);
        let mut lines = vec![if title.trim().is_empty() { plan.ident.clone() } else { title }];
        let is_of_request = match (plan.operations.as_slice(), plan.modules.as_slice()) {
            ([only], []) => only.operation.description.trim() == description.trim(),
            _ => false,
        };
        // the docs of the function have it
        if !is_of_request {
            self.around.push_description(&mut lines, &docs::sanitize(description));
        }
        let mut descriptions = Vec::new();
        describe(plan, &mut descriptions);
        for paragraph in docs::common(&descriptions) {
            self.around.push_description(&mut lines, &docs::sanitize(paragraph));
        }
        for joined in &plan.folder.joined {
            let heading =
                Some(joined.name.trim()).filter(|name| !name.is_empty()).map(|name| format!("# {}", docs::title(name)));
            let mut part: Vec<String> = heading.into_iter().collect();
            let before = part.len();
            self.around.push_description(&mut part, &docs::sanitize(&joined.description));
            if part.len() > before {
                lines.push(String::new());
                lines.extend(part);
            }
        }
        lines
    }
}

/// Collects the descriptions of all requests in a folder.
fn describe<'a>(plan: &'a ModulePlan<'_>, descriptions: &mut Vec<&'a str>) {
    descriptions.extend(plan.operations.iter().map(|operation| operation.operation.description.as_str()));
    plan.modules.iter().for_each(|inner| describe(inner, descriptions));
}

/// Returns the functions of a module, except for the presets and captures of its requests.
fn taken(plan: &ModulePlan<'_>) -> BTreeSet<Ident> {
    let own =
        plan.operations.iter().flat_map(|operation| [operation.ident.clone(), format!("{}_saved", operation.ident)]);
    own.chain([PRESET_ALL, CAPTURE_ALL].map(str::to_owned)).collect()
}
