//! One message.

use std::fmt;

use super::code::Code;
use super::escape::OneLine;
use super::finding::{Construct, Finding};
use super::level::Level;
use crate::source::{Place, Unreadable};

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of message, with its stable name and explanation.
    pub code: Code,
    /// The level.
    pub level: Level,
    /// `true` if the message is a guess about a type, and `help` the line of `postman-codegen.toml` that overrides it.
    pub guess: bool,
    /// The finding about the collection; `None` for an error, after which nothing is generated.
    pub finding: Option<Finding>,
    /// The message, in one sentence.
    pub message: String,
    /// The advice.
    pub help: Option<String>,
    /// The file.
    pub file: Option<String>,
    /// Line and column, from 1.
    pub position: Option<(usize, usize)>,
    /// The folder or item.
    pub place: Option<Box<Place>>,
}

impl Diagnostic {
    /// Creates a message of a kind, which determines the level.
    pub fn new(code: Code, message: String) -> Self {
        let (level, finding) = (code.level(), code.finding());
        Self { code, level, guess: false, finding, message, help: None, file: None, position: None, place: None }
    }

    /// Changes the kind of the message.
    #[must_use]
    pub(crate) fn coded(mut self, code: Code) -> Self {
        (self.code, self.level, self.finding) = (code, code.level(), code.finding());
        self
    }

    /// Sets a construct other than the usual one of its kind.
    #[must_use]
    pub(crate) fn about(mut self, construct: Construct) -> Self {
        self.finding = self.finding.map(|finding| Finding { construct, ..finding });
        self
    }

    #[must_use]
    pub(crate) fn at(mut self, place: Place) -> Self {
        self.place = Some(Box::new(place));
        self
    }

    /// Adds advice: what to do.
    #[must_use]
    pub fn help(mut self, help: &str) -> Self {
        self.help = Some(help.to_owned());
        self
    }

    #[must_use]
    pub(crate) fn settled_by(mut self, line: &str) -> Self {
        self.guess = true;
        self.help(line)
    }

    #[must_use]
    pub(crate) fn in_file(mut self, file: &str) -> Self {
        self.file = Some(file.to_owned());
        self
    }

    #[must_use]
    pub(crate) fn position(mut self, line: usize, column: usize) -> Self {
        self.position = Some((line, column));
        self
    }

    /// Returns one JSON object: `code`, `level`, `construct`, `outcome`, `message`, `file`, `line`, `column`, `item`, `pointer`, `help`, `guess`.
    pub fn to_json(&self) -> String {
        self.to_value().to_string()
    }

    pub(crate) fn to_value(&self) -> serde_json::Value {
        serde_json::json!({
            "code": self.code.to_string(),
            "level": self.level.to_string(),
            "construct": self.finding.map(|finding| finding.construct.to_string()),
            "outcome": self.finding.map(|finding| finding.outcome.to_string()),
            "message": self.message,
            "file": self.file,
            "line": self.position.map(|(line, _)| line),
            "column": self.position.map(|(_, column)| column),
            "item": self.item().map(ToString::to_string),
            "pointer": self.place.as_ref().map(|place| &place.pointer),
            "help": self.help,
            "guess": self.guess,
        })
    }

    /// Returns `file:line:column`, as far as it is known.
    pub fn location(&self) -> Option<String> {
        let file = OneLine(self.file.as_ref()?);
        Some(match self.position {
            Some((line, column)) => format!("{file}:{line}:{column}"),
            None => file.to_string(),
        })
    }

    /// Returns the folder or request, unless the message is about the whole collection.
    pub fn item(&self) -> Option<&Place> {
        self.place.as_deref().filter(|place| !place.names.is_empty())
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.help.as_ref().filter(|_| self.guess) {
            // There may be many guesses, and their paths say where they are.
            return writeln!(
                f,
                "{}[{}]: {}; override it with: {}",
                self.level,
                self.code,
                OneLine(&self.message),
                OneLine(line)
            );
        }
        writeln!(f, "{}[{}]: {}", self.level, self.code, OneLine(&self.message))?;
        if let Some(location) = self.location() {
            writeln!(f, "  --> {location}")?;
        }
        if let Some(place) = self.item() {
            writeln!(f, "   = item: {}", OneLine(&place.to_string()))?;
        }
        if let Some(help) = &self.help {
            writeln!(f, "   = help: {}", OneLine(help))?;
        }
        Ok(())
    }
}

impl From<Unreadable> for Diagnostic {
    fn from(error: Unreadable) -> Self {
        let mut diagnostic = Self::new(Code::Unreadable, error.message);
        diagnostic.help = error.help.map(str::to_owned);
        diagnostic.file = error.file;
        diagnostic.position = error.position;
        diagnostic
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place { names: vec!["Auth".into(), "Token".into()], pointer: "/item/0/item/1".into() }
    }

    #[test]
    fn a_message_says_what_where_and_what_to_do() {
        let diagnostic = Diagnostic::new(Code::NoUrl, "the request has no URL".into())
            .at(place())
            .help("give it one")
            .in_file("a.json")
            .position(12, 3);
        assert_eq!(
            diagnostic.to_string(),
            "warning[PC0120]: the request has no URL\n  --> a.json:12:3\n   = item: Auth/Token\n   = help: give it one\n"
        );
        assert_eq!(
            diagnostic.to_json(),
            r#"{"code":"PC0120","level":"warning","construct":"URL","outcome":"left out","message":"the request has no URL","file":"a.json","line":12,"column":3,"item":"Auth/Token","pointer":"/item/0/item/1","help":"give it one","guess":false}"#
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        assert_eq!(Diagnostic::new(Code::NotJson, "no".into()).to_string(), "error[PC0003]: no\n");
        assert_eq!(
            Diagnostic::new(Code::RawUrl, "no".into()).in_file("a.json").to_string(),
            "note[PC0121]: no\n  --> a.json\n"
        );
        let collection = Diagnostic::new(Code::RawUrl, "no".into()).at(Place::default());
        assert_eq!(collection.to_string(), "note[PC0121]: no\n");
    }

    #[test]
    fn text_of_a_collection_cannot_imitate_a_message() {
        let names = vec!["a\n   = help: run this".into(), "\u{1b}[2J".into()];
        let diagnostic = Diagnostic::new(Code::NoUrl, "odd".into()).at(Place { names, pointer: String::new() });
        assert_eq!(diagnostic.to_string(), "warning[PC0120]: odd\n   = item: a\\n   = help: run this/\\u{1b}[2J\n");
    }
}
