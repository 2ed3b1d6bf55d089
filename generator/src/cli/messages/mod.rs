//! Standard error: messages by kind with their source lines, summaries, and the progress of long work.

mod excerpt;
mod groups;
mod mask;
mod progress;

use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use anstyle::AnsiColor;
use clap::ValueEnum;
use postman_codegen::{CONFIG_FILE, Diagnostics, Error, Generated, OneLine, Stale, Summary};

pub(super) use progress::Progress;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    Human,
    Json,
}

pub(super) struct Reporter {
    format: MessageFormat,
    quiet: bool,
    verbose: bool,
}

impl Reporter {
    pub(super) fn new(format: MessageFormat, quiet: bool, verbose: bool) -> Self {
        Self { format, quiet, verbose }
    }

    /// Prints errors one by one.
    pub(super) fn error(&self, error: &Error) {
        match self.format {
            MessageFormat::Human => eprint!("{}", emphasised(&groups::full(error.diagnostics(), styled()))),
            MessageFormat::Json => as_json(error.diagnostics()),
        }
    }

    /// Prints warnings and notes by kind.
    pub(super) fn diagnostics(&self, diagnostics: &Diagnostics) {
        match self.format {
            _ if self.quiet => {}
            MessageFormat::Json => as_json(diagnostics),
            MessageFormat::Human if self.verbose => {
                eprint!("{}", emphasised(&groups::full(diagnostics, styled())));
            }
            MessageFormat::Human => eprint!("{}", emphasised(&summary(diagnostics, styled()))),
        }
    }

    /// Prints the messages of a client. Returns the text that [`print_again`](Self::print_again) prints if there is nothing to do.
    pub(super) fn generated(&self, generated: &Generated) -> Option<String> {
        let lines: Vec<String> =
            generated.answers.summary().into_iter().chain([generated.coverage.summary()]).collect();
        if self.quiet || self.verbose || self.format == MessageFormat::Json {
            self.diagnostics(&generated.diagnostics);
            lines.iter().for_each(|line| self.say(line));
            return None;
        }
        let lines_told: String = lines.iter().map(|line| format!("{}\n", OneLine(line))).collect();
        let told = summary(&generated.diagnostics, false) + &lines_told;
        if styled() {
            self.diagnostics(&generated.diagnostics);
            lines.iter().for_each(|line| self.say(line));
        } else {
            eprint!("{told}");
        }
        Some(told)
    }

    /// Prints the messages of the last run again. Returns `false` if the user wants every message in full, for which the client has to be generated again.
    pub(super) fn print_again(&self, told: Option<&str>) -> bool {
        match told {
            _ if self.verbose || self.format == MessageFormat::Json => false,
            _ if self.quiet => true,
            Some(told) => {
                eprint!("{}", emphasised(told));
                true
            }
            None => false,
        }
    }

    /// Shows the progress of long work, until the value is dropped.
    pub(super) fn progress(&self, text: &str) -> Progress {
        if self.quiet || self.format == MessageFormat::Json {
            return Progress::hidden();
        }
        Progress::start(OneLine(text).to_string())
    }

    pub(super) fn summary(&self, summary: &Summary, output: &Path) {
        self.say(&format!(
            "{}: {} written, {} unchanged, {} removed",
            output.display(),
            summary.written.len(),
            summary.unchanged.len(),
            summary.removed.len()
        ));
    }

    pub(super) fn failed(&self, failed: usize, all: usize) {
        self.say(&format!("{failed} of {all} clients failed"));
    }

    pub(super) fn up_to_date(&self, output: &Path) {
        self.say(&format!("{}: up to date", output.display()));
    }

    pub(super) fn watching(&self, files: usize) {
        let files = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
        self.say(&format!("watching {files} for changes; stop with Ctrl-C"));
    }

    /// `arguments` is `true` if the input was passed on the command line.
    pub(super) fn stale(&self, stale: &[Stale], arguments: bool) {
        for file in stale.iter().filter(|file| file.edited) {
            self.say(&format!("{} was edited by hand since it was generated", file.path.display()));
        }
        let with = if arguments { " with the same arguments" } else { "" };
        let files = match stale.len() {
            1 => "1 file is stale".to_owned(),
            many => format!("{many} files are stale"),
        };
        self.say(&format!("{files}: run `postman-codegen generate`{with}"));
    }

    pub(super) fn initialised(&self, found: usize) {
        let collections = if found == 1 { "collection" } else { "collections" };
        self.say(&format!("{CONFIG_FILE}: {found} {collections} found"));
    }

    pub(super) fn say(&self, text: &str) {
        if !self.quiet && self.format == MessageFormat::Human {
            eprintln!("{}", OneLine(text));
        }
    }
}

fn summary(diagnostics: &Diagnostics, styled: bool) -> String {
    let (text, cut) = groups::summary(diagnostics, styled);
    let more = if cut { "`-v` shows every message in full; `postman-codegen explain CODE` explains one\n" } else { "" };
    text + more
}

fn as_json(diagnostics: &Diagnostics) {
    diagnostics.iter().for_each(|diagnostic| eprintln!("{}", diagnostic.to_json()));
}

/// Returns `true` if standard error is a terminal that supports colours.
fn styled() -> bool {
    AutoStream::choice(&std::io::stderr()) != ColorChoice::Never
}

/// Returns messages, with the level of each in colour if standard error is a terminal that supports it.
fn emphasised(messages: &str) -> String {
    if !styled() {
        return messages.to_owned();
    }
    let levels = [("error[", AnsiColor::Red), ("warning[", AnsiColor::Yellow), ("note[", AnsiColor::Cyan)];
    let line = |line: &str| {
        let is_level = levels.iter().find(|(level, _)| line.starts_with(level));
        match (is_level, line.split_once("]:")) {
            (Some((_, colour)), Some((level, rest))) => {
                format!("{0}{level}]:{0:#}{rest}\n", colour.on_default().bold())
            }
            _ => format!("{line}\n"),
        }
    };
    messages.lines().map(line).collect()
}
