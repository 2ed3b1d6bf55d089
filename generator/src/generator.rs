//! The library's front door: options in, files in memory out.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::emit::{self, Layout, RuntimeDependency};
use crate::input::Input;
use crate::lower::{self, Settings, model::Derive};
use crate::options::{TypeOptions, TypePath};
use crate::package;
use crate::read;
use crate::resolve::{self, Api, Secret};
use crate::secrets_file;
use crate::source::Source;
use crate::write::{self, Files, Stale, Summary};

/// Where the collection is.
#[derive(Clone, Debug)]
enum Origin {
    Path(PathBuf),
    Memory { name: String, bytes: Vec<u8> },
}

/// Generates the client of one collection.
///
/// Every option is a method of the same name as the option of the command line.
#[derive(Clone, Debug)]
pub struct Generator {
    origin: Origin,
    choice: Option<String>,
    environments: Vec<PathBuf>,
    layout: Layout,
    name: Option<String>,
    runtime: RuntimeDependency,
    types: TypeOptions,
}

impl Generator {
    /// Reads the collection from this path when [`generate`](Self::generate) is called: a file of v1, v2.0 or v2.1, the folder of a
    /// collection of v3, the file of one of its requests (`*.request.yaml`), or a folder with `postman/collections` in it.
    pub fn new(collection: impl Into<PathBuf>) -> Self {
        Self::from_origin(Origin::Path(collection.into()))
    }

    /// Reads the collection from the bytes of a file; `name` is what messages and the generated code call it.
    pub fn from_bytes(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self::from_origin(Origin::Memory { name: name.into(), bytes: bytes.into() })
    }

    fn from_origin(origin: Origin) -> Self {
        Self {
            origin,
            choice: None,
            environments: Vec::new(),
            layout: Layout::File,
            name: None,
            runtime: RuntimeDependency::Version(env!("CARGO_PKG_VERSION").to_owned()),
            types: TypeOptions::default(),
        }
    }

    /// One file, a directory of modules, or a crate. One file by default.
    #[must_use]
    pub fn layout(mut self, layout: Layout) -> Self {
        self.layout = layout;
        self
    }

    /// The name of the collection, where the file or folder has several.
    #[must_use]
    pub fn collection(mut self, name: impl Into<String>) -> Self {
        self.choice = Some(name.into());
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

    /// How examples become types.
    #[must_use]
    pub fn types(mut self, options: TypeOptions) -> Self {
        self.types = options;
        self
    }

    /// Reads and generates; writes nothing.
    ///
    /// # Errors
    ///
    /// The collection or an environment cannot be read, or is something else; each message says what, where and what to do.
    pub fn generate(&self) -> Result<Generated, Error> {
        let Described { source, api, settings, mut diagnostics } = self.read()?;
        let (client, notes) = lower::lower(&api, &settings);
        diagnostics.extend(notes);
        if self.layout != Layout::Crate {
            diagnostics.extend(lower::features::note(&client.features));
        }
        diagnostics.redact(&api.hidden);
        diagnostics.locate_in(&source);
        let files = emit::emit(&client, self.layout, &self.runtime);
        let inputs = self.inputs(&source);
        Ok(Generated { files, diagnostics, secrets: api.secrets, collection: api.name, layout: self.layout, inputs })
    }

    /// Why the type at a path is what it is: which examples have it, how often, and by which rules.
    ///
    /// # Errors
    ///
    /// The collection or an environment cannot be read, or the path leads nowhere; the message has the nearest one.
    pub fn explain(&self, path: &TypePath) -> Result<String, Error> {
        let Described { api, settings, .. } = self.read()?;
        lower::explain(&api, &settings, path).map_err(|error| Error::from(*error))
    }

    fn read(&self) -> Result<Described, Error> {
        let source = self.open()?;
        let (collection, mut diagnostics) = read::read(&source, self.choice.as_deref())?;
        let mut environments = Vec::new();
        for path in &self.environments {
            environments.push(read::read_environment(&Source::open(path)?)?);
        }
        let (api, notes) = resolve::resolve(collection, &environments);
        diagnostics.extend(notes);
        let settings = Settings {
            source: source.name().to_owned(),
            package: self.package(&api.name),
            other_direction: if self.layout == Layout::Crate { Derive::Feature } else { Derive::No },
            types: self.types.clone(),
        };
        Ok(Described { source, api, settings, diagnostics })
    }

    fn open(&self) -> Result<Input, Diagnostic> {
        match &self.origin {
            Origin::Path(path) => Input::open(path, self.choice.as_deref()),
            Origin::Memory { name, bytes } => Source::from_bytes(name, name, bytes.clone()).map(Input::File),
        }
    }

    fn inputs(&self, source: &Input) -> Vec<PathBuf> {
        let collection = match &self.origin {
            Origin::Path(path) => source.paths(path),
            Origin::Memory { .. } => Vec::new(),
        };
        collection.into_iter().chain(self.environments.iter().cloned()).collect()
    }

    fn package(&self, collection: &str) -> String {
        let name = self.name.as_deref().unwrap_or(collection);
        package::name(name)
    }
}

/// What was read, ready to be lowered.
struct Described {
    source: Input,
    api: Api,
    settings: Settings,
    diagnostics: Diagnostics,
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
    inputs: Vec<PathBuf>,
}

impl Generated {
    /// What was read, in a fixed order, as it was given: the collection's file, or its folder and each file in it, then the
    /// environments. The client is a function of these and of the options; a build script prints `cargo:rerun-if-changed` for each.
    pub fn inputs(&self) -> &[PathBuf] {
        &self.inputs
    }

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
