//! Folders as modules, and the state that lowering them shares.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostics;
use crate::infer::model::{Type, Types};
use crate::inputs::{Inputs, PathInput};
use crate::lower::auth;
use crate::lower::auth::renewal::{self, Tokens};
use crate::lower::bodies::answer;
use crate::lower::docs;
use crate::lower::model::{self, Auth, AuthUse, CaptureUse, Docs, Ident, Module, Reads, Strictness};
use crate::lower::modules::operation;
use crate::lower::naming::plan::{ModulePlan, OperationPlan, link};
use crate::lower::scripts::captures::{self, Setting};
use crate::lower::settings::Settings;
use crate::lower::types::definitions::{self, Placed};
use crate::lower::types::typed_places::Sites;
use crate::name;
use crate::resolve::model::{AuthInEffect, Capture};
use crate::resolve::{Api, used_by, used_by_auth};
use crate::script::Value;
use crate::source::Place;

/// Everything that lowering one operation may look at.
pub struct Lowering<'a> {
    pub api: &'a Api,
    pub sites: &'a Sites<'a>,
    pub types: &'a Types,
    pub inputs: &'a Inputs,
    pub placed: Placed,
    /// The fields of `Variables`, by the names in Postman.
    pub variables: &'a BTreeMap<String, Ident>,
    pub diagnostics: &'a mut Diagnostics,
    /// Whether the modules have what the collection has saved.
    pub saved: bool,
    pub strictness: Strictness,
    plan: &'a ModulePlan<'a>,
    tokens: Tokens,
    /// Variable → paths of the functions whose answers set it.
    captured: BTreeMap<String, Vec<String>>,
    /// Variable → paths of the functions that set it before requests.
    preset: BTreeMap<String, Vec<String>>,
    /// Variable → paths of the functions that need it.
    used: BTreeMap<String, Vec<String>>,
    /// What the runtime needs for the auth of the requests so far.
    features: BTreeSet<&'static str>,
    /// Functions of the current module.
    taken: BTreeSet<Ident>,
    /// The modules around the current place, outermost first, without the root.
    pub path: Vec<String>,
}

impl<'a> Lowering<'a> {
    pub fn new(
        api: &'a Api,
        inputs: &'a Inputs,
        plan: &'a ModulePlan<'a>,
        sites: &'a Sites<'a>,
        types: &'a Types,
        variables: &'a BTreeMap<String, Ident>,
        settings: &Settings,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let docs = SiteDocs::of(plan, sites);
        let placed = definitions::place(types, settings.other_direction, |site| docs.root(site));
        Self {
            api,
            sites,
            types,
            inputs,
            placed,
            variables,
            diagnostics,
            saved: settings.saved,
            strictness: settings.strictness(),
            plan,
            tokens: Tokens::of(&api.root),
            captured: BTreeMap::new(),
            preset: BTreeMap::new(),
            used: BTreeMap::new(),
            features: BTreeSet::new(),
            taken: BTreeSet::new(),
            path: Vec::new(),
        }
    }

    pub fn root(&mut self) -> Module {
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

    /// What variables have to do with, and the features of the runtime that auth needs.
    pub fn finish(self) -> (Uses, BTreeSet<&'static str>) {
        (Uses { captured: self.captured, preset: self.preset, used: self.used }, self.features)
    }

    fn module(&mut self, plan: &'a ModulePlan<'a>) -> Module {
        let auth = plan.folder.auth.as_ref().and_then(auth::lower);
        self.note_auth(plan.folder.auth.as_ref(), &plan.folder.place);
        let setting = Setting { types: self.types, fields: self.variables };
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

    /// What its scripts and those of the folders around it come to.
    pub fn scripts(&mut self, plan: &OperationPlan<'_>, root: Option<&Type>) -> OperationScripts {
        let operation = plan.operation;
        let setting = Setting { types: self.types, fields: self.variables };
        let preset = captures::preset(&setting, self.free("preset", plan), &operation.presets);
        let capture = captures::capture(&setting, self.free("capture", plan), &operation.captures, root);
        self.note_preset(preset.as_ref(), &operation.presets);
        if capture.is_some() {
            self.note_captured(&plan.ident, &operation.captures);
        }
        let mut scripts = OperationScripts { preset, capture, uses: Vec::new(), docs: Vec::new() };
        let mut around = vec![self.plan];
        for ident in &self.path {
            around.extend(around.last().and_then(|module| module.modules.iter().find(|inner| inner.ident == *ident)));
        }
        // No script runs for what a script sends.
        if operation.position.is_none() {
            around.clear();
        }
        for (depth, module) in around.iter().enumerate() {
            let path = vec!["super"; self.path.len() - depth].join("::");
            scripts.inherit(&path, &module.folder.presets, Reads::Sources, PRESET_ALL);
        }
        if let Some(preset) = scripts.preset.as_ref().map(|preset| (preset.ident.clone(), preset.reads)) {
            scripts.call("", preset, &operation.presets);
        }
        for (depth, module) in around.iter().enumerate() {
            let path = vec!["super"; self.path.len() - depth].join("::");
            scripts.inherit(&path, &module.folder.captures, Reads::Response, CAPTURE_ALL);
        }
        if let Some(capture) = scripts.capture.as_ref().map(|capture| (capture.ident.clone(), capture.reads)) {
            scripts.call("", capture, &operation.captures);
        }
        scripts
    }

    /// `capture_login`; longer where a request has that name.
    fn free(&self, what: &str, plan: &OperationPlan<'_>) -> Ident {
        let words = plan.words.join(" ");
        let candidates =
            ["", "script"].into_iter().map(|suffix| name::snake(&format!("{what} {words} {suffix}"), what));
        let numbered = (2..).map(|n: usize| name::snake(&format!("{what} {words} {n}"), what));
        candidates.chain(numbered).find(|ident| !self.taken.contains(ident)).unwrap_or_default()
    }

    pub fn note_used(&mut self, plan: &OperationPlan<'_>, path: &[PathInput]) {
        let function = self.path.iter().chain([&plan.ident]).cloned().collect::<Vec<_>>().join("::");
        let mut names = used_by(plan.operation);
        names.retain(|name| path.iter().all(|input| input.written != format!("{{{{{name}}}}}")));
        if let AuthInEffect::Inherited { up } = plan.operation.auth
            && let Some(auth) = self.declared(up)
        {
            names.extend(used_by_auth(auth));
        }
        for name in names {
            self.used.entry(name).or_default().push(function.clone());
        }
    }

    /// `operation` as a login.
    pub fn renewal(&mut self, plan: &OperationPlan<'_>, operation: &model::Operation) -> Option<model::Renewal> {
        let renewal = renewal::lower(&self.tokens, plan.operation, operation, self.free("renew", plan))?;
        self.features.insert("renewal");
        Some(renewal)
    }

    /// What an operation keeps from its answer.
    fn note_captured(&mut self, ident: &str, captures: &[Capture]) {
        let function = self.function(ident);
        note(&mut self.captured, function, captures);
    }

    /// What a function sets before requests.
    fn note_preset(&mut self, preset: Option<&model::Capture>, captures: &[Capture]) {
        if let Some(preset) = preset {
            let function = self.function(&preset.ident);
            note(&mut self.preset, function, captures);
        }
    }

    fn function(&self, ident: &str) -> String {
        self.path.iter().map(String::as_str).chain([ident]).collect::<Vec<_>>().join("::")
    }

    /// How an operation of the current module is signed.
    pub fn auth(&mut self, plan: &OperationPlan<'_>) -> AuthUse {
        match &plan.operation.auth {
            AuthInEffect::None => AuthUse::None,
            AuthInEffect::Own(own) => {
                self.note_auth(Some(own), &plan.operation.place);
                match auth::lower(own) {
                    Some(auth) => {
                        self.needs(&auth);
                        AuthUse::Own(auth)
                    }
                    None => AuthUse::None,
                }
            }
            AuthInEffect::Inherited { up } => match self.declared(*up).and_then(auth::lower) {
                Some(auth) => {
                    self.needs(&auth);
                    AuthUse::Inherited(vec!["super"; *up].join("::"))
                }
                None => AuthUse::None,
            },
        }
    }

    fn note_auth(&mut self, auth: Option<&crate::read::model::Auth>, place: &Place) {
        let notes = auth.and_then(auth::not_carried).map(|note| note.at(place.clone()));
        self.diagnostics.extend(notes);
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

/// The functions that variables have to do with, by the names in Postman.
pub struct Uses {
    pub captured: BTreeMap<String, Vec<String>>,
    pub preset: BTreeMap<String, Vec<String>>,
    pub used: BTreeMap<String, Vec<String>>,
}

fn note(functions: &mut BTreeMap<String, Vec<String>>, function: String, captures: &[Capture]) {
    for capture in captures.iter().filter(|capture| capture.value != Value::Unset) {
        let functions = functions.entry(capture.variable.clone()).or_default();
        if !functions.contains(&function) {
            functions.push(function.clone());
        }
    }
}

/// What runs for all requests of a module and below.
const PRESET_ALL: &str = "preset_all";
const CAPTURE_ALL: &str = "capture_all";

/// The functions of a module beside the presets and captures of its requests.
fn taken(plan: &ModulePlan<'_>) -> BTreeSet<Ident> {
    let own =
        plan.operations.iter().flat_map(|operation| [operation.ident.clone(), format!("{}_saved", operation.ident)]);
    own.chain([PRESET_ALL, CAPTURE_ALL].map(str::to_owned)).collect()
}

/// Presets and captures of one operation.
pub struct OperationScripts {
    pub preset: Option<model::Capture>,
    pub capture: Option<model::Capture>,
    pub uses: Vec<CaptureUse>,
    pub docs: Docs,
}

impl OperationScripts {
    fn inherit(&mut self, path: &str, captures: &[Capture], reads: Reads, ident: &str) {
        if !captures.is_empty() {
            self.call(path, (ident.to_owned(), reads), captures);
        }
    }

    fn call(&mut self, path: &str, (ident, reads): (Ident, Reads), captures: &[Capture]) {
        let mut names: Vec<&str> = Vec::new();
        for capture in captures {
            if !names.contains(&capture.variable.as_str()) {
                names.push(&capture.variable);
            }
        }
        let are = if names.len() == 1 { "is" } else { "are" };
        let names: Vec<String> = names.iter().map(|name| docs::code(&format!("{{{{{name}}}}}"))).collect();
        let function = if path.is_empty() { link(&ident) } else { link(&format!("{path}::{ident}")) };
        let names = names.join(", ");
        if !self.docs.is_empty() {
            self.docs.push(String::new());
        }
        self.docs.push(match reads {
            Reads::Sources => format!("Before it is sent, {names} {are} set: {function}."),
            _ => format!("Its answer sets {names}: {function}."),
        });
        self.uses.push(CaptureUse { module: path.to_owned(), ident, reads });
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

pub fn push_description(lines: &mut Docs, description: &str) {
    let description = docs::sanitize(description);
    if !description.is_empty() {
        lines.push(String::new());
        lines.extend(description);
    }
}

/// What the docs of a type say about the site that it serves.
struct SiteDocs(BTreeMap<usize, String>);

impl SiteDocs {
    fn of(plan: &ModulePlan<'_>, sites: &Sites<'_>) -> Self {
        let mut found = BTreeMap::new();
        collect(plan, sites, &mut found);
        if let Some(site) = sites.failure_site() {
            let root = "The body of a failure (4xx or 5xx), from all the saved examples of failures.";
            found.insert(site, root.to_owned());
        }
        Self(found)
    }

    fn root(&self, site: usize) -> Docs {
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
