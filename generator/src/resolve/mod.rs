//! Collection → requests in effect: inherited auth, merged behavior, the scripts that run, variables, credentials set apart.

mod captures;
mod credential;
mod inherit;
pub mod model;
mod secrets;
pub mod template;
mod url;
mod variables;

pub use credential::{is_credential_name, looks_like_credential};
pub use model::{Api, Secret};

use crate::diagnostic::Diagnostics;
use crate::read::model::{Collection, Environment};

/// Resolves a collection on its own: everything an operation needs is in it afterwards.
pub fn resolve(mut collection: Collection, environments: &[Environment]) -> (Api, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let scripts = captures::Scripts::read(&collection);
    let mut secrets = secrets::set_apart(&mut collection, environments, &mut diagnostics);
    let root = inherit::apply(&mut collection, scripts, &mut diagnostics);
    let variables = variables::gather(&collection, environments, &root, &secrets);
    secrets.extend(variables::secret_values(&collection, &variables));
    let environments = environments.iter().map(|environment| variables::values(environment, &variables)).collect();
    let api =
        Api { name: collection.name, description: collection.description, variables, environments, secrets, root };
    (api, diagnostics)
}
