//! The driver of the library: options in, files in memory out.

mod files;
pub mod generated;
pub mod observed_answers;
mod setters;
mod stage_settings;

use std::path::{Path, PathBuf};

use crate::claims::claimed::Claimed;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error, suggest};
use crate::emit;
use crate::execution::stage_times::StageTimes;
use crate::generator::generated::Generated;
use crate::generator::observed_answers::{ObservedAnswers, Recordings};
use crate::inputs::{self, InputReason};
use crate::lock::{KeptNames, LockFile};
use crate::lower::model::Client;
use crate::lower::{self, Settings};
use crate::observe::{self, evidence::Observed};
use crate::options::Layout;
use crate::options::{self, OPTIONS, Options, TypeOptions, TypePath, TypeSource};
use crate::read::{self, input::Input};
#[cfg(feature = "cli")]
use crate::report::Report;
use crate::resolve::{self, Api};
use crate::review::{Answers, Coverage, Inspection, Surface};
use crate::source::Source;

/// The place from which a collection is read.
#[derive(Clone, Debug)]
enum Origin {
    Path(PathBuf),
    Memory { name: String, bytes: Vec<u8> },
}

/// Generates the client of one collection.
///
/// Every option of the command line and of `postman-codegen.toml` is a method of the same name. [`OPTIONS`] lists them.
#[derive(Clone, Debug)]
pub struct Generator {
    origin: Origin,
    pub(crate) options: Options,
    /// The key of the client in the configuration and the lock.
    pub(crate) key: Option<String>,
}

impl Generator {
    /// Creates a generator for the collection at this path: a file (v1, v2.0, v2.1), a folder (v3), the file of one request of a v3 collection
    /// (`*.request.yaml`), or a workspace that contains `postman/collections`. The path is read when [`generate`](Self::generate) is called.
    pub fn new(collection: impl Into<PathBuf>) -> Self {
        Self::from_origin(Origin::Path(collection.into()))
    }

    /// Creates a generator for the collection in `bytes`. Messages and the generated code refer to it as `name`.
    pub fn from_bytes(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self::from_origin(Origin::Memory { name: name.into(), bytes: bytes.into() })
    }

    fn from_origin(origin: Origin) -> Self {
        Self { origin, options: Options::default(), key: None }
    }

    /// Sets the options of types.
    #[must_use]
    pub fn types(mut self, options: TypeOptions) -> Self {
        self.options.mode = Some(options.mode);
        self.options.dates = Some(options.dates);
        self.options.uuid = options.uuid;
        self.options.enums = options.enums;
        self.options.type_override = options.overrides;
        self
    }

    /// Sets an option by its name, as on the command line: `set("layout", "dir")`. Paths are relative to the current folder.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such option, or if it does not accept the value.
    pub fn set(mut self, option: &str, value: &str) -> Result<Self, Error> {
        let Some(spec) = options::find(option) else {
            let error = Diagnostic::new(Code::InvalidOption, format!("there is no option `{option}`"));
            let names = OPTIONS.iter().map(|option| option.name);
            return Err(suggest::suggest(error, option, names).into());
        };
        let set = self.options.set(spec, value, Path::new(""));
        set.map_err(|why| Diagnostic::new(Code::InvalidOption, format!("option `{}`: {why}", spec.key())))?;
        Ok(self)
    }

    /// Reads the collection and generates the client in memory.
    ///
    /// # Errors
    ///
    /// Returns an error if the collection or an environment cannot be read, or has another format. Each message says what is wrong, where, and
    /// what to do.
    pub fn generate(&self) -> Result<Generated, Error> {
        let Lowered { input, api, client, names, lock, diagnostics, mut times, .. } = self.lower()?;
        let layout = self.chosen_layout();
        let files = emit::emit(&client, layout, &self.runtime());
        times.end("emit");
        let coverage = Coverage::of(&api, &client, &diagnostics);
        let answers = Answers::of(&client);
        times.end("review");
        let times = times.times;
        let inputs = self.inputs(&input);
        let lock = lock.map(|lock| lock.with_names(names));
        Ok(Generated {
            files,
            diagnostics,
            coverage,
            answers,
            secrets: api.secrets,
            collection: api.name,
            layout,
            inputs,
            lock,
            times,
        })
    }

    /// Explains the type at a path: the evidence in the examples, and the rules that were applied.
    ///
    /// # Errors
    ///
    /// Returns an error if the collection or an environment cannot be read, or if the path does not lead to a type. The message then suggests the
    /// nearest path.
    pub fn explain(&self, path: &TypePath) -> Result<String, Error> {
        let Resolved { api, settings, .. } = self.read()?;
        let inputs = inputs::decide(&api, &self.input_settings(&settings.kept));
        lower::explain(&api, &inputs, &settings, path).map_err(|error| Error::from(*error))
    }

    /// Adds recorded answers to the file of observations in memory: the file of the option `observations`, or the one beside the collection.
    ///
    /// # Errors
    ///
    /// Returns an error if the collection, the file or a recording cannot be read, or if a single answer matches no request.
    pub fn observe(&self, recordings: &Recordings) -> Result<ObservedAnswers, Error> {
        let path = match (&self.options.observations, &self.origin) {
            (Some(path), _) => path.clone(),
            (None, Origin::Path(path)) => observe::file::beside(path),
            (None, Origin::Memory { .. }) => {
                let error = Diagnostic::new(
                    Code::InvalidObservations,
                    "the input is not a file, so the file of observations is not known".to_owned(),
                );
                return Err(error.help("set the option `observations`").into());
            }
        };
        let before = if path.exists() { observe::file::open(&path)? } else { Default::default() };
        let Resolved { api, .. } = self.clone().without_observations().read()?;
        let found = observe::record::record(&api, before, recordings)?;
        let mut diagnostics = found.diagnostics;
        diagnostics.redact(&api.hidden);
        Ok(ObservedAnswers {
            path,
            text: found.observations.to_string(),
            answers: found.answers,
            requests: found.requests,
            unmatched: found.unmatched,
            diagnostics,
        })
    }

    fn without_observations(mut self) -> Self {
        self.options.types_from = vec![TypeSource::Examples];
        self
    }

    /// Returns the public Rust API of the client, to compare it with another.
    ///
    /// # Errors
    ///
    /// Returns an error if the collection or an environment cannot be read.
    pub fn surface(&self) -> Result<Surface, Error> {
        let lowered = self.lower()?;
        surface(&lowered.client, &lowered.api)
    }

    /// Returns the tree of the client, and the coverage of the collection.
    ///
    /// # Errors
    ///
    /// Returns an error if the collection or an environment cannot be read.
    pub fn inspect(&self) -> Result<Inspection, Error> {
        let Lowered { api, client, diagnostics, reasons, .. } = self.lower()?;
        let coverage = Coverage::of(&api, &client, &diagnostics);
        Ok(Inspection::new(&surface(&client, &api)?, &client, reasons, coverage))
    }

    /// Returns a page of the client: its operations, types and variables, and the coverage of the collection.
    ///
    /// # Errors
    ///
    /// Returns an error if the collection or an environment cannot be read.
    #[cfg(feature = "cli")]
    pub fn report(&self) -> Result<Report, Error> {
        let Lowered { api, client, diagnostics, .. } = self.lower()?;
        Ok(Report::new(&api, client, &diagnostics))
    }

    fn lower(&self) -> Result<Lowered, Error> {
        let Resolved { input, mut api, settings, lock, mut diagnostics, mut times } = self.read()?;
        let inputs = inputs::decide(&api, &self.input_settings(&settings.kept));
        // the replay and `saved()` send the saved values
        if !settings.saved && !settings.tests {
            inputs::leave_out_unsent(&mut api, &inputs.unsent);
        }
        times.end("inputs");
        let (client, names, notes) = lower::lower(&api, &inputs, &settings, &mut times);
        diagnostics.extend(notes);
        if self.chosen_layout() != Layout::Crate {
            diagnostics.extend(lower::cargo::runtime_features::note(&client.features));
            diagnostics.extend(lower::cargo::folder_features::note(&client));
        }
        diagnostics.redact(&api.hidden);
        input.locate(&mut diagnostics);
        times.end("lower");
        let reasons = inputs::reasons(&api, &inputs);
        Ok(Lowered { input, api, client, names, lock, diagnostics, times, reasons })
    }

    fn read(&self) -> Result<Resolved, Error> {
        let mut times = StageTimes::start();
        let input = self.open()?;
        let (collection, mut diagnostics) = read::read(&input, self.options.collection.as_deref())?;
        let environments = self.options.environment.iter().map(|path| read::read_environment(&Source::open(path)?));
        let environments = environments.collect::<Result<_, Diagnostic>>()?;
        times.end("read");
        let (mut api, notes) = resolve::resolve(collection, environments)?;
        diagnostics.extend(notes);
        // before requests are selected, so that observations of excluded ones are not reported as unknown
        let (observed, notes) = self.observed(&api)?;
        diagnostics.extend(notes);
        diagnostics.extend(resolve::select(&mut api.root, &self.options));
        let renamed = self.options.rename.iter().map(|(item, _)| item.as_str());
        resolve::joined_folders::join(&mut api.root, &renamed.collect());
        let (claimed, notes) = Claimed::of(&api, self.believed());
        diagnostics.extend(notes);
        let key = self.client_key(&api);
        let lock = self.options.lock.as_deref().map(|path| LockFile::open(path, &key)).transpose()?;
        let kept = lock.as_ref().map(|lock| lock.names().clone()).unwrap_or_default();
        let settings = self.settings(&input, &api, observed, claimed, kept);
        times.end("resolve");
        Ok(Resolved { input, api, settings, lock, diagnostics, times })
    }

    fn observed(&self, api: &Api) -> Result<(Observed, Diagnostics), Error> {
        match self.observations_on_disk().filter(|_| self.takes(TypeSource::Observations)) {
            Some(path) => Ok(Observed::of(&api.root, &observe::file::open(&path)?, &path.to_string_lossy())),
            None => Ok(Default::default()),
        }
    }

    /// Returns the layout that was set, or [`Layout::File`].
    pub fn chosen_layout(&self) -> Layout {
        self.options.layout.unwrap_or_default()
    }
}

fn surface(client: &Client, api: &Api) -> Result<Surface, Error> {
    Surface::of(client, api).map_err(|error| {
        let message = format!("the generated code is not Rust: {error}");
        Error::from(Diagnostic::new(Code::Bug, message).help("this is a bug of postman-codegen: please report it"))
    })
}

/// A resolved collection, ready to be lowered.
struct Resolved {
    input: Input,
    api: Api,
    settings: Settings,
    lock: Option<LockFile>,
    diagnostics: Diagnostics,
    times: StageTimes,
}

/// A lowered client, ready to be emitted.
struct Lowered {
    input: Input,
    api: Api,
    client: Client,
    names: KeptNames,
    lock: Option<LockFile>,
    diagnostics: Diagnostics,
    times: StageTimes,
    reasons: Vec<InputReason>,
}
