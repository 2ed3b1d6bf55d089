//! The inputs of options and forms.

use super::{Docs, Ident};

#[derive(Clone, Debug)]
pub struct Options {
    pub ident: Ident,
    pub docs: Docs,
    pub inputs: Vec<Input>,
}

/// One step of `Options::apply` or `Form::fields`; those with a `field` are fields of the struct too.
#[derive(Clone, Debug)]
pub enum Input {
    /// `to.fixed_query("a=1&b={{c}}")`
    FixedQuery(String),
    /// `to.fixed_header("X-A", "{{c}}")`
    FixedHeader(String, String),
    /// `form.fixed("grant_type", "password")`
    FixedField(String, String),
    /// `to.query("key", &self.field)`
    Query(InputField),
    /// `to.header("key", &self.field)`
    Header(InputField),
    /// `form.text_as("key", "content type", &Text::saved("template"))`
    FixedPart { key: String, content_type: String, template: String },
    /// `form.text("key", &self.field)`, or `form.file(..)` when its type is `File`.
    Field(InputField),
}

#[derive(Clone, Debug)]
pub struct InputField {
    pub ident: Ident,
    pub key: String,
    pub docs: Docs,
    pub ty: InputType,
    pub arity: Arity,
    /// What `saved()` gives it; empty leaves the default.
    pub saved: Vec<InputValue>,
    /// The template of a multipart part's own content type.
    pub content_type: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputType {
    Text,
    I64,
    Bool,
    File,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// `T`
    One,
    /// `Option<T>`
    Optional,
    /// `Vec<T>`
    Many,
}

#[derive(Clone, Debug)]
pub enum InputValue {
    I64(i64),
    Bool(bool),
    /// `Text::saved("template")` or `File::saved("template")`
    Template(String),
    /// `File::saved("path").name(Text::saved("name"))`
    NamedFile {
        path: String,
        name: String,
    },
}
