//! The parts of a path that callers pass.

use super::configuration::Configuration;
use super::facts::{parts, variables};
use crate::resolve::model::{Operation, Url};

/// One part of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PathInput {
    /// The text from which the argument gets its name.
    pub name: String,
    /// The notation in the URL: the name of `:name`, otherwise the text itself, `{{name}}` or `{name}`.
    pub written: String,
    /// The template that the collection has saved.
    pub saved: String,
    pub description: String,
}

/// Returns, in the order of the URL: `:name`; `{{name}}` that is not configuration, alone or with text around it (`{{name}}.json`); and
/// the notations that only people replace: `{name}`, `<name>`, `(:name)` and `:name` in the host.
pub(in crate::inputs) fn decide(operation: &Operation, configuration: &Configuration) -> Vec<PathInput> {
    let url = &operation.url;
    let mut found: Vec<PathInput> = Vec::new();
    let (address, segments) = parts(url);
    if let Some(name) = address.rsplit("//").next().and_then(|host| host.strip_prefix(':')) {
        let name = name.split(['.', ':']).next().unwrap_or_default();
        add(&mut found, name, format!(":{name}"), format!(":{name}"));
    }
    for segment in segments {
        if let Some(rest) = segment.strip_prefix(':') {
            let name = rest.split('.').next().unwrap_or_default();
            if url.path_variables.iter().any(|variable| variable.key == name) {
                add_variable(&mut found, url, name);
            }
        } else if segment.contains("{{") {
            for name in variables(segment).filter(|name| !configuration.has(name)) {
                let written = format!("{{{{{name}}}}}");
                add(&mut found, name, written.clone(), written);
            }
        } else {
            placeholders(segment, &mut found);
        }
    }
    found
}

/// Adds a variable; its saved value is its notation, because Postman leaves a variable without a value as it is written.
fn add_variable(found: &mut Vec<PathInput>, url: &Url, name: &str) {
    let Some(variable) = url.path_variables.iter().find(|variable| variable.key == name) else { return };
    let saved = variable.value.clone().filter(|value| !value.is_empty()).unwrap_or_else(|| format!(":{name}"));
    add(found, name, name.to_owned(), saved);
    if let Some(input) = found.last_mut().filter(|input| input.written == name) {
        input.description.clone_from(&variable.description);
    }
}

fn add(found: &mut Vec<PathInput>, name: &str, written: String, saved: String) {
    if !name.is_empty() && found.iter().all(|known| known.written != written) {
        found.push(PathInput { name: name.to_owned(), written, saved, description: String::new() });
    }
}

/// `{petId}`, `<pet_id>` and `(:id)` within a segment.
fn placeholders(segment: &str, found: &mut Vec<PathInput>) {
    for (open, close) in [("{", '}'), ("<", '>'), ("(:", ')')] {
        let mut rest = segment;
        while let Some((_, after)) = rest.split_once(open) {
            let Some((name, behind)) = after.split_once(close) else { break };
            if is_name(name) {
                let written = format!("{open}{name}{close}");
                match written.strip_prefix('(') {
                    // the parentheses stay
                    Some(_) => add(found, name, format!(":{name}"), format!(":{name}")),
                    None => add(found, name, written.clone(), written),
                }
            }
            rest = behind;
        }
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'))
}
