//! Folders as modules, and the state that lowering them shares.

use std::collections::BTreeSet;

use crate::lower::auth;
use crate::lower::docs;
use crate::lower::model::{Docs, FolderAuth, Ident, Module, SHARED};
use crate::lower::modules::lowering::{CAPTURE_ALL, Lowering, PRESET_ALL};
use crate::lower::modules::operation;
use crate::lower::naming::plan::ModulePlan;
use crate::lower::scripts::captures::{self, Setting};
use crate::resolve::Api;

impl<'a> Lowering<'a> {
    pub fn root(&mut self) -> Module {
        let mut root = self.module(self.decided.plan);
        let failures =
            self.decided.sites.failure_site().and_then(|site| self.placed.of_site.remove(&site)).unwrap_or_default();
        root.types.splice(0..0, failures);
        root.docs = collection_docs(self.decided.api);
        if !self.placed.shared.is_empty() {
            let types = std::mem::take(&mut self.placed.shared);
            let docs = vec!["Types that several modules use.".to_owned()];
            root.modules.push(Module { ident: SHARED.into(), docs, types, ..Module::default() });
        }
        root
    }

    fn module(&mut self, plan: &'a ModulePlan<'a>) -> Module {
        let auth = plan.folder.auth.as_ref().and_then(auth::lower);
        let auth = auth.map(|auth| FolderAuth { auth, inherited: false, may_be_unused: false });
        self.note_auth(plan.folder.auth.as_ref(), &plan.folder.place);
        let setting = Setting { types: self.decided.types, fields: self.decided.variables };
        let preset = captures::preset(&setting, PRESET_ALL.to_owned(), &plan.folder.presets);
        let capture = captures::capture(&setting, CAPTURE_ALL.to_owned(), &plan.folder.captures, None);
        self.note_preset(preset.as_ref(), &plan.folder.presets);
        if capture.is_some() {
            self.note_captured(CAPTURE_ALL, &plan.folder.captures);
        }
        self.taken = taken(plan);
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
            uses: Vec::new(),
            auth,
            preset,
            capture,
            operations,
            types,
            inputs: Vec::new(),
            modules,
            former: plan.former.clone(),
            moved: Vec::new(),
            gone: false,
        }
    }
}

/// The functions of a module beside the presets and captures of its requests.
fn taken(plan: &ModulePlan<'_>) -> BTreeSet<Ident> {
    let own =
        plan.operations.iter().flat_map(|operation| [operation.ident.clone(), format!("{}_saved", operation.ident)]);
    own.chain([PRESET_ALL, CAPTURE_ALL].map(str::to_owned)).collect()
}

fn collection_docs(api: &Api) -> Docs {
    let mut lines = vec![docs::inline(&api.name)];
    docs::push_description(&mut lines, &api.description);
    lines
}

fn folder_docs(plan: &ModulePlan<'_>) -> Docs {
    let mut lines = vec![docs::inline(&plan.folder.name)];
    docs::push_description(&mut lines, &plan.folder.description);
    lines.retain(|line| !line.is_empty() || plan.folder.description.len() > 1);
    if lines.is_empty() { vec![plan.ident.clone()] } else { lines }
}
