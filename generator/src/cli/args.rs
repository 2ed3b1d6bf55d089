//! The arguments, and what their help says.

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};
use postman_codegen::{Layout, TypePath};

/// Turns a Postman collection into a typed Rust client.
#[derive(Debug, Parser)]
#[command(name = "postman-codegen", version, arg_required_else_help = true, after_help = EXIT_STATUS)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,

    /// How warnings and errors are written to standard error
    #[arg(long, global = true, value_enum, default_value_t = MessageFormat::Human)]
    pub(super) message_format: MessageFormat,

    /// Say nothing but errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}

const EXIT_STATUS: &str = "\
Exit status:
  0  done
  1  `check` found something stale
  2  bad use, or input that cannot be read";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the client of a collection
    ///
    /// Files are written only when they change, and files of an earlier run that are no longer needed are removed. A file without
    /// the line `@generated` is never overwritten.
    Generate {
        #[command(flatten)]
        client: Client,

        /// Write the credentials found in the collection to this Postman environment file (mode 0600)
        ///
        /// They are never in the generated code. The replay of a generated crate reads the file:
        /// `cargo run --example replay -- --environment FILE`.
        #[arg(long, value_name = "FILE")]
        secrets_out: Option<PathBuf>,
    },
    /// Compare what is on disk with what `generate` would write, and write nothing
    ///
    /// Prints a unified diff of what is stale.
    Check {
        #[command(flatten)]
        client: Client,
    },
    /// Show what becomes of a collection, and write nothing
    Inspect(Inspected),
}

#[derive(Debug, clap::Args)]
pub(super) struct Inspected {
    /// The Postman collection (v2.0 or v2.1, JSON)
    pub(super) input: PathBuf,

    /// Say which examples have what is at this path, how often, and why its type is what it is
    ///
    /// A path is that of a function (`accounts::list.items[].price`, `accounts::create(body).name`) or of a type (`User.id`).
    #[arg(long, value_name = "PATH")]
    pub(super) explain: TypePath,

    /// A Postman environment or globals file; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(super) environment: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Client {
    /// The Postman collection: a file of v1, v2.0 or v2.1, a folder of v3, or `-` for standard input
    ///
    /// A folder is a collection, or a workspace with `postman/collections` in it; the file of one request (`*.request.yaml`) is a
    /// collection of that request.
    pub(super) input: PathBuf,

    /// Which collection, where INPUT has several: a data dump or a workspace
    #[arg(long, value_name = "NAME")]
    pub(super) collection: Option<String>,

    /// Where to write: a file, or a folder for the layouts `dir` and `crate`; `-` is standard output
    ///
    /// By default beside the current folder's other files, named after the collection's file.
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    /// One file, a folder of modules, or a crate with its own manifest, tests of the saved examples and a replay
    ///
    /// By default `file` when the output ends in `.rs` or is `-`, else `dir`.
    #[arg(long, value_enum)]
    layout: Option<LayoutArg>,

    /// The name of the generated crate [default: from the collection's name]
    #[arg(long)]
    pub(super) name: Option<String>,

    /// A Postman environment or globals file; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(super) environment: Vec<PathBuf>,

    /// Let the generated crate depend on the runtime in this folder instead of the published one
    #[arg(long, value_name = "DIR")]
    pub(super) runtime_path: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LayoutArg {
    File,
    Dir,
    Crate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    Human,
    Json,
}

impl Client {
    pub(super) fn reads_stdin(&self) -> bool {
        self.input == Path::new("-")
    }

    pub(super) fn writes_to_stdout(&self) -> bool {
        self.output.as_deref() == Some(Path::new("-"))
    }

    pub(super) fn layout(&self) -> Layout {
        match self.layout {
            Some(LayoutArg::File) => Layout::File,
            Some(LayoutArg::Dir) => Layout::Dir,
            Some(LayoutArg::Crate) => Layout::Crate,
            None => match &self.output {
                Some(output) if output != Path::new("-") && output.extension().is_none_or(|e| e != "rs") => Layout::Dir,
                _ => Layout::File,
            },
        }
    }

    pub(super) fn output(&self) -> PathBuf {
        self.output.clone().unwrap_or_else(|| {
            let stem = self.input.file_name().unwrap_or_default().to_string_lossy();
            let stem = if self.reads_stdin() { "" } else { stem.split('.').next().unwrap_or_default() };
            let name: String =
                stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
            let name = if name.is_empty() { "client".to_owned() } else { name };
            PathBuf::from(if self.layout() == Layout::File { format!("{name}.rs") } else { name })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }
}
