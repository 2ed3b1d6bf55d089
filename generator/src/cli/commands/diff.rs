//! `diff`: compares the Rust APIs of two clients.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use postman_codegen::Error;
use postman_codegen::report::Compared;
use postman_codegen::review::{Class, Difference, Surface};

use crate::cli::input;
use crate::cli::option_args::OptionArgs;
use crate::cli::output::print;

/// The exit status if there is a change of a denied class.
const DENIED: u8 = 1;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Diff {
    /// A collection, a generated client, or a client of a configuration
    ///
    /// A generated client is its file, or the folder with `mod.rs` or `src/lib.rs`. `postman-codegen.toml#NAME` is the client as the
    /// configuration would generate it now, with its overrides and its lock file; `#NAME` can be omitted if the file has one client.
    old: PathBuf,

    /// The new version: a collection, a generated client, or a client of a configuration
    new: PathBuf,

    /// The format: text for a terminal, Markdown for a pull request, HTML for its reviewer, JSON for programs
    ///
    /// Markdown has at most 65,000 characters, with the breaking changes first. HTML is a page in one file that loads nothing; it shows each
    /// change with the old and the new signature, the requests that caused it, and what callers have to do.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Link the changes of `--format html` to this page of the client, which `postman-codegen report NEW -o FILE` writes
    #[arg(long, value_name = "FILE", value_parser = page)]
    report: Option<String>,

    /// Exit with 1 if there is a change of this class or of a more severe one
    #[arg(long, value_enum, value_name = "CLASS")]
    deny: Option<Deny>,

    #[command(flatten)]
    options: OptionArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Markdown,
    Html,
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
            Format::Html => difference.to_html(&self.compared()),
            Format::Json => difference.to_json(),
        })?;
        let denied = self.deny.is_some_and(|deny| difference.changes.iter().any(|change| change.class <= deny.class()));
        Ok(if denied { ExitCode::from(DENIED) } else { ExitCode::SUCCESS })
    }

    fn compared(&self) -> Compared {
        let name = |path: &Path| path.display().to_string();
        Compared { old: name(&self.old), new: name(&self.new), report: self.report.clone() }
    }

    fn surface(&self, path: &Path) -> Result<Surface, Error> {
        match Surface::root_at(path) {
            Some(root) => Surface::open(&root).map_err(Error::from),
            None => input::client(path, &self.options)?.surface(),
        }
    }
}

/// Parses a file beside the page, or a URL.
fn page(link: &str) -> Result<String, String> {
    let is_web = ["https://", "http://"].iter().any(|scheme| link.starts_with(scheme));
    let has_scheme = link.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    if is_web || !has_scheme {
        Ok(link.to_owned())
    } else {
        Err("it is neither a relative path nor an http(s) URL".to_owned())
    }
}
