//! The parts of a path that callers pass.

use std::collections::{BTreeMap, BTreeSet};

use super::configuration::Configuration;
use super::identity;
use super::places::{filled_by, parts, path_variable, variables};
use crate::read::model::PathVariable;
use crate::resolve::model::{Folder, Operation, Url};
use crate::resolve::variables::template;

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

/// The path variables in whose place the client's variable is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    pub path_variables: BTreeSet<String>,
    /// What one of them is described as.
    pub description: String,
}

/// Returns the arguments in the order of the URL:
///
/// - `:name`, unless [`url`] has a variable of the client in its place, and each name of `:key=:value`;
/// - `{{$guid}}`, which is an example;
/// - `{{name}}` that is not configuration, alone or with text around it (`{{name}}.json`);
/// - the notations that only people replace: `{name}`, `<name>`, `(:name)` and `:name` in the host.
pub(in crate::inputs) fn decide(operation: &Operation, configuration: &Configuration) -> Vec<PathInput> {
    let url = &operation.url;
    let mut found: Vec<PathInput> = Vec::new();
    let (address, segments) = parts(url);
    if let Some(name) = address.rsplit("//").next().and_then(|host| host.strip_prefix(':')) {
        let name = name.split(['.', ':']).next().unwrap_or_default();
        add(&mut found, name, format!(":{name}"), format!(":{name}"));
    }
    let mut before = "";
    for segment in segments {
        if segment.starts_with(':') {
            if let Some(variable) = path_variable(url, segment).filter(|one| by_client(one, configuration).is_none()) {
                match several(variable) {
                    Some(several) => {
                        several.into_iter().for_each(|(name, saved)| add(&mut found, name, format!(":{name}"), saved))
                    }
                    None => add_variable(&mut found, variable),
                }
            }
        } else if let Some(name) = template::whole(segment).and_then(|name| name.strip_prefix('$'))
            // each of several has a value of its own, and they have one text
            && url.base.matches(segment).count() == 1
        {
            add(&mut found, &identity::of_example(name, before), segment.to_owned(), segment.to_owned());
        } else if segment.contains("{{") {
            for name in variables(segment).filter(|name| !configuration.has(name)) {
                let written = format!("{{{{{name}}}}}");
                add(&mut found, name, written.clone(), written);
            }
        } else {
            placeholders(segment, &mut found);
        }
        before = segment;
    }
    found
}

/// Returns the URL without its query. A path variable whose value is a variable of the client is written as that variable.
pub(in crate::inputs) fn url(url: &Url, configuration: &Configuration) -> String {
    let (address, segments) = parts(url);
    let segments = segments.into_iter().map(|segment| {
        let filled = path_variable(url, segment).and_then(|one| Some((one, by_client(one, configuration)?)));
        let Some((variable, name)) = filled else { return segment.to_owned() };
        format!("{{{{{name}}}}}{}", &segment[1 + variable.key.len()..])
    });
    std::iter::once(address.to_owned()).chain(segments).collect::<Vec<_>>().join("/")
}

/// Returns the path variables that each variable of the client fills.
pub(in crate::inputs) fn filled(root: &Folder, configuration: &Configuration) -> BTreeMap<String, Filled> {
    let mut filled: BTreeMap<String, Filled> = BTreeMap::new();
    for variable in root.all_operations().flat_map(|operation| &operation.url.path_variables) {
        let Some(name) = by_client(variable, configuration) else { continue };
        let by_name = filled.entry(name.to_owned()).or_default();
        by_name.path_variables.insert(variable.key.clone());
        if by_name.description.trim().is_empty() {
            by_name.description.clone_from(&variable.description);
        }
    }
    filled
}

fn by_client<'a>(variable: &'a PathVariable, configuration: &Configuration) -> Option<&'a str> {
    filled_by(variable).filter(|name| configuration.fills(name))
}

/// Returns the names in a variable that stands for several, with their saved values: `key` and `value` of `:key=:value`.
fn several(variable: &PathVariable) -> Option<Vec<(&str, String)>> {
    let mut pieces: Vec<&str> = variable.key.split(':').collect();
    let last = pieces.pop()?;
    let mut rest = variable.value.as_deref().filter(|value| !value.is_empty());
    let mut found = Vec::new();
    for piece in pieces {
        let name = piece.trim_end_matches(['=', ',', ';', '@', '|', '~', '+', '-']);
        let mark = Some(&piece[name.len()..]).filter(|mark| !mark.is_empty())?;
        let saved = match rest {
            Some(text) => {
                let (saved, behind) = text.split_once(mark)?;
                rest = Some(behind);
                saved.to_owned()
            }
            None => format!(":{name}"),
        };
        found.push((name, saved));
    }
    found.push((last, rest.map_or_else(|| format!(":{last}"), str::to_owned)));
    let is_word = |name: &str| is_name(name) && !name.contains([' ', '.']);
    (found.len() > 1 && found.iter().all(|(name, saved)| is_word(name) && !saved.is_empty())).then_some(found)
}

/// Adds a variable; its saved value is its notation, because Postman leaves a variable without a value as it is written.
fn add_variable(found: &mut Vec<PathInput>, variable: &PathVariable) {
    let name = variable.key.as_str();
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
