//! Errors for files that cannot be read as text.

/// The reason why a file cannot be read, with advice; [`Diagnostic`](crate::Diagnostic) shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub message: String,
    pub help: Option<&'static str>,
    /// The file, as given.
    pub file: Option<String>,
    /// Line and column, from 1.
    pub position: Option<(usize, usize)>,
}

impl Unreadable {
    pub(super) fn new(message: String) -> Self {
        Self { message, help: None, file: None, position: None }
    }

    #[must_use]
    pub(super) fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    #[must_use]
    pub(super) fn in_file(mut self, file: &str) -> Self {
        self.file = Some(file.to_owned());
        self
    }

    #[must_use]
    pub(super) fn position(mut self, line: usize, column: usize) -> Self {
        self.position = Some((line, column));
        self
    }
}
