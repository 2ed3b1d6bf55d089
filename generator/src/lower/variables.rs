//! The collection's variables as the fields of `Variables`.

use std::collections::BTreeMap;

use super::docs;
use super::idents::Idents;
use super::model::{Environment, Ident, VariableField};
use super::plan::link;
use crate::resolve::model::{EnvironmentValues, Variable};

/// The field of each variable, by its name in Postman.
pub(super) fn idents(variables: &[Variable]) -> BTreeMap<String, Ident> {
    let mut idents = Idents::new("field", &[]);
    variables.iter().map(|variable| (variable.name.clone(), idents.take(&variable.name, ""))).collect()
}

/// `captured` holds, for each variable that a script sets, the paths of the functions whose answers set it.
pub(super) fn lower(
    variables: &[Variable],
    idents: &BTreeMap<String, Ident>,
    captured: &BTreeMap<String, Vec<String>>,
) -> Vec<VariableField> {
    variables
        .iter()
        .map(|variable| {
            let mut lines = vec![docs::code(&format!("{{{{{}}}}}", variable.name))];
            if !variable.description.trim().is_empty() {
                lines.push(String::new());
                lines.extend(docs::sanitize(&variable.description));
            }
            if let Some(functions) = captured.get(&variable.name) {
                let links: Vec<String> = functions.iter().map(|path| link(path)).collect();
                lines.push(String::new());
                lines.push(format!("Set from the answer of {}.", links.join(", ")));
            }
            VariableField {
                ident: idents.get(&variable.name).cloned().unwrap_or_default(),
                name: variable.name.clone(),
                docs: lines,
                secret: variable.secret,
                default: variable.value.clone().filter(|_| !variable.secret),
            }
        })
        .collect()
}

/// Methods and functions that `Variables` has anyway.
const TAKEN: [&str; 5] = ["default", "get", "set", "secrets", "clone"];

/// A constructor for each environment.
pub(super) fn environments(environments: &[EnvironmentValues], fields: &BTreeMap<String, Ident>) -> Vec<Environment> {
    let mut idents = Idents::new("environment", &TAKEN);
    environments
        .iter()
        .map(|environment| {
            let values = environment.values.iter();
            Environment {
                ident: idents.take(&environment.name, "environment"),
                docs: vec![format!("The variables of the environment “{}”.", docs::inline(&environment.name))],
                values: values.filter_map(|(name, value)| Some((fields.get(name)?.clone(), value.clone()))).collect(),
            }
        })
        .collect()
}
