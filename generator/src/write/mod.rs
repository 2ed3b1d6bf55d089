//! Files in memory to files on disk. Only this touches the disk.

mod compare;
mod disk;
mod error;
mod lock;
pub(crate) mod secrets;
mod staged;
mod stale;
mod surplus;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

pub use compare::compare;
pub use error::WriteError;
pub(crate) use lock::{compare_lock, write_lock};
pub use stale::{Kind, Stale};
pub(crate) use surplus::find as surplus_files;

use crate::emit::Files;
use crate::lock::FileHashes;
use staged::{Access, Staged};

/// Writes a file that is for nobody else, with its folder.
pub(crate) fn write_private(path: &Path, text: &str) -> Result<(), WriteError> {
    Staged::new(path, text, Access::Owner)?.commit()
}

/// The changes that [`write`] made, by path relative to the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// New, or other than before.
    pub written: Vec<PathBuf>,
    /// Equal already, and not touched.
    pub unchanged: Vec<PathBuf>,
    /// Of an earlier generation, and no longer wanted.
    pub removed: Vec<PathBuf>,
}

/// Makes the files below `root` what they are in memory.
///
/// Files that are equal already are not touched, each of the others is replaced as a whole, and files of an earlier
/// generation that are no longer wanted are removed. Nothing is written when one of the files on disk is not ours, or
/// was edited since: its hash is not the one that is known.
pub fn write(files: &Files, root: &Path, known: Option<&FileHashes>) -> Result<Summary, WriteError> {
    let mut summary = Summary::default();
    let mut staged = Vec::new();
    let surplus = surplus::find(files, root)?;
    for path in &surplus {
        let full = root.join(path);
        if disk::read(&full)?.is_some_and(|old| lock::is_edited(known, path, &old)) {
            return Err(WriteError::Edited(full));
        }
    }
    for (path, text) in changed(files, root, known)? {
        match text {
            Some(text) => {
                staged.push(Staged::new(&root.join(path), text, Access::Usual)?);
                summary.written.push(path.to_owned());
            }
            None => summary.unchanged.push(path.to_owned()),
        }
    }
    for file in staged {
        file.commit()?;
    }
    for folder in surplus::folders(files, root)? {
        let is_target = |name: &OsStr| files.0.contains_key(&folder.join(name));
        staged::remove_abandoned(&root.join(&folder), is_target);
    }
    summary.removed = surplus;
    for path in &summary.removed {
        disk::remove(root, path)?;
    }
    Ok(summary)
}

/// Every path, with its text when the disk has another; refuses those that are not ours.
fn changed<'a>(
    files: &'a Files,
    root: &Path,
    known: Option<&FileHashes>,
) -> Result<Vec<(&'a Path, Option<&'a str>)>, WriteError> {
    let mut changed = Vec::new();
    for (path, text) in &files.0 {
        disk::check(path)?;
        let full = root.join(path);
        let text = match disk::read(&full)? {
            Some(old) if old == text.as_bytes() => None,
            Some(old) if !disk::is_marked(&old) && !surplus::is_example_of_ours(path, root)? => {
                return Err(WriteError::NotOurs(full));
            }
            Some(old) if lock::is_edited(known, path, &old) => return Err(WriteError::Edited(full)),
            _ => Some(text.as_str()),
        };
        changed.push((path.as_path(), text));
    }
    Ok(changed)
}

#[cfg(test)]
mod tests;
