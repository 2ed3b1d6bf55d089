//! The arguments, and what their help says.

use std::path::PathBuf;

use super::diff::Diff;
use super::inspect::Inspect;
use super::observe::Observe;
use super::option_args::OptionArgs;
use clap::{Parser, Subcommand, ValueEnum};

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
  1  `check` found something stale, or `diff --deny` a change of that class
  2  bad use, or input that cannot be read";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the client of a collection, or all clients of `postman-codegen.toml`
    ///
    /// Files are written only when they change, and files of an earlier run that are no longer needed are removed. A file without
    /// the line `@generated` is never overwritten; with a lock, neither is one that was edited by hand.
    Generate {
        #[command(flatten)]
        target: Target,

        /// Write the credentials found in the collection to this Postman environment file (mode 0600)
        ///
        /// They are never in the generated code. The replay of a generated crate reads the file:
        /// `cargo run --example replay -- --environment FILE`.
        #[arg(long, value_name = "FILE", requires = "input")]
        secrets_out: Option<PathBuf>,

        /// Overwrite generated files that were edited by hand
        #[arg(long)]
        force: bool,
    },
    /// Compare what is on disk with what `generate` would write, and write nothing
    ///
    /// Prints a unified diff of what is stale.
    Check {
        #[command(flatten)]
        target: Target,
    },
    /// Show what becomes of a collection, and write nothing
    ///
    /// The tree of folders, functions, inputs, answers, auth and captures; the variables with their users; the coverage: what is carried,
    /// approximated and left out, with place, reason and what to do.
    Inspect(Inspect),
    /// Show what changes in the Rust API, each change classed breaking, compatible or docs
    ///
    /// The classes are those of the Cargo book's chapter on semver compatibility.
    Diff(Diff),
    /// Note what recorded answers look like, so that they have types where no example is saved
    ///
    /// The file beside the collection (`shop.observations.json`) has the shapes of answers by request and status, with kinds, formats and
    /// counts, and no values: it is made to be committed. Answers that were observed before stay in it; where new ones are of another
    /// kind, a warning says so. `generate` reads it beside the saved examples.
    Observe(Observe),
    /// Write a `postman-codegen.toml` with the collections and environments of a folder
    ///
    /// It finds `*.postman_collection.json`, the collections of a workspace in `postman/collections` and those that its
    /// `.postman/resources.yaml` points to, with environments and globals.
    Init {
        /// The folder
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the man pages into a folder
    Man {
        /// The folder
        folder: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct Target {
    /// The Postman collection: a file of v1, v2.0 or v2.1, a folder of v3, or `-` for standard input
    ///
    /// Without it, all clients of `postman-codegen.toml` in the current folder or above it. A folder is a collection, or a workspace
    /// with `postman/collections` in it; the file of one request (`*.request.yaml`) is a collection of that request.
    pub(super) input: Option<PathBuf>,

    /// The clients of this file, instead of the `postman-codegen.toml` that is found
    #[arg(long, value_name = "FILE", conflicts_with = "input")]
    pub(super) config: Option<PathBuf>,

    /// Where to write: a file, or a folder for the layouts `dir` and `crate`; `-` is standard output
    ///
    /// By default beside the current folder's other files, named after the collection's file.
    #[arg(short, long, value_name = "PATH", requires = "input")]
    pub(super) output: Option<PathBuf>,

    #[command(flatten)]
    pub(super) options: OptionArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    Human,
    Json,
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
