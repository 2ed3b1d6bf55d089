//! The collection's variables as the fields of `Variables`.

use std::collections::{BTreeMap, BTreeSet};

use crate::description::required::without_required_mark;
use crate::inputs::Filled;
use crate::lower::docs;
use crate::lower::model::{Environment, Gates, Ident, VariableField, VariableUsers};
use crate::lower::naming::plan::link;
use crate::lower::naming::unique_idents::Idents;
use crate::name;
use crate::resolve::Api;
use crate::resolve::model::{EnvironmentValues, Variable};
use crate::resolve::variables::template;

/// The functions that use variables, by the names in Postman.
#[derive(Debug, Default)]
pub struct Uses {
    pub captured: BTreeMap<String, Vec<String>>,
    pub preset: BTreeMap<String, Vec<String>>,
    /// The variables that scripts set or unset.
    pub changed: BTreeSet<String>,
    pub used: BTreeMap<String, Vec<String>>,
    pub read: BTreeMap<String, Vec<String>>,
}

impl Uses {
    /// Replaces paths of functions by their current ones.
    pub fn rename(&mut self, renamed: &BTreeMap<String, String>) {
        let uses = self.preset.values_mut().chain(self.read.values_mut());
        for function in uses.flatten() {
            if let Some(now) = renamed.get(function) {
                function.clone_from(now);
            }
        }
    }

    fn of(&self, variable: &str) -> VariableUsers {
        let functions = |of: &BTreeMap<String, Vec<String>>| {
            let mut functions = of.get(variable).cloned().unwrap_or_default();
            functions.sort_unstable();
            functions.dedup();
            functions
        };
        VariableUsers {
            sent: functions(&self.used),
            read: functions(&self.read),
            preset: functions(&self.preset),
            captured: functions(&self.captured),
        }
    }
}

/// Returns the field of each variable, by its name in Postman.
pub fn idents(variables: &[Variable]) -> BTreeMap<String, Ident> {
    let mut idents = Idents::new("field", &TAKEN);
    variables.iter().map(|variable| (variable.name.clone(), idents.take(&variable.name, ""))).collect()
}

/// The prefix of environment variables: `SALESFORCE_`.
pub fn env_prefix(package: &str) -> String {
    format!("{}_", name::snake(package, "client").trim_start_matches("r#").to_uppercase())
}

/// Returns the variables that are fields: those that the client sends, reads or sets, and those that a script names. A variable that only the saved values of inputs name is not a field, because callers pass these values: nothing would read it.
pub fn of_client<'a>(api: &'a Api, sent: &BTreeSet<String>, uses: &Uses) -> Vec<&'a Variable> {
    let of_environments = api.environments.iter().flat_map(|environment| environment.values.values());
    let values = api.variables.iter().filter_map(|variable| variable.value.as_ref()).chain(of_environments);
    let in_values: BTreeSet<&str> = values.flat_map(|value| template::names(value)).collect();
    let is_of_client = |variable: &&Variable| {
        let name = variable.name.as_str();
        variable.may_be_read
            || sent.contains(name)
            || in_values.contains(name)
            || uses.changed.contains(name)
            || uses.read.contains_key(name)
    };
    api.variables.iter().filter(is_of_client).collect()
}

pub fn lower(
    variables: &[&Variable],
    filled: &BTreeMap<String, Filled>,
    idents: &BTreeMap<String, Ident>,
    uses: &Uses,
    gates: &Gates,
) -> Vec<VariableField> {
    variables
        .iter()
        .map(|variable| {
            let ident = idents.get(&variable.name).cloned().unwrap_or_default();
            let description = description(variable, filled);
            let mut lines = match docs::only_repeats(description, &variable.name) {
                true => Vec::new(),
                false => docs::sanitize(description),
            };
            // `inspect` and `report` show which requests use it, so that a change of one request does not appear here
            let preset = uses.preset.get(&variable.name);
            let captured = uses.captured.get(&variable.name);
            let answers = if captured.is_some_and(|functions| functions.len() > 1) { "answers" } else { "answer" };
            let preset = preset.map(|functions| format!("Set by {}.", links(functions, gates)));
            let captured = captured.map(|functions| format!("Set from the {answers} of {}.", links(functions, gates)));
            let sentences: Vec<String> = preset.into_iter().chain(captured).collect();
            if !lines.is_empty() && !sentences.is_empty() {
                lines.push(String::new());
            }
            lines.extend((!sentences.is_empty()).then(|| sentences.join(" ")));
            VariableField {
                ident,
                name: variable.name.clone(),
                docs: lines,
                secret: variable.secret,
                default: variable.value.clone().filter(|_| !variable.secret),
                users: uses.of(&variable.name),
            }
        })
        .collect()
}

/// Returns the description of a variable, or that of a path variable that it fills.
fn description<'a>(variable: &'a Variable, filled: &'a BTreeMap<String, Filled>) -> &'a str {
    let of_path = filled.get(&variable.name).filter(|_| variable.description.trim().is_empty());
    let Some(Filled { description, .. }) = of_path else { return &variable.description };
    without_required_mark(description).unwrap_or(description)
}

/// Returns the first few by name, not by place, and without their number, so that adding or moving a request changes as
/// little as possible elsewhere.
fn links(functions: &[String], gates: &Gates) -> String {
    let one = |path: &String| match path.split_once("::") {
        // it does not exist while its feature is disabled
        Some((module, _)) if gates.modules.contains_key(module) => docs::code(path),
        _ => link(path),
    };
    let mut functions: Vec<&String> = functions.iter().collect();
    functions.sort_unstable();
    functions.dedup();
    docs::few(functions.into_iter().map(one))
}

/// Methods and functions that `Variables` always has.
const TAKEN: [&str; 6] = ["default", "from_env", "get", "set", "secrets", "clone"];

/// Returns a constructor for each environment, with the values of the fields.
pub fn environments(environments: &[EnvironmentValues], fields: &[VariableField]) -> Vec<Environment> {
    let by_name: BTreeMap<&str, &Ident> = fields.iter().map(|field| (field.name.as_str(), &field.ident)).collect();
    let taken: Vec<&str> = TAKEN.into_iter().chain(by_name.values().map(|ident| ident.as_str())).collect();
    let mut idents = Idents::new("environment", &taken);
    environments
        .iter()
        .map(|environment| {
            let values = environment.values.iter();
            Environment {
                ident: idents.take(&environment.name, "environment"),
                docs: vec![format!("The variables of the environment “{}”.", docs::inline(&environment.name))],
                values: values
                    .filter_map(|(name, value)| Some(((*by_name.get(name.as_str())?).clone(), value.clone())))
                    .collect(),
            }
        })
        .collect()
}
