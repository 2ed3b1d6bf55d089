//! The arguments, and what their help says.

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
    #[arg(long, global = true, value_enum, default_value_t = MessageFormat::Human)]
    pub(super) message_format: MessageFormat,

    /// Print nothing but errors
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,

    /// Print every message in full, instead of a summary of each kind
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,
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
    /// the line `@generated` is never overwritten; with a lock, neither is one that was edited by hand. When no input, option or file of
    /// the output has changed since the last run, nothing is done, and the messages of that run are printed again; `-v` and `--force` do the work.
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

        /// Generate again whenever the collection, an environment or the configuration changes, until interrupted
        #[arg(long)]
        watch: bool,
    },
    /// Compare what is on disk with what `generate` would write, and write nothing
    ///
    /// Prints a unified diff of what is stale. When nothing has changed since the last run, nothing is done; `-v` does the work.
    Check {
        #[command(flatten)]
        target: Target,
    },
    /// Show what becomes of a collection, and write nothing
    ///
    /// The tree of folders, functions, inputs, answers, auth and captures; the variables with their users; the coverage: what is carried,
    /// approximated and left out, with place, reason and what to do.
    Inspect(Inspect),
    /// Write a page that shows the client: one HTML file that loads nothing
    ///
    /// The tree of modules and operations with search; of each operation its signature, a call to copy, inputs, the answer with its
    /// types unfolded and what they are known from, auth and captures; variables with their users; the coverage; and where credentials
    /// were found, without their values.
    Report(Report),
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
    /// Explain the code of a message, such as PC0120
    Explain {
        /// The code; without it, all codes are listed
        code: Option<String>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }
}
