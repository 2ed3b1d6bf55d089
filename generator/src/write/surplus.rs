//! Files of an earlier generation that are no longer needed.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::disk;
use super::error::WriteError;
use crate::emit::Files;

/// The folder of examples in the crate layout, which have no marker: they belong to the client if the crate does.
const EXAMPLES: &str = "tests/examples";
const CRATE_ROOT: &str = "src/lib.rs";
/// The folders of the crate layout with generated files.
const CRATE_FOLDERS: [&str; 3] = ["src", "tests", "examples"];

/// Returns the surplus files relative to the root, sorted. A client of a single file has no folder, and so no surplus files.
pub(crate) fn find(files: &Files, root: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let mut surplus = Vec::new();
    let own: &[&str] = if files.0.contains_key(Path::new(CRATE_ROOT)) {
        &CRATE_FOLDERS
    } else if files.0.contains_key(Path::new("mod.rs")) {
        &[""]
    } else {
        &[]
    };
    // paths of one folder compare slowly, and there may be thousands
    let known: HashSet<&Path> = files.0.keys().map(PathBuf::as_path).collect();
    for folder in own {
        for_each_file(files, root, Path::new(folder), &mut |path| {
            if !known.contains(path.as_path()) && is_ours(&path, root)? {
                surplus.push(path);
            }
            Ok(())
        })?;
    }
    surplus.sort();
    Ok(surplus)
}

/// Returns `true` if the path is an example of a generated crate.
pub(super) fn is_example_of_ours(path: &Path, root: &Path) -> Result<bool, WriteError> {
    if !is_example(path) {
        return Ok(false);
    }
    let lib = disk::read(&root.join(CRATE_ROOT))?;
    Ok(lib.is_some_and(|text| disk::is_marked(&text)))
}

fn is_example(path: &Path) -> bool {
    path.parent() == Some(Path::new(EXAMPLES)) && path.extension().is_some_and(|extension| extension == "json")
}

fn for_each_file(
    files: &Files,
    root: &Path,
    folder: &Path,
    found: &mut impl FnMut(PathBuf) -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    let full = root.join(folder);
    let Some(entries) = disk::optional(fs::read_dir(&full)).map_err(WriteError::at(&full))? else {
        return Ok(());
    };
    for entry in entries {
        let entry = entry.map_err(WriteError::at(&full))?;
        let kind = entry.file_type().map_err(WriteError::at(&entry.path()))?;
        let path = folder.join(entry.file_name());
        if kind.is_dir() && !is_foreign(files, root, &path) {
            for_each_file(files, root, &path, found)?;
        } else if kind.is_file() {
            found(path)?;
        }
    }
    Ok(())
}

/// Returns the folders in which files are written or removed, relative to the root.
pub(super) fn folders(files: &Files, root: &Path) -> Result<BTreeSet<PathBuf>, WriteError> {
    let mut folders: BTreeSet<PathBuf> = files.0.keys().filter_map(|path| path.parent()).map(Path::to_owned).collect();
    let is_crate = files.0.contains_key(Path::new(CRATE_ROOT));
    let is_folder = files.0.contains_key(Path::new("mod.rs"));
    let own: &[&str] = if is_crate { &CRATE_FOLDERS } else { &[""] };
    if is_crate || is_folder {
        for folder in own {
            for_each_file(files, root, Path::new(folder), &mut |path| {
                let folder = path.parent().unwrap_or(Path::new(""));
                if !folders.contains(folder) {
                    folders.insert(folder.to_owned());
                }
                Ok(())
            })?;
        }
    }
    Ok(folders)
}

/// Returns `true` for another client or crate inside this one, and for hidden folders.
fn is_foreign(files: &Files, root: &Path, folder: &Path) -> bool {
    let hidden = folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let owns = |name: &str| {
        let path = folder.join(name);
        !files.0.contains_key(&path) && root.join(path).exists()
    };
    hidden || owns("mod.rs") || owns("Cargo.toml")
}

fn is_ours(path: &Path, root: &Path) -> Result<bool, WriteError> {
    if path.extension().is_some_and(|extension| extension == "rs") {
        let text = disk::read(&root.join(path))?;
        return Ok(text.is_some_and(|text| disk::is_marked(&text)));
    }
    is_example_of_ours(path, root)
}
