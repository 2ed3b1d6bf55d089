//! Jobs of the command line: one input with its options, or the clients of the configuration.

use std::path::{Path, PathBuf};

use postman_codegen::{CONFIG_FILE, Code, Config, Diagnostic, Error, Generator, Layout};

use super::input;
use super::option_args::OptionArgs;

#[derive(Debug, clap::Args)]
pub(super) struct Target {
    /// The Postman collection: a file (v1, v2.0, v2.1), a folder (v3), or `-` for standard input
    ///
    /// Without INPUT, all clients of the `postman-codegen.toml` in the current folder or above it. A folder is a v3 collection, or a workspace
    /// that contains `postman/collections`. The file of one request (`*.request.yaml`) is a collection of that request.
    pub(super) input: Option<PathBuf>,

    /// Use this configuration, instead of the `postman-codegen.toml` in the current folder or above it
    #[arg(long, value_name = "FILE", conflicts_with = "input")]
    pub(super) config: Option<PathBuf>,

    /// The file to write, or the folder for the layouts `dir` and `crate`; `-` is standard output
    ///
    /// By default the output is in the current folder and named after the file of the collection.
    #[arg(short, long, value_name = "PATH", requires = "input")]
    pub(super) output: Option<PathBuf>,

    #[command(flatten)]
    pub(super) options: OptionArgs,
}

/// One client to generate.
pub(super) struct Job {
    pub(super) generator: Generator,
    /// The output path; `None` for standard output.
    pub(super) output: Option<PathBuf>,
}

impl Target {
    /// Returns the jobs; a client of the configuration that cannot be generated does not stop the others.
    pub(super) fn jobs(&self) -> Result<Vec<Result<Job, Error>>, Error> {
        match &self.input {
            Some(input) => Ok(vec![self.given(input)]),
            None => self.configured(),
        }
    }

    /// Returns the path of the configuration, if there is no input.
    pub(super) fn configuration(&self) -> Option<PathBuf> {
        match &self.config {
            _ if self.input.is_some() => None,
            Some(file) => Some(file.clone()),
            None => Config::find(Path::new(".")).map(shown),
        }
    }

    fn given(&self, input: &Path) -> Result<Job, Error> {
        let mut generator = self.options.apply(input::collection(input)?)?;
        let to_stdout = self.output.as_deref() == Some(Path::new("-"));
        let layout = generator.chosen_layout();
        let layout = if self.options.has("layout") {
            layout
        } else {
            Layout::of_output(self.output.as_deref().filter(|_| !to_stdout))
        };
        generator = generator.layout(layout);
        let output = match &self.output {
            _ if to_stdout => None,
            Some(output) => Some(output.clone()),
            None => Some(named_after(if input::is_stdin(input) { Path::new("") } else { input }, layout)),
        };
        Ok(Job { generator, output })
    }

    fn configured(&self) -> Result<Vec<Result<Job, Error>>, Error> {
        if let Some(option) = self.options.first() {
            let error = Diagnostic::new(Code::InvalidOption, format!("`--{option}` needs an INPUT, and there is none"));
            return Err(error.help(&format!("pass the collection, or set `{option}` in {CONFIG_FILE}")).into());
        }
        let file = self.configuration().ok_or_else(|| {
            let error = format!("there is no {CONFIG_FILE} in this folder or above it, and no INPUT");
            Diagnostic::new(Code::NoConfig, error)
                .help("pass a collection, or create the file with `postman-codegen init`")
        })?;
        let clients = Config::read(&file)?.clients.into_iter();
        let jobs = clients.map(|client| match client.output {
            Some(output) => Ok(Job { generator: client.generator, output: Some(output) }),
            None => {
                let error = Diagnostic::new(
                    Code::InvalidConfig,
                    format!("{}: the client `{}` has no `output`", file.display(), client.name),
                );
                Err(Error::from(
                    error.help("write `output = \"src/client.rs\"`, or generate the client in a build script"),
                ))
            }
        });
        Ok(jobs.collect())
    }
}

/// Returns a path relative to the current folder if it is inside, to keep messages short.
fn shown(file: PathBuf) -> PathBuf {
    let current = std::env::current_dir().unwrap_or_default();
    file.strip_prefix(current).map(Path::to_owned).unwrap_or(file)
}

/// `shop.postman_collection.json` → `shop.rs`, or `shop` for a folder.
fn named_after(input: &Path, layout: Layout) -> PathBuf {
    let stem = input.file_name().unwrap_or_default().to_string_lossy();
    let stem = stem.split('.').next().unwrap_or_default();
    let name: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
    let name = if name.is_empty() { "client".to_owned() } else { name };
    PathBuf::from(if matches!(layout, Layout::File | Layout::Include) { format!("{name}.rs") } else { name })
}
