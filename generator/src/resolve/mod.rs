//! Collection → requests in effect: inherited auth, merged behavior, the scripts that run, variables, credentials set apart,
//! those that are blank included, and what else nearly all requests need. `docs/postman-behavior.md` has the rules of
//! Postman's runner, by the numbers that comments cite.

mod blank;
mod captures;
mod common;
mod graphql_bodies;
mod inherit;
pub mod joined_folders;
pub mod json_texts;
pub mod lock_keys;
pub mod model;
mod raw_forms;
mod secrets;
mod select;
pub(crate) mod url;
pub mod variables;

pub(crate) use common::is_common;
pub use model::{Api, Secret};
pub use select::select;
pub(crate) use variables::{read_by, used_by, used_by_auth};

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::read::model::{Collection, Environment, Scope};

/// Resolves a collection on its own: everything an operation needs is in it afterwards.
///
/// # Errors
///
/// Returns an error if there are too many credentials to search for.
pub fn resolve(mut collection: Collection, environments: Vec<Environment>) -> Result<(Api, Diagnostics), Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    let (globals, environments): (Vec<_>, Vec<_>) =
        environments.into_iter().partition(|environment| environment.scope == Scope::Globals);
    let declared: BTreeSet<String> = collection.variables.iter().map(|variable| variable.key.clone()).collect();
    variables::add_globals(&mut collection, globals);
    let environments = environments.as_slice();
    let mut scripts = captures::Scripts::read(&collection);
    captures::sent::add(&mut collection, &mut scripts);
    let named = variables::NamedInScripts::of(&collection);
    let mut found = secrets::set_apart(&mut collection, &mut scripts, environments, &mut diagnostics);
    let mut root = inherit::apply(&mut collection, scripts, &mut diagnostics);
    raw_forms::take(&mut root, &collection, environments);
    url::literal_values::take(&mut root);
    let taken = variables::names(&collection, environments, &root, &found.secrets);
    let blank = blank::fill(&mut root, taken, &mut diagnostics);
    found.secrets.extend(blank.variables);
    let (mut variables, dynamic) = variables::gather(&collection, environments, &root, &found.secrets, &named);
    blank.descriptions.describe(&mut variables);
    let values = variables::secret_values(&collection, &variables).into_iter();
    let known: BTreeSet<String> = found.secrets.iter().map(|secret| secret.variable.clone()).collect();
    found.secrets.extend(values.filter(|secret| !known.contains(&secret.variable)));
    let of_environments: Vec<_> =
        environments.iter().map(|environment| variables::values(environment, &variables)).collect();
    url::known_bases::take(&mut root, &variables, &of_environments);
    let mut api = Api {
        name: collection.name,
        description: collection.description,
        variables,
        dynamic,
        environments: of_environments,
        secrets: Vec::new(),
        hidden: Vec::new(),
        root,
    };
    found.shown.extend(variables::hidden_values(environments, &api.variables));
    secrets::sweep(&mut api, &mut found, &mut diagnostics)?;
    variables::leave_out_unused(&mut api, &declared, &mut diagnostics);
    // last, because it repeats texts
    graphql_bodies::take(&mut api.root);
    api.secrets = found.secrets;
    Ok((api, diagnostics))
}
