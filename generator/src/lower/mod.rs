//! Requests in effect → the client as Rust, with all names final.

pub mod cargo;
pub mod docs;
pub mod model;
mod modules;
mod naming;
mod operations;
pub mod runtime;
#[cfg(test)]
pub(crate) mod tests;
mod types;

use cargo::{example_tests, folder_features, manifest, runtime_features, saved_answers};
#[cfg(test)]
pub(crate) use modules::imports;
pub use modules::settings::Settings;

use std::collections::BTreeSet;

use model::{Client, Common, Docs, ExampleTest, Gates, Module, SavedAnswers, VariableField};
use modules::lowering::{Decided, Lowering};
use naming::{assign, deprecated_names, moved_requests, plan};
use operations::inputs::{sent_variables, shared, variables};
use types::typed_places;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::execution::stage_times::StageTimes;
use crate::infer;
use crate::infer::model::VariableValues;
use crate::inputs::Inputs;
use crate::lock::KeptNames;
use crate::options::TypePath;
use crate::resolve::Api;

/// Explains the type at a path.
///
/// # Errors
///
/// Returns an error if the path leads nowhere.
pub(crate) fn explain(
    api: &Api,
    inputs: &Inputs,
    settings: &Settings,
    path: &TypePath,
) -> Result<String, Box<Diagnostic>> {
    let (plan, _) = assign::plan(&api.root, &settings.rename, &settings.kept);
    let sites = typed_places::gather(&plan, sources(settings), inputs);
    let explained = infer::explain(&sites.questions(), &values(api), &infer_options(&plan, settings), path);
    explained.map_err(|unknown| {
        let error =
            Diagnostic::new(Code::UnknownPath, format!("`{path}` does not lead to a type: {}", unknown.complaint));
        Box::new(match unknown.nearest {
            Some(nearest) => error.help(&format!("the nearest path is `{nearest}`")),
            None => error.help("a path starts with `module::function`, with the name of a type, or with `*`"),
        })
    })
}

/// The sources of the types of answers.
fn sources(settings: &Settings) -> typed_places::Sources<'_> {
    typed_places::Sources { examples: settings.examples, observed: &settings.observed, claimed: &settings.claimed }
}

fn values(api: &Api) -> VariableValues {
    api.variables.iter().filter_map(|v| Some((v.name.clone(), v.value.clone()?))).collect()
}

fn infer_options(plan: &plan::ModulePlan<'_>, settings: &Settings) -> infer::InferOptions {
    infer::InferOptions {
        reserved: typed_places::reserved(plan),
        types: settings.types.clone(),
        hints: true,
        kept: settings.kept.types.clone(),
    }
}

/// Lowers a resolved collection; the names are for the lock, and guesses are in the diagnostics.
pub(crate) fn lower(
    api: &Api,
    inputs: &Inputs,
    settings: &Settings,
    times: &mut StageTimes,
) -> (Client, KeptNames, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let (plan, mut names) = assign::plan(&api.root, &settings.rename, &settings.kept);
    // after the names of functions, which are in the paths of types
    let sites = typed_places::gather(&plan, sources(settings), inputs);
    let values = values(api);
    times.end("lower");
    let types = infer::infer(&sites.questions(), &values, &infer_options(&plan, settings));
    times.end("infer");
    diagnostics.extend(sites.notes(&types));
    let fields = variables::idents(&api.variables);
    // after the types, because functions refer to them
    let decided = Decided { api, inputs, types: &types, plan: &plan, sites: &sites, variables: &fields };
    let LoweredModules { mut root, mut common, uses, signing } = modules(decided, settings, &mut diagnostics);
    let features = runtime_features::needed(api, &types, signing);
    let gates = gates(&decided, settings);
    root.docs.extend(crate_docs(&common, &features, &gates));
    // after the functions, which tell what variables the client has
    let variables = variables(&decided, settings, &root, &common, &uses, &gates);
    let environments = variables::environments(&api.environments, &variables);
    let failure = sites.failure(&types);
    let (examples, answers) = tests(&decided, settings, &values, &root);
    names.types = types.kept.clone();
    names.inputs = Some(inputs.kept.clone());
    // after all readers of single operations: what several have in common is taken out of them
    common.preset = operations::scripts::common_preset::take(&mut root);
    names.types.extend(shared::share(&mut root, settings.saved, &settings.kept.types));
    modules::imports::shared_types::add(&mut root, &plan, &types.former);
    deprecated_names::add(&mut root, &plan);
    moved_requests::add(&mut root, &plan);
    operations::auth::folders::settle(&mut root, &gates);
    operations::inputs::header_tables::share(&mut root);
    let manifest = manifest::of(&root);
    let mut client = Client {
        source: settings.source.clone(),
        package: settings.package.clone(),
        root,
        common,
        env_prefix: variables::env_prefix(&settings.package),
        variables,
        environments,
        strictness: failure.as_ref().map_or(settings.strictness(), |ty| settings.strictness().of(ty)),
        failure,
        examples,
        answers,
        example_uses: Vec::new(),
        replay_uses: Vec::new(),
        manifest,
        features,
        gates,
        saved: settings.saved,
    };
    // last, because everything may need an import
    modules::imports::settle(&mut client);
    (client, names, diagnostics)
}

struct LoweredModules {
    root: Module,
    common: Common,
    uses: variables::Uses,
    /// The features of the runtime that auth needs.
    signing: BTreeSet<&'static str>,
}

fn modules(decided: Decided<'_>, settings: &Settings, diagnostics: &mut Diagnostics) -> LoweredModules {
    let mut lowering = Lowering::new(decided, settings, diagnostics);
    let mut root = lowering.root();
    let common = lowering.common();
    let (mut uses, signing) = lowering.finish();
    // uses are noted by the names of functions, and these have others when they are shared
    uses.rename(&operations::scripts::shared_functions::share(&mut root));
    LoweredModules { root, common, uses, signing }
}

/// Returns the features of the client for its folders.
fn gates(decided: &Decided<'_>, settings: &Settings) -> Gates {
    let prefix = settings.folder_features.as_deref();
    prefix.map(|prefix| folder_features::of(decided.plan, decided.sites, decided.types, prefix)).unwrap_or_default()
}

/// Returns the docs of the client that follow the description of the collection.
fn crate_docs(common: &Common, features: &[&'static str], gates: &Gates) -> Docs {
    let base = common.base.as_ref().map(|base| format!("Paths are relative to {}.", docs::code(base)));
    let mut lines: Docs = base.into_iter().flat_map(|sentence| [String::new(), sentence]).collect();
    lines.extend(runtime_features::docs(features));
    lines.extend(folder_features::docs(gates));
    lines
}

fn variables(
    decided: &Decided<'_>,
    settings: &Settings,
    root: &Module,
    common: &Common,
    uses: &variables::Uses,
    gates: &Gates,
) -> Vec<VariableField> {
    // the replay and `saved()` have the saved values
    let of_client = match settings.saved || settings.tests {
        true => decided.api.variables.iter().collect(),
        false => variables::of_client(decided.api, &sent_variables::of(root, common), uses),
    };
    variables::lower(&of_client, &decided.inputs.filled, decided.variables, uses, gates)
}

/// Returns the tests of the client, if it has tests: of its types with the saved examples, and of its functions with saved answers.
fn tests(
    decided: &Decided<'_>,
    settings: &Settings,
    values: &VariableValues,
    root: &Module,
) -> (Vec<ExampleTest>, Option<SavedAnswers>) {
    if !settings.tests {
        return (Vec::new(), None);
    }
    let Decided { plan, sites, types, .. } = decided;
    let examples = example_tests::lower(plan, sites, types, values);
    let answers = saved_answers::lower(plan, sites, root, &examples);
    (examples, answers)
}
