//! The collection's variables as the fields of `Variables`.

use std::collections::BTreeMap;

use super::docs;
use super::inputs::Idents;
use super::model::{Ident, VariableField};
use super::plan::link;
use crate::resolve::model::Variable;

/// The field of each variable, by its name in Postman.
pub(super) fn idents(variables: &[Variable]) -> BTreeMap<String, Ident> {
    let mut idents = Idents::default();
    variables.iter().map(|variable| (variable.name.clone(), idents.take_named(&variable.name))).collect()
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
