//! The lock file, which is written together with the client.

use std::path::{Path, PathBuf};

use super::disk;
use super::error::WriteError;
use super::staged::{Access, StagedFile, remove_abandoned};
use super::stale::{Kind, Stale};
use crate::emit::Files;
use crate::lock::{FileHashes, LockFile, hash};

/// Writes the lock if it differs.
pub(crate) fn write_lock(lock: &LockFile, files: &Files) -> Result<(), WriteError> {
    if let Some(stale) = compare_lock(lock, files)? {
        StagedFile::new(&lock.path, &stale.after, Access::Usual)?.commit()?;
    }
    if let (Some(folder), Some(name)) = (lock.path.parent(), lock.path.file_name()) {
        remove_abandoned(folder, |file| file == name);
    }
    Ok(())
}

/// The changes that [`write_lock`] would make.
pub(crate) fn compare_lock(lock: &LockFile, files: &Files) -> Result<Option<Stale>, WriteError> {
    let hashes = files.0.iter().map(|(path, text)| (key(path), hash_of(text))).collect();
    let lock = lock.refreshed().map_err(|error| WriteError::Lock(Box::new(error)))?.with_files(hashes);
    let before = disk::read(&lock.path)?;
    let kind = if before.is_some() { Kind::Changed } else { Kind::Missing };
    let before = String::from_utf8_lossy(&before.unwrap_or_default()).into_owned();
    let after = lock.text();
    let path = PathBuf::from(lock.path.file_name().unwrap_or_default());
    Ok((before != after).then_some(Stale { path, kind, before, after, edited: false }))
}

/// Returns `true` if the file was edited since it was generated; unknown without a lock.
pub(super) fn is_edited(known: Option<&FileHashes>, path: &Path, text: &[u8]) -> bool {
    let text = String::from_utf8_lossy(text);
    known.and_then(|known| known.get(&key(path))).is_some_and(|expected| *expected != hash_of(&text))
}

/// Hashes a text independently of its line ends, which git may change.
fn hash_of(text: &str) -> String {
    hash(&text.replace("\r\n", "\n"))
}

fn key(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
