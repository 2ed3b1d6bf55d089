//! Errors of writing files.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{self, Code, Diagnostic};

/// An error of writing or comparing files.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The file exists, and was not generated.
    NotOurs(PathBuf),
    /// It was generated, and edited since.
    Edited(PathBuf),
    /// The file exists, and is not one that was written for credentials.
    NotSecrets(PathBuf),
    /// The lock cannot be read.
    Lock(Box<Diagnostic>),
    /// The path would leave the output folder.
    Outside(PathBuf),
    /// The system refused.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

impl WriteError {
    /// For `map_err`.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::Io { path, source }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs(path) => {
                write!(
                    f,
                    "{} was not generated: its first line has no “{}”; move it away, or choose another output",
                    path.display(),
                    crate::emit::MARKER
                )
            }
            Self::Edited(path) => write!(
                f,
                "{} was edited by hand since it was generated: keep the edit in `postman-codegen.toml` (names, types), or in a module \
                 of your own beside it, then generate with --force",
                path.display()
            ),
            Self::NotSecrets(path) => write!(
                f,
                "{} is not a credentials file of postman-codegen, and is not replaced: pass the path of a new file",
                path.display()
            ),
            Self::Lock(error) => error.fmt(f),
            Self::Outside(path) => write!(f, "{} is not a path below the output folder", path.display()),
            Self::Io { path, source } => write!(f, "{}: {source}", path.display()),
        }
    }
}

impl Error for WriteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::NotOurs(_) | Self::NotSecrets(_) | Self::Edited(_) | Self::Lock(_) | Self::Outside(_) => None,
        }
    }
}

impl From<WriteError> for diagnostic::Error {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Lock(error) => Self::from(*error),
            error => Diagnostic::new(Code::CannotWrite, error.to_string()).into(),
        }
    }
}
