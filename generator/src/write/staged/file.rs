//! A file that is written beside its target.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::super::disk;
use super::super::error::WriteError;
use super::temporary::temporary;

/// The access rights of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::write) enum Access {
    Usual,
    /// Mode 0600 where the system has modes.
    Owner,
}

/// A complete file beside its target; it is removed unless it is committed.
pub(in crate::write) struct StagedFile {
    temporary: PathBuf,
    target: PathBuf,
}

impl StagedFile {
    /// Writes the file, with its folder if that is missing.
    pub(in crate::write) fn new(target: &Path, text: &str, access: Access) -> Result<Self, WriteError> {
        let temporary = temporary(target);
        let mut file = match create(&temporary, access) {
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                let folder = target.parent().unwrap_or(Path::new(""));
                fs::create_dir_all(folder).map_err(WriteError::at(folder))?;
                create(&temporary, access)
            }
            // left by a killed process of the same number; it is not written to, because it may be a link
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                disk::optional(fs::remove_file(&temporary)).map_err(WriteError::at(&temporary))?;
                create(&temporary, access)
            }
            file => file,
        }
        .map_err(WriteError::at(&temporary))?;
        let staged = Self { temporary, target: target.to_owned() };
        file.write_all(text.as_bytes()).map_err(WriteError::at(&staged.temporary))?;
        Ok(staged)
    }

    pub(in crate::write) fn commit(mut self) -> Result<(), WriteError> {
        fs::rename(&self.temporary, &self.target).map_err(WriteError::at(&self.target))?;
        self.temporary.clear();
        Ok(())
    }
}

impl Drop for StagedFile {
    fn drop(&mut self) {
        // after a commit there is nothing left to remove
        if !self.temporary.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

fn create(path: &Path, access: Access) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if access == Access::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    options.open(path)
}
