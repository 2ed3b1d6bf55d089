//! The arguments, and their help.

use std::path::PathBuf;

use super::commands::{Diff, Inspect, Observe, Report};
use super::messages::MessageFormat;
use super::target::Target;
use clap::{Parser, Subcommand};

/// Turns a Postman collection into a typed Rust client.
#[derive(Debug, Parser)]
#[command(name = "postman-codegen", version, arg_required_else_help = true, after_help = EXIT_STATUS)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,

    /// The format of warnings and errors on standard error
    #[arg(long, global = true, value_enum, default_value_t = MessageFormat::Human, help_heading = GLOBAL)]
    pub(super) message_format: MessageFormat,

    /// Print nothing but errors
    #[arg(long, short, global = true, help_heading = GLOBAL)]
    pub(super) quiet: bool,

    /// Print every message in full, instead of a summary by kind
    #[arg(long, short, global = true, conflicts_with = "quiet", help_heading = GLOBAL)]
    pub(super) verbose: bool,
}

/// The heading of options that all commands have.
const GLOBAL: &str = "Global options";

const EXIT_STATUS: &str = "\
Exit status:
  0  done
  1  `check` found a stale file, or `diff --deny` a denied change
  2  wrong usage, or an input that cannot be read";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the client of a collection, or all clients of `postman-codegen.toml`
    ///
    /// Files are written only when they change, and files of an earlier run that are no longer needed are removed. A file without
    /// the line `@generated` is never overwritten; with a lock file, neither is a file that was edited by hand. When no input, option or
    /// output file has changed since the last run, `generate` only prints the messages of that run again; `-v` and `--force` generate in
    /// any case.
    Generate {
        #[command(flatten)]
        target: Target,

        /// Write the credentials found in the collection to this Postman environment file (mode 0600)
        ///
        /// Credentials are never in the generated code. The replay of a generated crate reads this file:
        /// `cargo run --example replay -- --environment FILE`.
        #[arg(long, value_name = "FILE", requires = "input")]
        secrets_out: Option<PathBuf>,

        /// Overwrite generated files that were edited by hand
        #[arg(long)]
        force: bool,

        /// Generate again whenever the collection, an environment or the configuration changes, until interrupted
        #[arg(long)]
        watch: bool,
    },
    /// Compare the files on disk with what `generate` would write, without writing
    ///
    /// Prints a unified diff of the stale files. When nothing has changed since the last run, nothing is generated; `-v` generates in any case.
    Check {
        #[command(flatten)]
        target: Target,
    },
    /// Print the client that a collection becomes, without writing
    ///
    /// Prints the tree of folders, functions, inputs, answers, auth and captures, the variables with their users, and the coverage: the parts
    /// of the collection that are approximated or left out, with their place, the reason, and what to do.
    Inspect(Inspect),
    /// Write an HTML page of the client, in one file that loads nothing
    ///
    /// The page has the tree of modules and operations, with search. It shows the signature of each operation, a call to copy, the inputs, the
    /// types of the answer with their evidence, auth and captures. It also lists the variables with their users, the coverage, and the places
    /// where credentials were found, without their values.
    Report(Report),
    /// Compare the Rust APIs of two clients, and class each change as breaking, compatible or docs
    ///
    /// The classes are those of the Cargo book's chapter on semver compatibility.
    Diff(Diff),
    /// Record the shapes of answers, which gives them types where no example is saved
    ///
    /// Writes a file beside the collection (`shop.observations.json`) with the shapes of answers by request and status: kinds, formats and
    /// counts, and no values, so that it can be committed. Observations are added to those in the file; a warning reports values of another
    /// kind. `generate` reads the file together with the saved examples.
    Observe(Observe),
    /// Write a `postman-codegen.toml` for the collections and environments in a folder
    ///
    /// Finds `*.postman_collection.json`, the collections of a workspace in `postman/collections` and those that its
    /// `.postman/resources.yaml` names, with environments and globals.
    Init {
        /// The folder with the collections
        #[arg(default_value = ".")]
        folder: PathBuf,
    },
    /// Explain the code of a message, such as PC0120
    Explain {
        /// The code; without it, all codes are listed
        code: Option<String>,
    },
    /// Print the completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the man pages into a folder
    Man {
        /// The folder to write to
        folder: PathBuf,
    },
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
