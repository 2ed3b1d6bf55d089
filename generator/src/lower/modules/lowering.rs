//! The context of lowering: the decisions that it reads, and the notes that it collects for the whole client.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostics;
use crate::infer::model::{Type, Types};
use crate::inputs::{Inputs, PathInput, RequestInputs};
use crate::lower::docs::Around;
use crate::lower::docs::Descriptions;
use crate::lower::model::{self, Auth, AuthUse, Common, Deprecated, Ident, Strictness, TypeRef};
use crate::lower::modules::prepared::{self, Prepared};
use crate::lower::modules::settings::Settings;
use crate::lower::naming::plan::{ModulePlan, OperationPlan};
use crate::lower::operations::auth;
use crate::lower::operations::auth::renewal::{self, Tokens};
use crate::lower::operations::inputs::variables::Uses;
use crate::lower::operations::pages::{self, Listing, Pagers};
use crate::lower::types::definitions::{self, Placed};
use crate::lower::types::type_docs::SiteDocs;
use crate::lower::types::typed_places::Sites;
use crate::resolve::model::{AuthInEffect, Capture, Folder};
use crate::resolve::{Api, read_by, used_by, used_by_auth};
use crate::script::Value;
use crate::source::Place;

/// The decisions of the earlier stages, and the names.
#[derive(Clone, Copy)]
pub struct Decided<'a> {
    pub api: &'a Api,
    pub inputs: &'a Inputs,
    pub types: &'a Types,
    pub plan: &'a ModulePlan<'a>,
    pub sites: &'a Sites<'a>,
    /// The fields of `Variables`, by the names in Postman.
    pub variables: &'a BTreeMap<String, Ident>,
}

/// The decisions of earlier stages, and the notes that are collected while the modules are lowered.
pub struct Lowering<'a> {
    pub decided: Decided<'a>,
    pub placed: Placed,
    pub diagnostics: &'a mut Diagnostics,
    /// `true` if the modules have what the collection has saved.
    pub saved: bool,
    pub strictness: Strictness,
    pub tokens: Tokens,
    /// The variables that requests fetch.
    fetched: BTreeSet<String>,
    prepared: BTreeMap<&'a str, Prepared>,
    /// Rules for the pages of lists in the configuration: item path and rule.
    pages: &'a BTreeMap<String, String>,
    /// How the functions so far use the variables.
    uses: Uses,
    /// The features of the runtime for the auth of the requests so far.
    features: BTreeSet<&'static str>,
    /// The functions for the next page that operations share.
    pub pagers: Pagers,
    /// The deprecations of the folders around the current place, outermost first.
    pub deprecated: Vec<Option<Deprecated>>,
    /// These folders, with the root.
    pub folders: Vec<&'a Folder>,
    /// The names of functions in the current module.
    pub taken: BTreeSet<Ident>,
    /// The modules around the current place, outermost first, without the root.
    pub path: Vec<String>,
    /// The docs of these modules, and of the root.
    pub around: Around,
}

impl<'a> Lowering<'a> {
    pub fn new(decided: Decided<'a>, settings: &'a Settings, diagnostics: &'a mut Diagnostics) -> Self {
        let Decided { api, types, plan, sites, inputs, .. } = decided;
        let docs = SiteDocs::of(plan, sites);
        let placed = definitions::place(types, settings.other_direction, |sites| docs.root(sites));
        Self {
            decided,
            placed,
            diagnostics,
            saved: settings.saved,
            strictness: settings.strictness(),
            tokens: Tokens::of(&api.root),
            fetched: auth::logins::fetched_by_all(&api.root),
            prepared: prepared::all(plan, inputs),
            pages: &settings.pages,
            uses: Uses::default(),
            features: BTreeSet::new(),
            pagers: Pagers::new(plan),
            deprecated: Vec::new(),
            folders: Vec::new(),
            taken: BTreeSet::new(),
            path: Vec::new(),
            around: Around::default(),
        }
    }

    /// The parts of an operation that depend on its request alone.
    pub fn prepared(&mut self, plan: &OperationPlan<'_>, decided: &RequestInputs) -> Prepared {
        let prepared = self.prepared.remove(plan.operation.place.pointer.as_str());
        prepared.unwrap_or_else(|| Prepared::of(plan, decided, &mut Descriptions::default()))
    }

    /// Returns the uses of the variables, and the features of the runtime that auth needs.
    pub fn finish(self) -> (Uses, BTreeSet<&'static str>) {
        (self.uses, self.features)
    }

    pub fn note_used(&mut self, plan: &OperationPlan<'_>, path: &[PathInput]) {
        let function = self.path.iter().chain([&plan.ident]).cloned().collect::<Vec<_>>().join("::");
        let mut names = used_by(plan.operation);
        names.retain(|name| path.iter().all(|input| input.written != format!("{{{{{name}}}}}")));
        names.extend(self.inherited(&plan.operation.auth).into_iter().flat_map(used_by_auth));
        for name in names {
            self.uses.used.entry(name).or_default().push(function.clone());
        }
    }

    /// Returns the renewal if `operation` logs in.
    pub fn renewal(&mut self, plan: &OperationPlan<'_>, operation: &model::Operation) -> Option<model::Renewal> {
        let renewal = renewal::lower(
            &self.tokens,
            plan.operation,
            operation,
            &self.decided.inputs.unsent,
            self.free("renew", plan),
        )?;
        self.features.insert("renewal");
        Some(renewal)
    }

    /// Decides the pagination of an operation, whose answer has the type `root`. Returns its line in the docs of the operation, and the function
    /// for the next page unless it is a shared one.
    pub fn paging(
        &mut self,
        plan: &OperationPlan<'_>,
        inputs: &RequestInputs,
        root: &Type,
        page: &TypeRef,
    ) -> Option<(String, Option<model::Paging>)> {
        let listing = Listing { plan, inputs, types: self.decided.types, root };
        let rule = self.pages.get(&plan.operation.place.to_string());
        let recognised = match pages::recognise(&listing, rule.map(String::as_str)) {
            Ok(recognised) => recognised?,
            Err(refused) => {
                self.diagnostics.push(*refused);
                return None;
            }
        };
        if let Some(ident) = self.pagers.shared(&recognised) {
            return Some((pages::sentence(&ident, self.path.len()), None));
        }
        let paging = pages::own(plan, recognised, self.free("next", plan), page);
        Some((pages::sentence(&paging.ident, 0), Some(paging)))
    }

    /// Notes the captures of an operation.
    pub fn note_captured(&mut self, ident: &str, captures: &[Capture]) {
        let function = self.function(ident);
        self.note_read(&function, captures);
        self.note_changed(captures);
        note(&mut self.uses.captured, function, captures.iter().filter(|capture| !capture.clears()));
    }

    /// Notes the variables that a function sets before requests.
    pub fn note_preset(&mut self, preset: Option<&model::Capture>, captures: &[Capture]) {
        if let Some(preset) = preset {
            let function = self.function(&preset.ident);
            self.note_read(&function, captures);
            self.note_changed(captures);
            note(&mut self.uses.preset, function, captures.iter());
        }
    }

    fn note_changed(&mut self, scripts: &[Capture]) {
        self.uses.changed.extend(scripts.iter().map(|script| script.variable.clone()));
    }

    fn note_read(&mut self, function: &str, scripts: &[Capture]) {
        for name in read_by(scripts) {
            self.uses.read.entry(name).or_default().push(function.to_owned());
        }
    }

    fn function(&self, ident: &str) -> String {
        self.path.iter().map(String::as_str).chain([ident]).collect::<Vec<_>>().join("::")
    }

    /// Decides the auth of an operation in the current module.
    pub fn auth(&mut self, plan: &OperationPlan<'_>, decided: &RequestInputs) -> AuthUse {
        let own = match &plan.operation.auth {
            AuthInEffect::Own(own) => Some(own),
            _ => None,
        };
        self.note_auth(own, &plan.operation.place);
        if decided.has_common_auth {
            return AuthUse::Common;
        }
        let not_signed = || if self.decided.inputs.common.auth.is_some() { AuthUse::Unsigned } else { AuthUse::None };
        let inherited = match &plan.operation.auth {
            AuthInEffect::Inherited { up } if decided.auth.is_none() => {
                self.inherited(&plan.operation.auth).and_then(auth::lower).map(|auth| (auth, *up))
            }
            _ => None,
        };
        if let Some((auth, up)) = inherited {
            self.needs(&auth);
            return AuthUse::Inherited(vec!["super"; up].join("::"));
        }
        match decided.auth.as_ref().or(own).and_then(auth::lower) {
            Some(auth) => {
                self.needs(&auth);
                AuthUse::Own(auth)
            }
            None => not_signed(),
        }
    }

    /// Returns `true` if an operation is sent before there is a token with which it is signed.
    pub fn comes_before_auth(&self, plan: &OperationPlan<'_>, decided: &RequestInputs) -> bool {
        let own = match &plan.operation.auth {
            AuthInEffect::Own(own) => Some(own),
            other => self.inherited(other),
        };
        let has_argument = !decided.path.is_empty();
        decided
            .auth
            .as_ref()
            .or(own)
            .is_some_and(|auth| auth::logins::comes_before_auth(plan.operation, auth, &self.fetched, has_argument))
    }

    /// Returns the headers and auth that are declared once for all requests.
    pub fn common(&mut self) -> Common {
        let common = &self.decided.inputs.common;
        let auth = common.auth.as_ref().and_then(auth::lower);
        if let Some(auth) = &auth {
            self.needs(auth);
        }
        Common { base: common.base.clone(), auth, headers: common.headers.clone(), preset: None }
    }

    pub fn note_auth(&mut self, auth: Option<&crate::read::model::Auth>, place: &Place) {
        let notes = auth.and_then(auth::not_carried).map(|note| note.at(place.clone()));
        self.diagnostics.extend(notes);
    }

    fn needs(&mut self, auth: &Auth) {
        self.features.extend(&auth.features);
    }

    /// Returns the auth that a request of the current module inherits, if it inherits one.
    fn inherited<'o>(&self, auth: &'o AuthInEffect) -> Option<&'o crate::read::model::Auth>
    where
        'a: 'o,
    {
        matches!(auth, AuthInEffect::Inherited { .. }).then(|| auth.within(&self.folders)).flatten()
    }
}

fn note<'c>(
    functions: &mut BTreeMap<String, Vec<String>>,
    function: String,
    captures: impl Iterator<Item = &'c Capture>,
) {
    for capture in captures.filter(|capture| capture.value != Value::Unset) {
        let functions = functions.entry(capture.variable.clone()).or_default();
        // it may set the variable several times
        if functions.last() != Some(&function) {
            functions.push(function.clone());
        }
    }
}
