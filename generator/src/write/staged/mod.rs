//! Files are written beside their targets and then moved there, so that no program reads a partial file. A new folder is
//! written and moved as a whole.

mod file;
mod folder;
mod temporary;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

pub(super) use file::{Access, StagedFile};
pub(super) use temporary::remove_abandoned;

use super::error::WriteError;
use folder::StagedFolder;

/// The files of one run beside their targets; those that are not committed are removed.
pub(super) struct Staged<'a> {
    root: &'a Path,
    /// For each checked folder, relative to the root: the outermost missing folder, if there is one.
    missing: BTreeMap<PathBuf, Option<PathBuf>>,
    /// The new folders, by the missing folder.
    folders: BTreeMap<PathBuf, StagedFolder>,
    files: Vec<StagedFile>,
}

impl<'a> Staged<'a> {
    pub(super) fn new(root: &'a Path) -> Self {
        Self { root, missing: BTreeMap::new(), folders: BTreeMap::new(), files: Vec::new() }
    }

    /// Returns `true` if the file cannot exist because its folder does not.
    pub(super) fn has_no_folder(&mut self, path: &Path) -> bool {
        self.missing_folder(path).is_some()
    }

    pub(super) fn add(&mut self, path: &Path, text: &str) -> Result<(), WriteError> {
        let Some(missing) = self.missing_folder(path).map(Path::to_owned) else {
            self.files.push(StagedFile::new(&self.root.join(path), text, Access::Usual)?);
            return Ok(());
        };
        let inside = path.strip_prefix(&missing).unwrap_or(path);
        let folder = match self.folders.get_mut(&missing) {
            Some(folder) => folder,
            None => {
                let folder = StagedFolder::new(&full(self.root, &missing))?;
                self.folders.entry(missing).or_insert(folder)
            }
        };
        folder.add(inside, text)
    }

    /// Returns the folder around the root if the root itself is missing.
    pub(super) fn around_new_root(&self) -> Option<&'a Path> {
        let is_new = self.folders.contains_key(Path::new(""));
        self.root.parent().filter(|_| is_new)
    }

    /// Moves everything to its target: new folders first, because existing files may refer to them.
    pub(super) fn commit(self) -> Result<(), WriteError> {
        self.folders.into_values().try_for_each(StagedFolder::commit)?;
        self.files.into_iter().try_for_each(StagedFile::commit)
    }

    fn missing_folder(&mut self, path: &Path) -> Option<&Path> {
        let folder = path.parent().unwrap_or(Path::new(""));
        if !self.missing.contains_key(folder) {
            let mut outward: Vec<&Path> = folder.ancestors().collect();
            outward.reverse();
            let missing = outward.into_iter().find(|folder| is_missing(&full(self.root, folder)));
            self.missing.insert(folder.to_owned(), missing.map(Path::to_owned));
        }
        self.missing.get(folder)?.as_deref()
    }
}

/// Joins paths without the trailing `/` of an empty second one, because the path of a folder needs a name.
fn full(root: &Path, folder: &Path) -> PathBuf {
    if folder == Path::new("") { root.to_owned() } else { root.join(folder) }
}

fn is_missing(folder: &Path) -> bool {
    // a dangling link exists, too
    fs::symlink_metadata(folder).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}
