//! `diff`: what changes in the Rust API.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use postman_codegen::review::{Class, Difference, Surface};
use postman_codegen::{Error, Generator};

use super::option_args::OptionArgs;

/// A change of a kind that was denied.
const DENIED: u8 = 1;

#[derive(Debug, clap::Args)]
pub(super) struct Diff {
    /// A collection, or a generated client: its file, or the folder with `mod.rs` or `src/lib.rs`
    old: PathBuf,

    /// What OLD is to become: a collection or a generated client
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
    pub(super) fn run(&self) -> Result<ExitCode, Error> {
        let difference = Difference::between(&self.surface(&self.old)?, &self.surface(&self.new)?);
        super::print(&match self.format {
            Format::Text => difference.to_string(),
            Format::Markdown => difference.to_markdown(),
            Format::Json => difference.to_json(),
        })?;
        let denied = self.deny.is_some_and(|deny| difference.changes.iter().any(|change| change.class <= deny.class()));
        Ok(if denied { ExitCode::from(DENIED) } else { ExitCode::SUCCESS })
    }

    fn surface(&self, path: &Path) -> Result<Surface, Error> {
        match Surface::root_at(path) {
            Some(root) => Surface::open(&root).map_err(Error::from),
            None => self.options.apply(Generator::new(path))?.surface(),
        }
    }
}
