//! `diff`: what changes in the Rust API.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use postman_codegen::review::{Class, Difference, Surface};
use postman_codegen::{Code, Config, Diagnostic, Error, Generator};

use crate::cli::option_args::OptionArgs;
use crate::cli::output::print;

/// A change of a kind that was denied.
const DENIED: u8 = 1;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Diff {
    /// A collection, a generated client, or a client of a configuration
    ///
    /// A generated client is its file, or the folder with `mod.rs` or `src/lib.rs`. `postman-codegen.toml#NAME` is a client as the
    /// configuration would generate it now, with its overrides and its lock; `#NAME` can be left out when the file has one client.
    old: PathBuf,

    /// What OLD is to become: the same kinds
    new: PathBuf,

    /// Text for a terminal, Markdown for a pull request, JSON for machines
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Exit with 1 when there is a change of this class or a worse one
    #[arg(long, value_enum, value_name = "CLASS")]
    deny: Option<Deny>,

    #[command(flatten)]
    options: OptionArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    Breaking,
    Compatible,
    Docs,
}

impl Deny {
    fn class(self) -> Class {
        match self {
            Self::Breaking => Class::Breaking,
            Self::Compatible => Class::Compatible,
            Self::Docs => Class::Docs,
        }
    }
}

impl Diff {
    pub(in crate::cli) fn run(&self) -> Result<ExitCode, Error> {
        let difference = Difference::between(&self.surface(&self.old)?, &self.surface(&self.new)?);
        print(&match self.format {
            Format::Text => difference.to_string(),
            Format::Markdown => difference.to_markdown(),
            Format::Json => difference.to_json(),
        })?;
        let denied = self.deny.is_some_and(|deny| difference.changes.iter().any(|change| change.class <= deny.class()));
        Ok(if denied { ExitCode::from(DENIED) } else { ExitCode::SUCCESS })
    }

    fn surface(&self, path: &Path) -> Result<Surface, Error> {
        if let Some((file, name)) = in_configuration(path) {
            return configured(&file, name.as_deref())?.surface();
        }
        match Surface::root_at(path) {
            Some(root) => Surface::open(&root).map_err(Error::from),
            None => self.options.apply(Generator::new(path))?.surface(),
        }
    }
}

/// `postman-codegen.toml#NAME`: the file and the name.
fn in_configuration(path: &Path) -> Option<(PathBuf, Option<String>)> {
    let is_toml = |file: &Path| file.extension().is_some_and(|extension| extension == "toml");
    if is_toml(path) {
        return Some((path.to_owned(), None));
    }
    let (file, name) = path.to_str()?.rsplit_once('#')?;
    is_toml(Path::new(file)).then(|| (PathBuf::from(file), Some(name.to_owned())))
}

fn configured(file: &Path, name: Option<&str>) -> Result<Generator, Error> {
    let mut clients = Config::read(file)?.clients;
    let names: Vec<String> = clients.iter().map(|client| format!("`{}`", client.name)).collect();
    let at = match name {
        Some(name) => clients.iter().position(|client| client.name == name),
        None => Some(0).filter(|_| clients.len() == 1),
    };
    if let Some(at) = at {
        return Ok(clients.swap_remove(at).generator);
    }
    let message = match name {
        Some(name) => format!("{} has no client `{name}`", file.display()),
        None => format!("{} has {} clients, and none is named", file.display(), clients.len()),
    };
    let help = format!("write `{}#NAME`; it has {}", file.display(), names.join(", "));
    Err(Diagnostic::new(Code::UnknownClient, message).help(&help).into())
}
