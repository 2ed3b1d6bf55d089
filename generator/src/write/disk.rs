//! One file at a time: read, replace, remove.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::error::WriteError;
use crate::emit::MARKER;

/// A file that is complete beside its target; it goes away unless it is committed.
pub(super) struct Staged {
    temporary: PathBuf,
    target: PathBuf,
}

impl Staged {
    pub(super) fn new(target: &Path, text: &str) -> Result<Self, WriteError> {
        let folder = target.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder).map_err(WriteError::at(folder))?;
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let staged =
            Self { temporary: folder.join(format!(".{name}.{}.tmp", std::process::id())), target: target.to_owned() };
        fs::write(&staged.temporary, text).map_err(WriteError::at(&staged.temporary))?;
        Ok(staged)
    }

    pub(super) fn commit(self) -> Result<(), WriteError> {
        fs::rename(&self.temporary, &self.target).map_err(WriteError::at(&self.target))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // After a commit there is nothing left to remove.
        let _ = fs::remove_file(&self.temporary);
    }
}

/// Paths of generated files are relative and go down only.
pub(super) fn check(path: &Path) -> Result<(), WriteError> {
    let down = path.components().all(|component| matches!(component, Component::Normal(_)));
    match down && path.file_name().is_some() {
        true => Ok(()),
        false => Err(WriteError::Outside(path.to_owned())),
    }
}

/// `None` when there is no such file.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    optional(fs::read(path)).map_err(WriteError::at(path))
}

/// Removes a file below the root, and the folders that are empty without it.
pub(super) fn remove(root: &Path, path: &Path) -> Result<(), WriteError> {
    let full = root.join(path);
    fs::remove_file(&full).map_err(WriteError::at(&full))?;
    for folder in path.ancestors().skip(1).filter(|folder| *folder != Path::new("")) {
        if fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}

/// Whether the first line says that we made it.
pub(super) fn is_marked(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let comment = line.strip_prefix(b"//").or_else(|| line.strip_prefix(b"#"));
    comment.is_some_and(|comment| comment.trim_ascii_start().starts_with(MARKER.as_bytes()))
}

pub(super) fn optional<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}
