//! The files that a generator reads.

use std::path::{Path, PathBuf};

use super::{Generator, Origin};
use crate::diagnostic::Diagnostic;
use crate::observe;
use crate::read::input::Input;
use crate::source::Source;

impl Generator {
    pub(super) fn open(&self) -> Result<Input, Diagnostic> {
        match &self.origin {
            Origin::Path(path) => Input::open(path, self.options.collection.as_deref()),
            Origin::Memory { name, bytes } => Ok(Input::File(Source::from_bytes(name, name, bytes.clone())?)),
        }
    }

    /// Returns the paths that [`generate`](Self::generate) reads, as far as they are known before the collection is read: the collection,
    /// the environments and the lock. [`Generated::inputs`](crate::Generated::inputs) has all of them.
    pub fn paths(&self) -> Vec<PathBuf> {
        let collection = match &self.origin {
            Origin::Path(path) => Some(path.clone()),
            Origin::Memory { .. } => None,
        };
        let environments = self.options.environment.iter().cloned();
        let others = self.lock_on_disk().into_iter().chain(self.observations_on_disk());
        collection.into_iter().chain(environments).chain(others).collect()
    }

    /// Returns the files that [`generate`](Self::generate) reads, except for the lock; `None` if they cannot be known.
    pub(crate) fn files_read(&self) -> Option<Vec<PathBuf>> {
        let Origin::Path(path) = &self.origin else { return None };
        let mut files = Input::files(path, self.options.collection.as_deref()).ok()?;
        files.extend(self.options.environment.iter().cloned().chain(self.observations_on_disk()));
        Some(files)
    }

    pub(crate) fn lock_read(&self) -> Option<&Path> {
        self.options.lock.as_deref()
    }

    /// Returns the file of observations: the configured one, or the one beside the collection if it exists.
    pub(super) fn observations_on_disk(&self) -> Option<PathBuf> {
        match (&self.options.observations, &self.origin) {
            (Some(path), _) => Some(path.clone()),
            (None, Origin::Path(path)) => Some(observe::file::beside(path)).filter(|path| path.exists()),
            (None, Origin::Memory { .. }) => None,
        }
    }

    /// Returns the lock if it exists: cargo would treat a missing file as always changed.
    pub(super) fn lock_on_disk(&self) -> Option<PathBuf> {
        self.options.lock.clone().filter(|path| path.exists())
    }

    pub(super) fn inputs(&self, source: &Input) -> Vec<PathBuf> {
        let collection = match &self.origin {
            Origin::Path(path) => source.paths(path),
            Origin::Memory { .. } => Vec::new(),
        };
        let others = self.lock_on_disk().into_iter().chain(self.observations_on_disk());
        collection.into_iter().chain(self.options.environment.iter().cloned()).chain(others).collect()
    }
}
