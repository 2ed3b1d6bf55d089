//! A file is written beside its place and then moved there, so that nobody ever reads half of one.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::disk;
use super::error::WriteError;

/// No run takes longer.
const LONGEST_RUN: Duration = Duration::from_secs(3600);

/// The access rights of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Usual,
    /// Mode 0600 where the system has modes.
    Owner,
}

/// A file that is complete beside its target; it goes away unless it is committed.
pub(super) struct Staged {
    temporary: PathBuf,
    target: PathBuf,
}

impl Staged {
    pub(super) fn new(target: &Path, text: &str, access: Access) -> Result<Self, WriteError> {
        let folder = target.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder).map_err(WriteError::at(folder))?;
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let temporary = folder.join(format!(".{name}.{}.tmp", std::process::id()));
        // left by a process of the same number that was killed; never written into, it may be a link
        disk::optional(fs::remove_file(&temporary)).map_err(WriteError::at(&temporary))?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if access == Access::Owner {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let staged = Self { temporary, target: target.to_owned() };
        let written = options.open(&staged.temporary).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(WriteError::at(&staged.temporary))?;
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

/// Removes what runs that were killed have left beside the files of a folder. What cannot be removed is in nobody's way.
///
/// `is_target`: the name of a file that is written here.
pub(super) fn remove_abandoned(folder: &Path, is_target: impl Fn(&OsStr) -> bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let file = entry.file_name();
        let Some((name, process)) = file.to_str().and_then(parts) else { continue };
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && process != std::process::id() && !is_at_work(process, &entry) {
            let is_ours = || fs::read(entry.path()).is_ok_and(|text| disk::is_marked(&text));
            if is_target(OsStr::new(name)) || is_ours() {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// `.mod.rs.4711.tmp`: the name of the file, and the process that wrote it.
fn parts(file: &str) -> Option<(&str, u32)> {
    let (name, process) = file.strip_prefix('.')?.strip_suffix(".tmp")?.rsplit_once('.')?;
    Some((name, process.parse().ok()?)).filter(|(name, _)| !name.is_empty())
}

/// Returns `true` if the process may still want its file.
fn is_at_work(process: u32, file: &fs::DirEntry) -> bool {
    let written = file.metadata().and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let is_young = written.elapsed().is_ok_and(|age| age < LONGEST_RUN);
    let processes = Path::new("/proc");
    // elsewhere only the age tells
    let is_alive = !processes.join("self").exists() || processes.join(process.to_string()).exists();
    is_young && is_alive
}
