//! [`Generated`]: a client in memory, which can be written or compared.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::diagnostic::{Diagnostics, Error};
use crate::emit::{self, Files};
use crate::lock::{FileHashes, LockFile};
use crate::options::Layout;
use crate::resolve::Secret;
use crate::review::{Answers, Coverage};
use crate::write::{self, Stale, Summary, secrets};

/// A generated client, in memory.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Paths relative to the output.
    pub files: Files,
    /// Warnings and notes: what was guessed, approximated or left out.
    pub diagnostics: Diagnostics,
    /// The coverage of the collection.
    pub coverage: Coverage,
    /// The sources of the types of answers.
    pub answers: Answers,
    pub(crate) secrets: Vec<Secret>,
    pub(crate) collection: String,
    pub(crate) layout: Layout,
    pub(crate) inputs: Vec<PathBuf>,
    pub(crate) lock: Option<LockFile>,
    pub(crate) times: Vec<(&'static str, Duration)>,
}

impl Generated {
    /// Returns the paths that were read, in a fixed order and as they were given: the collection's file, or its folder and each file in it, then the
    /// environments. The client is a function of these and of the options; a build script prints `cargo:rerun-if-changed` for each.
    pub fn inputs(&self) -> &[PathBuf] {
        &self.inputs
    }

    /// Returns the time that each stage took, in the order of the work: `read`, `resolve`, `inputs`, `infer`, `lower`, `emit`, `review`.
    pub fn times(&self) -> &[(&'static str, Duration)] {
        &self.times
    }

    /// Returns the path of the lock file, which is written with the client.
    pub fn lock_file(&self) -> Option<&Path> {
        self.lock.as_ref().map(LockFile::path)
    }

    /// Writes the files that differ to `output`, which is a file for [`Layout::File`] and a folder otherwise, and then the lock file, if there is
    /// one.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be written, or if it would overwrite one that was not generated or that was edited since.
    pub fn write(&self, output: impl AsRef<Path>) -> Result<Summary, Error> {
        self.write_unless(output.as_ref(), |lock| lock)
    }

    /// Writes the files as [`write`](Self::write) does, and also overwrites generated files that were edited.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be written, or if it would overwrite one that was not generated.
    pub fn overwrite(&self, output: impl AsRef<Path>) -> Result<Summary, Error> {
        self.write_unless(output.as_ref(), |_| None)
    }

    fn write_unless(
        &self,
        output: &Path,
        known: impl FnOnce(Option<&FileHashes>) -> Option<&FileHashes>,
    ) -> Result<Summary, Error> {
        let (root, files) = self.placed(output);
        let summary = write::write(&files, &root, known(self.lock.as_ref().map(LockFile::files)))?;
        if let Some(lock) = &self.lock {
            write::write_lock(lock, &files)?;
        }
        Ok(summary)
    }

    /// Returns the changes that [`write`](Self::write) would make, including those to the lock file.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be read.
    pub fn compare(&self, output: impl AsRef<Path>) -> Result<Vec<Stale>, Error> {
        let (root, files) = self.placed(output.as_ref());
        let mut stale = write::compare(&files, &root, self.lock.as_ref().map(LockFile::files))?;
        if let Some(lock) = &self.lock {
            stale.extend(write::compare_lock(lock, &files)?);
        }
        Ok(stale)
    }

    /// Writes the credentials that were found in the collection to a Postman environment file of mode 0600. Replaces a
    /// file that an earlier call has written.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written, or if another program wrote it.
    pub fn write_secrets(&self, file: impl AsRef<Path>) -> Result<(), Error> {
        Ok(secrets::write(file.as_ref(), &self.collection, &self.secrets)?)
    }

    /// Returns the text of the client: one file for [`Layout::File`], and all files with their paths for the other layouts.
    pub fn text(&self) -> String {
        let mut texts = self.files.0.iter();
        match texts.next() {
            Some((_, text)) if self.is_one_file() => text.clone(),
            _ => self.files.0.iter().map(|(path, text)| format!("// === {}\n{text}", path.display())).collect(),
        }
    }

    fn is_one_file(&self) -> bool {
        is_one_file(self.layout)
    }

    /// Returns the root and the files of the output; a single file is at the path itself.
    pub(crate) fn placed(&self, output: &Path) -> (PathBuf, Cow<'_, Files>) {
        let root = root(self.layout, output);
        if !self.is_one_file() {
            return (root, Cow::Borrowed(&self.files));
        }
        let name = output.file_name().map(PathBuf::from).unwrap_or_else(|| PathBuf::from(emit::CLIENT_FILE));
        let files = self.files.0.values().map(|text| (name.clone(), text.clone())).collect();
        (root, Cow::Owned(Files(files)))
    }
}

fn is_one_file(layout: Layout) -> bool {
    matches!(layout, Layout::File | Layout::Include)
}

/// Returns the folder to which the paths of the files are relative.
pub(crate) fn root(layout: Layout, output: &Path) -> PathBuf {
    let folder = if is_one_file(layout) { output.parent() } else { Some(output) };
    folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf()
}
