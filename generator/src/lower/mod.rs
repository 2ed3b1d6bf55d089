//! Requests in effect → the client as Rust, with every name decided.

mod answer;
mod auth;
mod body;
mod capture;
pub mod docs;
mod examples;
mod idents;
mod imports;
mod inputs;
pub mod model;
mod module;
mod operation;
mod path;
mod plan;
mod query;
mod reach;
mod script;
mod siblings;
mod sites;
mod types;
mod variables;

use model::{Client, Serialize};

use crate::diagnostic::Diagnostics;
use crate::infer;
use crate::infer::model::VariableValues;
use crate::resolve::Api;
use crate::resolve::model::{Folder, Operation};

/// What the caller decides about the client.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The file name of the collection, for the header of each file.
    pub source: String,
    /// The package name of the crate layout.
    pub package: String,
    /// Whether received types can be serialised too.
    pub serialize_answers: Serialize,
}

/// Lowers a resolved collection; what it had to guess is in the diagnostics.
pub fn lower(api: &Api, settings: &Settings) -> (Client, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let plan = plan::plan(&api.root);
    let sites = sites::gather(&plan);
    let values: VariableValues =
        api.variables.iter().filter_map(|v| Some((v.name.clone(), v.value.clone()?))).collect();
    let options = infer::InferOptions { reserved: sites::reserved(&plan), ..infer::InferOptions::default() };
    let types = infer::infer(&sites.questions(), &values, &options);
    diagnostics.extend(sites.notes(&types));
    let fields = variables::idents(&api.variables);
    let mut module =
        module::Lowering::new(api, &plan, &sites, &types, &fields, settings.serialize_answers, &mut diagnostics);
    let mut root = module.root();
    let uses = module.variables();
    let variables = variables::lower(&api.variables, &fields, &uses, &settings.package);
    let environments = variables::environments(&api.environments, &fields);
    let failure = sites.failure(&types);
    let examples = examples::lower(&plan, &sites, &types);
    imports::add(&mut root);
    let client = Client {
        source: settings.source.clone(),
        package: settings.package.clone(),
        root,
        variables,
        environments,
        failure,
        examples,
        features: features(&api.root),
    };
    (client, diagnostics)
}

/// What the runtime is built with for this client.
fn features(root: &Folder) -> Vec<&'static str> {
    if uses_digests(root) { vec!["digests"] } else { Vec::new() }
}

fn uses_digests(folder: &Folder) -> bool {
    let in_operation = |one: &Operation| capture::has_digest(&one.presets) || capture::has_digest(&one.captures);
    capture::has_digest(&folder.presets)
        || capture::has_digest(&folder.captures)
        || folder.operations.iter().any(in_operation)
        || folder.folders.iter().any(uses_digests)
}
