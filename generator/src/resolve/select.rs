//! `only` and `skip`, and warnings about names in the options that match nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::json_texts::JsonTexts;
use super::model::{Folder, Operation};
use crate::diagnostic::suggest;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::options::Options;
use crate::read::model::Body;

/// Leaves out the requests that the options exclude; warns about paths that match nothing.
///
/// Runs after secrets are set apart, so that a secret of an excluded request is still redacted elsewhere.
pub fn select(root: &mut Folder, options: &Options) -> Diagnostics {
    let folders = root.all_folders().skip(1).map(|folder| folder.place.to_string());
    let paths: BTreeSet<String> =
        folders.chain(root.all_operations().map(|operation| operation.place.to_string())).collect();
    let mut diagnostics = Diagnostics::default();
    let asked = |option: &'static str, list: &[String]| {
        list.iter().map(|path| (option, path.clone())).collect::<Vec<(&str, String)>>()
    };
    let keys = |pairs: &[(String, String)]| pairs.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    let all = [
        asked("only", &options.only),
        asked("skip", &options.skip),
        asked("rename", &keys(&options.rename)),
        asked("constants", &keys(&options.constants)),
        asked("pages", &keys(&options.pages)),
    ];
    let parameters = parameters(root);
    for (option, path) in all.concat() {
        if !paths.contains(&path) {
            let warning = Diagnostic::new(
                Code::UnknownItem,
                format!("`{option}` names `{path}`, which is not a folder or request of the collection"),
            );
            diagnostics.push(suggest::suggest(warning, &path, paths.iter().map(String::as_str)));
        }
    }
    for (path, parameter) in &options.constants {
        if !paths.contains(path) {
            continue;
        }
        // a folder has none
        let known = parameters.get(path).cloned().unwrap_or_default();
        if !known.contains(parameter) {
            let message = format!("`constants` names `{parameter}`, which is not a parameter or field of `{path}`");
            let known = known.iter().map(String::as_str);
            diagnostics.push(suggest::suggest(Diagnostic::new(Code::UnknownParameter, message), parameter, known));
        }
    }
    let known: BTreeSet<&str> = options.only.iter().map(String::as_str).filter(|path| paths.contains(*path)).collect();
    let skip: BTreeSet<&str> = options.skip.iter().map(String::as_str).collect();
    // if nothing matches, `only` would leave nothing at all: everything is kept, and the warning tells why
    prune(root, known.is_empty(), &known, &skip);
    diagnostics
}

/// The names that a constant could have, by the path of the request.
fn parameters(root: &Folder) -> BTreeMap<String, BTreeSet<String>> {
    let mut parameters: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for operation in root.all_operations() {
        let found = parameters.entry(operation.place.to_string()).or_default();
        found.extend(operation.url.query.iter().map(|row| row.key.clone()));
        let fields = operation.body.as_ref().map(Body::form).unwrap_or_default();
        found.extend(fields.iter().map(|field| field.key.clone()));
        let texts = operation.body.as_ref().map(JsonTexts::of).unwrap_or_default();
        found.extend(texts.fields.into_iter().map(|(key, _)| key));
    }
    parameters
}

/// `wanted` is `true` if an enclosing folder is in `only`.
fn prune(folder: &mut Folder, wanted: bool, only: &BTreeSet<&str>, skip: &BTreeSet<&str>) {
    let keeps = |operation: &Operation| {
        let path = operation.place.to_string();
        !skip.contains(path.as_str()) && (wanted || only.contains(path.as_str()))
    };
    folder.operations.retain(keeps);
    folder.folders.retain_mut(|inner| {
        let path = inner.place.to_string();
        if skip.contains(path.as_str()) {
            return false;
        }
        let inside = wanted || only.contains(path.as_str());
        prune(inner, inside, only, skip);
        inside || !inner.operations.is_empty() || !inner.folders.is_empty()
    });
}
