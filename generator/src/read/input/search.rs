//! Which folder is meant: the one that is given, or a collection of the workspace that is given.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::{is_root, name_of, unreadable};
use crate::diagnostic::Diagnostic;

/// The name of the folder in which a workspace keeps its collections.
const COLLECTIONS: &str = "collections";

/// The root of the collection: the folder itself, or the chosen one of `postman/collections` or `collections`.
pub(super) fn root(path: &Path, choice: Option<&str>) -> Result<PathBuf, Diagnostic> {
    if is_root(path) {
        return Ok(path.to_owned());
    }
    let inside = [path.join("postman").join(COLLECTIONS), path.join(COLLECTIONS)];
    let own = (name_of(path) == COLLECTIONS).then(|| path.to_owned());
    let Some(workspace) = inside.into_iter().find(|inside| inside.is_dir()).or(own) else {
        return Ok(path.to_owned());
    };
    let mut collections = folders(&workspace)?;
    if collections.is_empty() {
        return Ok(path.to_owned());
    }
    collections.sort();
    match choice {
        None if collections.len() == 1 => collections.pop().ok_or_else(|| none_of(&workspace, &[])),
        None => {
            let message = format!("the workspace has {} collections", collections.len());
            let help = format!("choose one with `--collection NAME`: {}", names(&collections));
            Err(Diagnostic::error(message).in_file(&workspace.display().to_string()).help(&help))
        }
        Some(name) => {
            let position = collections.iter().position(|collection| name_of(collection) == name);
            let found = position.map(|position| collections.swap_remove(position));
            found.ok_or_else(|| none_of(&workspace, &collections))
        }
    }
}

fn none_of(workspace: &Path, collections: &[PathBuf]) -> Diagnostic {
    Diagnostic::error("the workspace has no collection of this name".to_owned())
        .in_file(&workspace.display().to_string())
        .help(&format!("its collections are {}", names(collections)))
}

fn names(collections: &[PathBuf]) -> String {
    collections.iter().map(|path| format!("`{}`", name_of(path))).collect::<Vec<_>>().join(", ")
}

fn folders(path: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let entries = fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
    let folders = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    Ok(folders.map(|entry| entry.path()).filter(|path| !name_of(path).starts_with('.')).collect())
}
