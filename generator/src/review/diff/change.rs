//! A change with its class and message. The files of `compare` decide the class.

use std::fmt;

/// The effect of a change on callers, the most severe first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Correct code no longer compiles, or has another meaning.
    Breaking,
    /// All code still compiles; what is sent or read may differ.
    Compatible,
    /// Only docs have changed.
    Docs,
}

/// The kind of the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name or is in another module.
    Renamed,
    /// It has changed.
    Changed,
}

/// The item that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A module.
    Folder,
    /// The function of a request.
    Operation,
    /// A value that a caller passes.
    Input,
    /// A type of an answer, or anything else.
    Type,
    /// A field of `Variables`.
    Variable,
    /// A constructor of `Variables`.
    Environment,
    /// Authentication of requests.
    Auth,
    /// The variables that an answer sets.
    Capture,
    /// The presets of a request.
    Preset,
}

/// One change of the Rust API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its effect on callers.
    pub class: Class,
    /// The kind of the change.
    pub action: Action,
    /// The item that changed.
    pub subject: Subject,
    /// The old Rust path from the root of the client; the new path, if the item is new.
    pub path: String,
    /// The difference, in a few words.
    pub message: String,
    /// The rule in the Cargo book's chapter on semver, as an anchor of that page; `None` if no rule applies.
    pub rule: Option<&'static str>,
    /// `true` if code that compiled still compiles: for a breaking change, the compiler does not report it.
    pub compiles: bool,
    /// The new path, if it has changed.
    pub now: Option<String>,
    /// The Rust that callers saw before; the docs, if the change is one of docs.
    pub before: Option<String>,
    /// The same, in the new client.
    pub after: Option<String>,
    /// The requests that caused the change, by their folders and names. Empty for a client that was read from its code.
    pub items: Vec<String>,
    /// Advice for callers.
    pub help: Option<String>,
}

impl Change {
    fn new(class: Class, action: Action, subject: Subject, path: &str, message: String) -> Self {
        Self {
            class,
            action,
            subject,
            path: path.to_owned(),
            message,
            rule: None,
            compiles: class != Class::Breaking,
            now: None,
            before: None,
            after: None,
            items: Vec::new(),
            help: None,
        }
    }

    pub(super) fn breaking(action: Action, subject: Subject, path: &str, message: String) -> Self {
        Self::new(Class::Breaking, action, subject, path, message)
    }

    /// Creates the change of an item whose old name no longer exists.
    pub(super) fn renamed(subject: Subject, path: &str, now: &str, message: String) -> Self {
        Self { now: Some(now.to_owned()), ..Self::gone(Action::Renamed, subject, path, message) }
    }

    /// Creates the change of an item that no longer exists.
    pub(super) fn gone(action: Action, subject: Subject, path: &str, message: String) -> Self {
        Self::breaking(action, subject, path, message).by("item-remove")
    }

    /// Creates the change of an item whose old name still compiles.
    pub(super) fn kept(subject: Subject, path: &str, now: &str) -> Self {
        let message = format!("its name is now `{now}`; the old name still compiles");
        Self { now: Some(now.to_owned()), ..Self::compatible(Action::Renamed, subject, path, message) }
    }

    /// Creates a breaking change that the compiler does not detect.
    pub(super) fn silent(subject: Subject, path: &str, message: String) -> Self {
        Self { compiles: true, ..Self::breaking(Action::Changed, subject, path, message) }
    }

    pub(super) fn compatible(action: Action, subject: Subject, path: &str, message: String) -> Self {
        Self::new(Class::Compatible, action, subject, path, message)
    }

    pub(super) fn docs(subject: Subject, path: &str) -> Self {
        Self::new(Class::Docs, Action::Changed, subject, path, "its docs".to_owned())
    }

    #[must_use]
    pub(super) fn by(mut self, rule: &'static str) -> Self {
        self.rule = Some(rule);
        self
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Breaking => "breaking",
            Self::Compatible => "compatible",
            Self::Docs => "docs",
        })
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Changed => "changed",
        })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Folder => "folder",
            Self::Operation => "operation",
            Self::Input => "input",
            Self::Type => "type",
            Self::Variable => "variable",
            Self::Environment => "environment",
            Self::Auth => "auth",
            Self::Capture => "capture",
            Self::Preset => "preset",
        })
    }
}

/// Returns a text of a collection as code in Markdown: the fence is longer than any run of backticks inside.
pub(super) fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if text.is_empty() || longest > 0 && (text.starts_with('`') || text.ends_with('`')) { " " } else { "" };
    let end = if text.is_empty() { "" } else { space };
    format!("{fence}{space}{text}{end}{fence}")
}
