//! What goes to standard error.

use std::path::Path;

use postman_codegen::{Diagnostics, Error, Level, Summary};

use super::MessageFormat;

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

    /// Warnings one by one; notes are counted unless a machine reads.
    pub(super) fn diagnostics(&self, diagnostics: &Diagnostics) {
        if self.quiet {
            return;
        }
        if self.format == MessageFormat::Json {
            return self.write(diagnostics);
        }
        let (notes, rest): (Vec<_>, Vec<_>) =
            diagnostics.iter().cloned().partition(|diagnostic| diagnostic.level == Level::Note);
        self.write(&rest.into_iter().collect());
        if !notes.is_empty() {
            eprintln!("{} notes: see them with --message-format json", notes.len());
        }
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

    pub(super) fn up_to_date(&self, output: &Path) {
        self.say(&format!("{}: up to date", output.display()));
    }

    pub(super) fn stale(&self, files: usize) {
        self.say(&format!("{files} files are stale: run `postman-codegen generate` with the same arguments"));
    }

    fn say(&self, text: &str) {
        if !self.quiet && self.format == MessageFormat::Human {
            eprintln!("{text}");
        }
    }

    fn write(&self, diagnostics: &Diagnostics) {
        match self.format {
            MessageFormat::Human => eprint!("{diagnostics}"),
            MessageFormat::Json => diagnostics.iter().for_each(|diagnostic| eprintln!("{}", diagnostic.to_json())),
        }
    }
}
