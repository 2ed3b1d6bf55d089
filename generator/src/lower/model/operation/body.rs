//! Bodies of requests.

use crate::lower::model::operation::inputs::{FormDef, FormKind};
use crate::lower::model::text::Ident;
use crate::lower::model::types::TypeRef;

/// The last argument of the function, or a constant part of the request.
#[derive(Clone, Debug)]
pub enum Body {
    /// `body: impl Into<Body<T>>`, `.json(body)`
    Json { ty: TypeRef, declared: Declared, saved: Saved },
    /// `.json_constant("…")`
    JsonConstant(String),
    /// `body: impl Into<Text>`, `.text("application/xml", body)`
    Text { content_type: String, saved: Saved },
    /// `.urlencoded(&[("key", "template")])` or `.multipart(&[…])`
    Fixed { form: FormKind, fields: Vec<(String, String)> },
    /// `body: &CreateForm`, `.urlencoded_form(body)` or `.multipart_form(body)`
    Form { form: FormKind, def: FormDef },
    /// `body: impl Into<File>`, `.file(body)`
    File { saved: Option<Saved> },
    /// `.graphql("query", Some("name"), body)` with `body: impl Into<Body<T>>`; without variables, what is sent instead.
    Graphql {
        query: String,
        operation_name: Option<String>,
        variables: Option<(TypeRef, Saved)>,
        without: WithoutVariables,
    },
}

/// What an operation of GraphQL sends that takes no variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WithoutVariables {
    /// `.graphql_query("query", None)`
    Query,
    /// An empty object, or `null`: `.graphql_constant("query", None, "{}")`.
    Constant(String),
    /// The whole body, which is formatted otherwise: `.json_constant("…")`.
    Whole(String),
}

impl Body {
    /// The saved value.
    pub fn saved(&self) -> Option<&Saved> {
        match self {
            Self::Json { saved, .. } | Self::Text { saved, .. } => Some(saved),
            Self::Graphql { variables, .. } => variables.as_ref().map(|(_, saved)| saved),
            Self::File { saved } => saved.as_ref(),
            Self::JsonConstant(_) | Self::Fixed { .. } | Self::Form { .. } => None,
        }
    }

    /// Returns the type of a JSON body.
    pub fn ty(&self) -> Option<&TypeRef> {
        match self {
            Self::Json { ty, .. } | Self::Graphql { variables: Some((ty, _)), .. } => Some(ty),
            Self::JsonConstant(_)
            | Self::Text { .. }
            | Self::Fixed { .. }
            | Self::Form { .. }
            | Self::File { .. }
            | Self::Graphql { variables: None, .. } => None,
        }
    }
}

/// The content type that a collection declares for a JSON body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declared {
    /// `.json(body)`
    Json,
    /// `.undeclared_json(body)`
    Nothing,
    /// A text with this content type: `.json_as("text/plain", body)`.
    Other(String),
}

/// The saved value of a body.
#[derive(Clone, Debug)]
pub struct Saved {
    pub template: String,
    pub spelling: Spelling,
    /// `true` for the whole body of GraphQL instead of its variables.
    pub whole: bool,
    /// The place of `saved()`, if it is enabled.
    pub home: Option<SavedHome>,
}

/// The form in which a template is written in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// As it is.
    Text,
    /// With `\n` for `\r\n`, which a literal of several lines cannot contain.
    Crlf,
    /// A JSON value, whose variables are substituted in its strings.
    Value,
}

#[derive(Clone, Debug)]
pub enum SavedHome {
    /// `impl Type { pub fn saved() }`
    Type(Ident),
    /// `pub fn create_saved()`
    Function(Ident),
}
