//! The presets and captures that run for an operation: its own, and those of the enclosing folders.

use std::collections::BTreeSet;

use crate::infer::model::Type;
use crate::lower::docs;
use crate::lower::model::{self, CAPTURE_ALL, CaptureUse, Docs, Ident, PRESET_ALL, Reads};
use crate::lower::modules::lowering::Lowering;
use crate::lower::naming::plan::{OperationPlan, link};
use crate::lower::operations::scripts::captures::{self, Setting};
use crate::name;
use crate::resolve::model::Capture;
use crate::script::Value;

impl Lowering<'_> {
    /// Returns the captures and presets of its own scripts and of those of the enclosing folders.
    pub fn scripts(&mut self, plan: &OperationPlan<'_>, root: Option<&Type>) -> OperationScripts {
        let operation = plan.operation;
        let setting = Setting { types: self.decided.types, fields: self.decided.variables };
        let preset = captures::preset(&setting, self.free("preset", plan), &operation.presets);
        let capture = captures::capture(&setting, self.free("capture", plan), &operation.captures, root);
        self.note_preset(preset.as_ref(), &operation.presets);
        if capture.is_some() {
            self.note_captured(&plan.ident, &operation.captures);
        }
        let mut scripts =
            OperationScripts { preset, capture, presets: Vec::new(), captures: Vec::new(), docs: Vec::new() };
        // scripts do not run for requests that a script sends
        let around = if operation.position.is_some() { self.folders.as_slice() } else { &[] };
        for (depth, folder) in around.iter().enumerate() {
            let path = vec!["super"; self.path.len() - depth].join("::");
            scripts.inherit(&path, &folder.presets, Reads::Sources, PRESET_ALL);
        }
        if let Some(preset) = scripts.preset.as_ref().map(|preset| (preset.ident.clone(), preset.reads)) {
            scripts.own(preset, &operation.presets);
        }
        for (depth, folder) in around.iter().enumerate() {
            let path = vec!["super"; self.path.len() - depth].join("::");
            scripts.inherit(&path, &folder.captures, Reads::Response, CAPTURE_ALL);
        }
        if let Some(capture) = scripts.capture.as_ref().map(|capture| (capture.ident.clone(), capture.reads)) {
            scripts.own(capture, &operation.captures);
        }
        scripts
    }

    /// Returns a free name such as `capture_login`, which is longer if a request has that name.
    pub fn free(&self, what: &str, plan: &OperationPlan<'_>) -> Ident {
        let words = plan.words.join(" ");
        let candidates =
            ["", "script"].into_iter().map(|suffix| name::snake(&format!("{what} {words} {suffix}"), what));
        let numbered = (2..).map(|n: usize| name::snake(&format!("{what} {words} {n}"), what));
        candidates.chain(numbered).find(|ident| !self.taken.contains(ident)).unwrap_or_default()
    }
}

/// The greatest number of unset variables that are named.
const MAX_NAMED: usize = 3;

/// Returns the variables, each once.
fn names<'c>(captures: impl Iterator<Item = &'c Capture>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let new = captures.filter(|capture| seen.insert(capture.variable.as_str()));
    new.map(|capture| docs::code(&format!("{{{{{}}}}}", capture.variable))).collect()
}

/// Presets and captures of one operation.
pub struct OperationScripts {
    pub preset: Option<model::Capture>,
    pub capture: Option<model::Capture>,
    pub presets: Vec<CaptureUse>,
    pub captures: Vec<CaptureUse>,
    pub docs: Docs,
}

impl OperationScripts {
    /// Describes the scripts of all requests of a folder once, in the docs of the folder.
    fn inherit(&mut self, path: &str, captures: &[Capture], reads: Reads, ident: &str) {
        if !captures.is_empty() {
            self.take(CaptureUse { module: path.to_owned(), ident: ident.to_owned(), reads });
        }
    }

    fn take(&mut self, one: CaptureUse) {
        let uses = if one.reads == Reads::Sources { &mut self.presets } else { &mut self.captures };
        uses.push(one);
    }

    fn own(&mut self, (ident, reads): (Ident, Reads), captures: &[Capture]) {
        if !self.docs.is_empty() {
            self.docs.push(String::new());
        }
        let what = what_it_does(captures, reads);
        let when = if reads == Reads::Sources { " before the request is sent" } else { "" };
        self.docs.push(format!("{} {what}{when}.", link(&ident)));
        self.take(CaptureUse { module: String::new(), ident, reads });
    }
}

/// `sets {{token}} from the answer and unsets {{code}}`
fn what_it_does(captures: &[Capture], reads: Reads) -> String {
    let of = |wanted: &dyn Fn(&Capture) -> bool| names(captures.iter().filter(|capture| wanted(capture)));
    let is_unset = |capture: &Capture| capture.value == Value::Unset;
    let set = of(&|capture| !is_unset(capture) && !capture.clears());
    let cleared = of(&Capture::clears);
    let unset = of(&|capture| captures.iter().all(|one| one.variable != capture.variable || is_unset(one)));
    let from = if reads == Reads::Sources { "" } else { " from the answer" };
    let mut parts = Vec::new();
    if !set.is_empty() {
        parts.push(format!("sets {}{from}", docs::listed(&set)));
    }
    if !cleared.is_empty() {
        parts.push(format!("sets {} to an empty text", docs::listed(&cleared)));
    }
    match unset.len() {
        0 => {}
        count if count > MAX_NAMED => parts.push(format!("unsets {count} variables")),
        _ => parts.push(format!("unsets {}", docs::listed(&unset))),
    }
    if set.len() > 1 { parts.join(", and ") } else { docs::listed(&parts) }
}
