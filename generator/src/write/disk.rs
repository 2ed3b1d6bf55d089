//! Operations on single files: check, read, remove.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path};

use super::error::WriteError;
use crate::emit::MARKER;

/// Checks that the path of a generated file is relative, without `..`.
pub(super) fn check(path: &Path) -> Result<(), WriteError> {
    let down = path.components().all(|component| matches!(component, Component::Normal(_)));
    match down && path.file_name().is_some() {
        true => Ok(()),
        false => Err(WriteError::Outside(path.to_owned())),
    }
}

/// Reads a file; `None` if it does not exist.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    optional(fs::read(path)).map_err(WriteError::at(path))
}

/// Removes a file below the root, and the folders that become empty.
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

/// Returns `true` if the first line marks the file as generated.
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
