//! The inputs of options and forms.

use crate::lower::model::text::{Docs, Ident};

/// A part of the path, a required parameter of the query, or a header with an id.
#[derive(Clone, Debug)]
pub struct Argument {
    pub ident: Ident,
    /// The name after the colon, in the query, or of the header.
    pub key: String,
    /// The template that the collection has saved, for the replay; `None` for a query parameter that is its key alone.
    pub saved: Option<String>,
    /// `true` for a credential: its type is `Secret`.
    pub is_secret: bool,
}

#[derive(Clone, Debug)]
pub struct Options {
    pub ident: Ident,
    pub docs: Docs,
    pub inputs: Vec<Input>,
    /// The path from the module to the shared type, of which this is an alias.
    pub shared: Option<String>,
}

/// The rows of a query and headers that a function states itself, because the type of its options does not have them.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Arguments, and the constants that a shared type does not have.
    pub inputs: Vec<Input>,
    /// The keys that are sent before the others.
    pub order: Vec<String>,
}

/// Options or a form that several operations share.
#[derive(Clone, Debug)]
pub enum SharedInputs {
    Options(Options),
    Form(FormDef),
}

impl SharedInputs {
    pub fn ident(&self) -> &Ident {
        match self {
            Self::Options(options) => &options.ident,
            Self::Form(form) => &form.ident,
        }
    }
}

/// A row of the tables `options!` and `form!`; rows with a `field` are fields of the struct.
#[derive(Clone, Debug)]
pub enum Input {
    /// `_ = query "a=1&b={{c}}"`
    FixedQuery(String),
    /// `_ = header "X-A" "{{c}}"`
    FixedHeader(String, String),
    /// `_ = field "grant_type" "password"`
    FixedField(String, String),
    /// `.query_text("key", argument)`, or `.query_secret` for a credential: an argument of the function, not a row.
    QueryArgument(Argument),
    /// `.header_text("X-Key", argument)`: an argument of the function, not a row.
    HeaderArgument(Argument),
    /// `pub field: Type = query "key"`
    Query(InputField),
    /// `pub field: Type = header "key"`
    Header(InputField),
    /// `_ = part "key" "content type" "template"`
    FixedPart { key: String, content_type: String, template: String },
    /// `pub field: Type = text "key"`, or `file` when its type is `File`.
    Field(InputField),
}

impl Input {
    /// Returns the field of the struct.
    pub fn field(&self) -> Option<&InputField> {
        match self {
            Self::Query(field) | Self::Header(field) | Self::Field(field) => Some(field),
            _ => None,
        }
    }

    /// Returns the argument of the function, if it is one.
    pub fn argument(&self) -> Option<&Argument> {
        match self {
            Self::QueryArgument(argument) | Self::HeaderArgument(argument) => Some(argument),
            _ => None,
        }
    }

    pub fn field_mut(&mut self) -> Option<&mut InputField> {
        match self {
            Self::Query(field) | Self::Header(field) | Self::Field(field) => Some(field),
            _ => None,
        }
    }
}

#[derive(Clone, Debug)]
pub struct InputField {
    pub ident: Ident,
    pub key: String,
    pub docs: Docs,
    pub ty: InputType,
    pub arity: Arity,
    /// Its value in `saved()`; empty leaves the default.
    pub saved: Vec<InputValue>,
    /// The templates of a saved value that does not have the type, such as `<integer>`: only the replay sends it.
    pub unfit: Vec<String>,
    /// The template of a multipart part's own content type.
    pub content_type: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputType {
    Text,
    /// A text that `Debug` does not show.
    Secret,
    I64,
    Bool,
    File,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// `Option<T>`
    Optional,
    /// `Vec<T>`
    Many,
}

#[derive(Clone, Debug)]
pub enum InputValue {
    I64(i64),
    Bool(bool),
    /// `Text::key_alone()`
    KeyAlone,
    /// `Text::saved("template")` or `File::saved("template")`
    Template(String),
    /// `File::saved("path").name(Text::saved("name"))`
    NamedFile {
        path: String,
        name: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    Urlencoded,
    Multipart,
}

#[derive(Clone, Debug)]
pub struct FormDef {
    pub ident: Ident,
    pub docs: Docs,
    pub fields: Vec<Input>,
    /// The path from the module to the shared type, of which this is an alias.
    pub shared: Option<String>,
    /// The keys that are sent before the others, because the shared type has another order.
    pub order: Vec<String>,
}
