//! Finds the folder of the collection: the given one, or a collection in the given workspace.

use std::path::{Path, PathBuf};

use super::folder::{definition_of, is_root, name_of};
use super::workspace::{COLLECTIONS, Workspace, collections_in};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::format::yaml;
use crate::source::Source;

/// The root of the collection: the folder itself, or the chosen one of `postman/collections` or `collections`, or of those that the
/// workspace's `.postman/resources.yaml` points to.
pub(super) fn root(path: &Path, choice: Option<&str>) -> Result<PathBuf, Diagnostic> {
    if is_root(path) {
        return Ok(path.to_owned());
    }
    let mut collections: Vec<PathBuf> = Workspace::find(path).collections;
    // a file is given by its own path
    collections.retain(|path| path.is_dir());
    if collections.is_empty() {
        let own = if name_of(path) == COLLECTIONS { path.to_owned() } else { path.join(COLLECTIONS) };
        collections = collections_in(&own);
    }
    match choice {
        _ if collections.is_empty() => Ok(path.to_owned()),
        None if collections.len() == 1 => collections.pop().ok_or_else(|| none_of(path, &[])),
        None => {
            let message = format!("the workspace has {} collections", collections.len());
            let help = format!("choose one with `--collection NAME`: {}", names(&collections));
            Err(Diagnostic::new(Code::WhichCollection, message).in_file(&path.display().to_string()).help(&help))
        }
        Some(name) => {
            let is_chosen =
                |collection: &PathBuf| name_of(collection) == name || given_name(collection).as_deref() == Some(name);
            let position = collections.iter().position(is_chosen);
            let found = position.map(|position| collections.swap_remove(position));
            found.ok_or_else(|| none_of(path, &collections))
        }
    }
}

/// The name in the definition.
fn given_name(collection: &Path) -> Option<String> {
    let source = Source::open(&definition_of(collection)?).ok()?;
    let definition = yaml::read(&source).ok()?;
    Some(definition.get("name")?.as_str()?.to_owned())
}

fn none_of(workspace: &Path, collections: &[PathBuf]) -> Diagnostic {
    Diagnostic::new(Code::WhichCollection, "the workspace has no collection of this name".to_owned())
        .in_file(&workspace.display().to_string())
        .help(&format!("its collections are {}", names(collections)))
}

fn names(collections: &[PathBuf]) -> String {
    collections.iter().map(|path| format!("`{}`", name_of(path))).collect::<Vec<_>>().join(", ")
}
