//! What goes to standard error.

use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use anstyle::AnsiColor;
use postman_codegen::review::Coverage;
use postman_codegen::{CONFIG_FILE, Diagnostics, Error, Level, OneLine, Stale, Summary};

use super::args::MessageFormat;

pub(super) struct Reporter {
    format: MessageFormat,
    quiet: bool,
}

impl Reporter {
    pub(super) fn new(format: MessageFormat, quiet: bool) -> Self {
        Self { format, quiet }
    }

    pub(super) fn error(&self, error: &Error) {
        self.write(error.diagnostics());
    }

    /// Warnings one by one; notes only when a machine reads: the coverage has them.
    pub(super) fn diagnostics(&self, diagnostics: &Diagnostics) {
        if self.quiet {
            return;
        }
        if self.format == MessageFormat::Json {
            return self.write(diagnostics);
        }
        self.write(&diagnostics.iter().filter(|diagnostic| diagnostic.level != Level::Note).cloned().collect());
    }

    pub(super) fn coverage(&self, coverage: &Coverage) {
        self.say(&coverage.summary());
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

    /// `arguments`: the command was given its input.
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

    fn write(&self, diagnostics: &Diagnostics) {
        match self.format {
            MessageFormat::Human => eprint!("{}", emphasised(&diagnostics.to_string())),
            MessageFormat::Json => diagnostics.iter().for_each(|diagnostic| eprintln!("{}", diagnostic.to_json())),
        }
    }
}

/// Messages, with the level of each in colour if standard error is a terminal that wants it.
fn emphasised(messages: &str) -> String {
    if AutoStream::choice(&std::io::stderr()) == ColorChoice::Never {
        return messages.to_owned();
    }
    let levels = [("error:", AnsiColor::Red), ("warning:", AnsiColor::Yellow), ("note:", AnsiColor::Cyan)];
    let line = |line: &str| match levels.iter().find(|(level, _)| line.starts_with(level)) {
        Some((level, colour)) => format!("{0}{level}{0:#}{1}\n", colour.on_default().bold(), &line[level.len()..]),
        None => format!("{line}\n"),
    };
    messages.lines().map(line).collect()
}
