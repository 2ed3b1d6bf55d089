//! Files in memory → files on disk. Only this module writes to the disk.

mod compare;
mod disk;
mod error;
mod lock;
pub(crate) mod secrets;
mod staged;
mod stale;
mod surplus;

use std::path::{Path, PathBuf};

pub use compare::compare;
pub use error::WriteError;
pub(crate) use lock::{compare_lock, write_lock};
pub use stale::{Kind, Stale};
pub(crate) use surplus::find as surplus_files;

use crate::emit::Files;
use crate::lock::FileHashes;
use staged::{Access, Staged, StagedFile, remove_abandoned};

/// Writes a file that only its owner can read, with its folder.
pub(crate) fn write_private(path: &Path, text: &str) -> Result<(), WriteError> {
    StagedFile::new(path, text, Access::Owner)?.commit()
}

/// Writes a file if it differs. Returns `true` if it did.
pub(crate) fn write_if_changed(path: &Path, text: &str) -> Result<bool, WriteError> {
    if disk::read(path)?.is_some_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    StagedFile::new(path, text, Access::Usual)?.commit()?;
    Ok(true)
}

/// The changes that [`write`] made, by path relative to the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The files that were created or changed.
    pub written: Vec<PathBuf>,
    /// The files that were up to date, and were not touched.
    pub unchanged: Vec<PathBuf>,
    /// The files of an earlier generation that were removed.
    pub removed: Vec<PathBuf>,
}

/// Makes the files below `root` equal to those in memory.
///
/// Files that are already equal are not touched, each of the others is replaced as a whole, a new folder appears with
/// all its files at once, and files of an earlier generation that are no longer needed are removed. Nothing is written if one of the files on disk was not generated, or
/// was edited since, which its hash in the lock tells.
pub fn write(files: &Files, root: &Path, known: Option<&FileHashes>) -> Result<Summary, WriteError> {
    let mut summary = Summary::default();
    let surplus = surplus::find(files, root)?;
    for path in &surplus {
        let full = root.join(path);
        if disk::read(&full)?.is_some_and(|old| lock::is_edited(known, path, &old)) {
            return Err(WriteError::Edited(full));
        }
    }
    let mut staged = Staged::new(root);
    let mut changed = Vec::new();
    for (path, text) in &files.0 {
        disk::check(path)?;
        let is_new = staged.has_no_folder(path);
        if is_new || is_changed(path, text, root, known)? {
            changed.push((path, text));
            summary.written.push(path.clone());
        } else {
            summary.unchanged.push(path.clone());
        }
    }
    changed.into_iter().try_for_each(|(path, text)| staged.add(path, text))?;
    let around = staged.around_new_root();
    staged.commit()?;
    if let Some(around) = around {
        remove_abandoned(around, |name| root.file_name() == Some(name));
    }
    for folder in surplus::folders(files, root)? {
        remove_abandoned(&root.join(&folder), |name| {
            let target = folder.join(name);
            files.0.keys().any(|path| path.starts_with(&target))
        });
    }
    summary.removed = surplus;
    for path in &summary.removed {
        disk::remove(root, path)?;
    }
    Ok(summary)
}

/// Returns `true` if the file on disk differs or does not exist; refuses a file that was not generated.
fn is_changed(path: &Path, text: &str, root: &Path, known: Option<&FileHashes>) -> Result<bool, WriteError> {
    let full = root.join(path);
    match disk::read(&full)? {
        Some(old) if old == text.as_bytes() => Ok(false),
        Some(old) if !disk::is_marked(&old) && !surplus::is_example_of_ours(path, root)? => {
            Err(WriteError::NotOurs(full))
        }
        Some(old) if lock::is_edited(known, path, &old) => Err(WriteError::Edited(full)),
        _ => Ok(true),
    }
}

#[cfg(test)]
mod tests;
