//! The library's front door: options in, files in memory out.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::emit::{self, Layout, RuntimeDependency};
use crate::lower::{self, Settings, model::Serialize};
use crate::package;
use crate::read;
use crate::resolve::{self, Secret};
use crate::secrets_file;
use crate::source::Source;
use crate::write::{self, Files, Stale, Summary};

/// Generates the client of one collection.
///
/// Every option is a method of the same name as the option of the command line.
#[derive(Clone, Debug)]
pub struct Generator {
    collection: PathBuf,
    environments: Vec<PathBuf>,
    layout: Layout,
    name: Option<String>,
    runtime: RuntimeDependency,
}

impl Generator {
    /// Reads the collection from this file when [`generate`](Self::generate) is called.
    pub fn new(collection: impl Into<PathBuf>) -> Self {
        Self {
            collection: collection.into(),
            environments: Vec::new(),
            layout: Layout::File,
            name: None,
            runtime: RuntimeDependency::Version(env!("CARGO_PKG_VERSION").to_owned()),
        }
    }

    /// One file, a directory of modules, or a crate. One file by default.
    #[must_use]
    pub fn layout(mut self, layout: Layout) -> Self {
        self.layout = layout;
        self
    }

    /// The name of the generated package; by default the collection's.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// A Postman environment whose names count as the collection's variables. May be given several times.
    #[must_use]
    pub fn environment(mut self, file: impl Into<PathBuf>) -> Self {
        self.environments.push(file.into());
        self
    }

    /// Makes a generated crate depend on the runtime in this folder, instead of the published version. A relative path starts at the
    /// current folder; the manifest has it in full.
    #[must_use]
    pub fn runtime_path(mut self, path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        self.runtime = RuntimeDependency::Path(std::path::absolute(&path).unwrap_or(path));
        self
    }

    /// Reads and generates; writes nothing.
    ///
    /// # Errors
    ///
    /// The collection or an environment cannot be read, or is something else; each message says what, where and what to do.
    pub fn generate(&self) -> Result<Generated, Error> {
        let source = Source::open(&self.collection)?;
        let (collection, mut diagnostics) = read::read(&source)?;
        let mut environments = Vec::new();
        for path in &self.environments {
            environments.push(read::read_environment(&Source::open(path)?)?);
        }
        let (api, notes) = resolve::resolve(collection, &environments);
        diagnostics.extend(notes);
        let settings = Settings {
            source: source.name.clone(),
            package: self.package(&api.name),
            serialize_answers: if self.layout == Layout::Crate { Serialize::Feature } else { Serialize::No },
        };
        let (client, notes) = lower::lower(&api, &settings);
        diagnostics.extend(notes);
        diagnostics.redact(&api.hidden);
        diagnostics.locate_in(&source);
        let files = emit::emit(&client, self.layout, &self.runtime);
        Ok(Generated { files, diagnostics, secrets: api.secrets, collection: api.name, layout: self.layout })
    }

    fn package(&self, collection: &str) -> String {
        let name = self.name.as_deref().unwrap_or(collection);
        package::name(name)
    }
}

/// A generated client, in memory.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Paths relative to the output.
    pub files: Files,
    /// Warnings and notes: what was guessed, approximated or left out.
    pub diagnostics: Diagnostics,
    secrets: Vec<Secret>,
    collection: String,
    layout: Layout,
}

impl Generated {
    /// Writes what differs to `output`: the file for [`Layout::File`], else the folder.
    ///
    /// # Errors
    ///
    /// A file cannot be written, or would overwrite one that was not generated.
    pub fn write(&self, output: impl AsRef<Path>) -> Result<Summary, Error> {
        let (root, files) = self.placed(output.as_ref());
        write::write(&files, &root).map_err(Error::from)
    }

    /// What [`write`](Self::write) would change.
    ///
    /// # Errors
    ///
    /// A file cannot be read.
    pub fn compare(&self, output: impl AsRef<Path>) -> Result<Vec<Stale>, Error> {
        let (root, files) = self.placed(output.as_ref());
        write::compare(&files, &root).map_err(Error::from)
    }

    /// Writes the credentials that were found in the collection to a Postman environment file of mode 0600.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn write_secrets(&self, file: impl AsRef<Path>) -> Result<(), Error> {
        let file = file.as_ref();
        secrets_file::write(file, &self.collection, &self.secrets)
            .map_err(|error| Error::from(Diagnostic::error(format!("cannot write {}: {error}", file.display()))))
    }

    /// The text of [`Layout::File`]; of the other layouts all files, each under its path.
    pub fn text(&self) -> String {
        let mut texts = self.files.0.iter();
        match texts.next() {
            Some((_, text)) if self.is_one_file() => text.clone(),
            _ => self.files.0.iter().map(|(path, text)| format!("// === {}\n{text}", path.display())).collect(),
        }
    }

    fn is_one_file(&self) -> bool {
        matches!(self.layout, Layout::File | Layout::Include)
    }

    /// One file goes to the path itself.
    fn placed(&self, output: &Path) -> (PathBuf, Files) {
        if !self.is_one_file() {
            return (output.to_path_buf(), self.files.clone());
        }
        let folder = output.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = output.file_name().map(PathBuf::from).unwrap_or_else(|| PathBuf::from(emit::CLIENT_FILE));
        let files = self.files.0.values().map(|text| (name.clone(), text.clone())).collect();
        (folder.to_path_buf(), Files(files))
    }
}

/// Why nothing was generated.
#[derive(Debug)]
pub struct Error {
    diagnostics: Diagnostics,
}

impl Error {
    /// Each error with its place.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }
}

impl From<Diagnostics> for Error {
    fn from(diagnostics: Diagnostics) -> Self {
        Self { diagnostics }
    }
}

impl From<write::WriteError> for Error {
    fn from(error: write::WriteError) -> Self {
        Diagnostic::error(error.to_string()).into()
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostics: std::iter::once(diagnostic).collect() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.diagnostics.to_string().trim_end())
    }
}

impl std::error::Error for Error {}
