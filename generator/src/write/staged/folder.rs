//! A new folder that is written beside its target: the thousands of small files of a crate are moved in one step.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::super::disk;
use super::super::error::WriteError;
use super::temporary::temporary;

/// The files of a new folder; they are removed unless they are committed.
pub(super) struct StagedFolder {
    temporary: PathBuf,
    target: PathBuf,
    /// The folders created inside it, relative to it.
    folders: BTreeSet<PathBuf>,
    files: Vec<PathBuf>,
}

impl StagedFolder {
    /// Creates the folder beside its target, with its parents.
    pub(super) fn new(target: &Path) -> Result<Self, WriteError> {
        let temporary = temporary(target);
        if let Some(around) = temporary.parent() {
            fs::create_dir_all(around).map_err(WriteError::at(around))?;
        }
        // left by a killed process of the same number
        disk::optional(fs::remove_dir_all(&temporary)).map_err(WriteError::at(&temporary))?;
        fs::create_dir(&temporary).map_err(WriteError::at(&temporary))?;
        let folders = BTreeSet::from([PathBuf::new()]);
        Ok(Self { temporary, target: target.to_owned(), folders, files: Vec::new() })
    }

    /// Adds a file; `path` is relative to the folder.
    pub(super) fn add(&mut self, path: &Path, text: &str) -> Result<(), WriteError> {
        let folder = path.parent().unwrap_or(Path::new(""));
        if !self.folders.contains(folder) {
            let full = self.temporary.join(folder);
            fs::create_dir_all(&full).map_err(WriteError::at(&full))?;
            self.folders.insert(folder.to_owned());
        }
        let full = self.temporary.join(path);
        let file = OpenOptions::new().write(true).create_new(true).open(&full);
        file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(WriteError::at(&full))?;
        self.files.push(path.to_owned());
        Ok(())
    }

    /// Moves the folder to its target.
    pub(super) fn commit(mut self) -> Result<(), WriteError> {
        if fs::rename(&self.temporary, &self.target).is_ok() {
            self.temporary.clear();
            return Ok(());
        }
        // another program has created the folder: move one file at a time
        for path in &self.files {
            let target = self.target.join(path);
            let around = target.parent().unwrap_or(Path::new(""));
            fs::create_dir_all(around).map_err(WriteError::at(around))?;
            fs::rename(self.temporary.join(path), &target).map_err(WriteError::at(&target))?;
        }
        Ok(())
    }
}

impl Drop for StagedFolder {
    fn drop(&mut self) {
        // after a commit there is nothing left to remove
        if !self.temporary.as_os_str().is_empty() {
            let _ = fs::remove_dir_all(&self.temporary);
        }
    }
}
