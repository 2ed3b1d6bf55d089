//! The collection as Postman understands it: lenient notations are normalised, and nothing is known about Rust yet.

use std::borrow::Cow;

use crate::json::Json;
use crate::source::Place;

/// A collection of any version.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    pub name: String,
    pub description: String,
    pub entries: Vec<Entry>,
    pub auth: Option<Auth>,
    pub events: Vec<Event>,
    pub variables: Vec<Variable>,
    pub behavior: Behavior,
}

/// A folder or an item; a collection mixes both.
#[derive(Clone, Debug)]
pub enum Entry {
    Folder(Box<Folder>),
    Item(Box<Item>),
}

#[derive(Clone, Debug)]
pub struct Folder {
    pub place: Place,
    /// Postman's id, if the file has one; a rename does not change it.
    pub id: Option<String>,
    pub name: String,
    pub description: String,
    pub entries: Vec<Entry>,
    pub auth: Option<Auth>,
    pub events: Vec<Event>,
    pub behavior: Behavior,
}

/// A request with its saved examples and scripts.
#[derive(Clone, Debug)]
pub struct Item {
    pub place: Place,
    pub sender: Sender,
    pub id: Option<String>,
    pub name: String,
    pub description: String,
    pub request: Request,
    pub examples: Vec<Example>,
    pub events: Vec<Event>,
    pub behavior: Behavior,
}

/// The sender of a request in Postman.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sender {
    #[default]
    Runner,
    /// A script, with `pm.sendRequest`: it inherits nothing, and no script runs for it (Postman's behavior, 8.5).
    Script,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// Upper case; `GET` when the collection has none.
    pub method: String,
    pub url: Url,
    pub headers: Vec<Header>,
    pub body: Option<Body>,
    pub auth: Option<Auth>,
    pub description: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Url {
    /// Postman refuses to send such a request.
    #[default]
    Missing,
    /// A string, or an object with only `raw`.
    Text {
        text: String,
        path_variables: Vec<PathVariable>,
    },
    Parts(UrlParts),
}

/// The parts of a URL; `raw` is ignored when there are parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UrlParts {
    pub protocol: Option<String>,
    /// Joined by dots.
    pub host: String,
    pub port: Option<String>,
    /// `None` when the collection has no path at all.
    pub path: Option<Vec<String>>,
    pub query: Vec<QueryParam>,
    pub path_variables: Vec<PathVariable>,
    /// `user` and `password` of the unofficial `url.auth`.
    pub userinfo: Option<(String, String)>,
}

/// One row of the query table, as the runner reads it (Postman's behavior, 4.6).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueryParam {
    pub key: String,
    /// `None` writes the key alone.
    pub value: Option<String>,
    pub disabled: bool,
    pub description: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PathVariable {
    pub key: String,
    /// `None` when Postman would leave `:key` in the path (not a string, null, empty).
    pub value: Option<String>,
    pub description: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    pub key: String,
    pub value: String,
    pub disabled: bool,
    pub description: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Raw {
        text: String,
        language: Option<String>,
    },
    Urlencoded(Vec<FormParam>),
    Multipart(Vec<FormParam>),
    /// The path that was saved.
    File {
        src: Option<String>,
    },
    Graphql(Graphql),
}

impl Body {
    /// The rows of a form; none of another body.
    pub fn form(&self) -> &[FormParam] {
        match self {
            Self::Urlencoded(rows) | Self::Multipart(rows) => rows,
            _ => &[],
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormParam {
    pub key: String,
    pub value: FormValue,
    /// Of a multipart part; empty for that of the file, or none.
    pub content_type: String,
    pub disabled: bool,
    pub description: String,
}

impl FormParam {
    /// Returns the text; `None` for a file.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            FormValue::Text(text) => Some(text),
            FormValue::File { .. } => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum FormValue {
    Text(String),
    /// The paths of a multipart part, as saved, and the file name that is sent instead of theirs.
    File {
        src: Vec<String>,
        name: Option<String>,
    },
}

impl Default for FormValue {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graphql {
    pub query: String,
    pub operation_name: Option<String>,
    pub variables: GraphqlVariables,
    /// The whole body, for JSON that the client would write otherwise.
    pub whole: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum GraphqlVariables {
    #[default]
    Absent,
    /// Inserted verbatim.
    Text(String),
    /// `null` or an object: written as compact JSON.
    Value(Json),
}

impl GraphqlVariables {
    /// Returns them as they are sent; `None` if there are none.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Absent => None,
            Self::Text(text) => Some(text.into()),
            Self::Value(value) => Some(value.to_compact().into()),
        }
    }
}

/// An `auth` object that names a type. (An absent, null or empty one inherits, and is `None` in its parent.)
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Auth {
    /// As written: `basic`, `noauth`, or a name that Postman does not know.
    pub kind: String,
    /// The parameters of that kind, as text after Postman's casts; the last of two equal keys.
    pub params: Vec<(String, Json)>,
}

impl Auth {
    /// The parameter as text, empty when it is absent.
    pub fn text(&self, key: &str) -> String {
        self.params.iter().rev().find(|(k, _)| k == key).map(|(_, v)| v.to_js_string()).unwrap_or_default()
    }
}

#[derive(Clone, Debug)]
pub struct Event {
    pub listen: Listen,
    /// The script's lines joined with `\n`.
    pub script: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listen {
    Prerequest,
    Test,
}

impl Listen {
    /// Postman's name for scripts of this kind.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Prerequest => "pre-request",
            Self::Test => "test",
        }
    }
}

/// A variable of a collection, an environment or globals.
#[derive(Clone, Debug, Default)]
pub struct Variable {
    pub key: String,
    /// The text that Postman would send (Postman's behavior, 3.4); `None` if the entry has no value at all.
    pub value: Option<String>,
    /// As written: `secret`, `string`, `default`, … or empty.
    pub kind: String,
    pub description: String,
}

/// A saved response.
#[derive(Clone, Debug, Default)]
pub struct Example {
    pub name: String,
    /// `None` when the example was saved without a code.
    pub code: Option<u16>,
    pub headers: Vec<Header>,
    pub body: String,
    /// `_postman_previewlanguage`, lower case.
    pub language: Option<String>,
    /// The body of `originalRequest`, which led to this answer.
    pub request_body: Option<Body>,
}

impl Example {
    /// The value of its `Content-Type` header.
    pub fn content_type(&self) -> Option<&str> {
        let header = self.headers.iter().find(|header| header.key.eq_ignore_ascii_case("content-type"))?;
        Some(&header.value)
    }
}

/// `protocolProfileBehavior`: `None` inherits.
#[derive(Clone, Debug, Default)]
pub struct Behavior {
    /// Each key as written with its value, except those below.
    pub disable_body_pruning: Option<bool>,
    pub disable_url_encoding: Option<bool>,
    pub disable_cookies: Option<bool>,
    pub strict_ssl: Option<bool>,
    pub follow_redirects: Option<bool>,
    pub follow_original_http_method: Option<bool>,
    pub follow_authorization_header: Option<bool>,
    pub remove_referer_header_on_redirect: Option<bool>,
    pub max_redirects: Option<u64>,
    /// Lower-case header names.
    pub disabled_system_headers: Option<Vec<String>>,
    /// Keys that a client cannot honor.
    pub other: Vec<String>,
}

/// An environment or globals file.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    pub name: String,
    pub scope: Scope,
    pub variables: Vec<Variable>,
}

/// Whose variables a file has (Postman's behavior, 3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    #[default]
    Environment,
    /// Under the collection's own.
    Globals,
}
