//! The parts of a collection that the client carries, approximates or leaves out.

use std::fmt;

/// A kind of part of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Construct {
    /// The file: how it is encoded and packed.
    File,
    /// A folder.
    Folder,
    /// A request, as an operation.
    Request,
    /// The URL of a request, without its parameters.
    Url,
    /// A `:name` in a path.
    PathVariable,
    /// A row of the query.
    QueryParameter,
    /// A row of the headers.
    Header,
    /// A body.
    Body,
    /// A row of a form.
    FormField,
    /// A saved response, as a type of answers or failures.
    Example,
    /// The auth that a request is sent with.
    Auth,
    /// The effects of a script: each variable that it sets, and each line that is not carried.
    Script,
    /// A row of `protocolProfileBehavior`, or another setting of a request.
    Setting,
    /// A variable of the collection.
    Variable,
    /// A `{{$name}}`.
    DynamicVariable,
    /// A credential in the collection.
    Credential,
    /// An environment, as a constructor of the variables.
    Environment,
}

/// The outcome of one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The client does what the collection says.
    Carried,
    /// The client does nearly that, or guesses.
    Approximated,
    /// The client does not do it.
    LeftOut,
}

/// The finding of a message about the collection. A warning or note cannot be made without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The kind of part.
    pub construct: Construct,
    /// Its outcome.
    pub outcome: Outcome,
}

impl Construct {
    pub(crate) const ALL: [Self; 17] = [
        Self::File,
        Self::Folder,
        Self::Request,
        Self::Url,
        Self::PathVariable,
        Self::QueryParameter,
        Self::Header,
        Self::Body,
        Self::FormField,
        Self::Example,
        Self::Auth,
        Self::Script,
        Self::Setting,
        Self::Variable,
        Self::DynamicVariable,
        Self::Credential,
        Self::Environment,
    ];

    /// Carried, with something worth knowing.
    pub(crate) const fn carried(self) -> Finding {
        Finding { construct: self, outcome: Outcome::Carried }
    }

    /// Carried approximately.
    pub(crate) const fn approximated(self) -> Finding {
        Finding { construct: self, outcome: Outcome::Approximated }
    }

    /// Not carried.
    pub(crate) const fn left_out(self) -> Finding {
        Finding { construct: self, outcome: Outcome::LeftOut }
    }
}

impl fmt::Display for Construct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "file",
            Self::Folder => "folder",
            Self::Request => "request",
            Self::Url => "URL",
            Self::PathVariable => "path variable",
            Self::QueryParameter => "query parameter",
            Self::Header => "header",
            Self::Body => "body",
            Self::FormField => "form field",
            Self::Example => "example",
            Self::Auth => "auth",
            Self::Script => "script",
            Self::Setting => "setting",
            Self::Variable => "variable",
            Self::DynamicVariable => "dynamic variable",
            Self::Credential => "credential",
            Self::Environment => "environment",
        })
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Carried => "carried",
            Self::Approximated => "approximated",
            Self::LeftOut => "left out",
        })
    }
}
