//! One request as a function, and its answer.
//!
//! A file for each part of the function: [`auth`], [`body`], [`inputs`], [`pages`], and the captures and presets of scripts ([`script`]).

pub mod auth;
pub mod body;
pub mod inputs;
pub mod pages;
pub mod script;

use crate::lower::model::operation::auth::AuthUse;
use crate::lower::model::operation::body::Body;
use crate::lower::model::operation::inputs::{Argument, Input, Options, Said};
use crate::lower::model::operation::pages::Paging;
use crate::lower::model::operation::script::{Capture, CaptureUse, Renewal, ScriptName};
use crate::lower::model::text::{Docs, Ident};
use crate::lower::model::types::{Strictness, TypeDef, TypeRef};
use crate::lower::runtime::functions::Name;
use crate::options::TypeSource;

/// One request item, with everything that only it uses, in the order of writing:
/// function, saved body function, capture, options, form, types.
#[derive(Clone, Debug)]
pub struct Operation {
    pub ident: Ident,
    pub docs: Docs,
    /// The item path for the replay: `Folder/Name`.
    pub item: String,
    /// The position in the replay; `None` for requests of scripts, which are not in the replay.
    pub position: Option<usize>,
    pub method: Method,
    /// The URL template, without the query when `options` writes it.
    pub url: String,
    /// The same as its function writes it: behind the base of [`Common`](auth::Common), if it has that.
    pub written_url: String,
    pub path_args: Vec<Argument>,
    pub body: Option<Body>,
    /// Templates.
    pub headers: Vec<(String, String)>,
    pub said: Said,
    /// The tables that have some of its headers.
    pub header_tables: Vec<HeaderTable>,
    /// The common headers that it does not have.
    pub without_headers: Vec<String>,
    pub auth: AuthUse,
    /// `true` if it is sent without auth while a variable of its auth is unset.
    pub auth_if_set: bool,
    pub behavior: Vec<(&'static str, BehaviorValue)>,
    pub options: Option<Options>,
    pub answer: Answer,
    /// The sources of the answer's type.
    pub answer_from: Vec<TypeSource>,
    /// The disabled sources that would give a type to an answer without one.
    pub could_be_from: Vec<TypeSource>,
    /// Where the types of its answers and failures come from, by status.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "for pages"))]
    pub origins: Vec<AnswerOrigin>,
    /// Its own.
    pub preset: Option<Capture>,
    /// Its own.
    pub capture: Option<Capture>,
    /// Its names of scripts that it shares with operations of other modules.
    pub script_names: Vec<ScriptName>,
    /// The renewal, if the operation logs in.
    pub renewal: Option<Renewal>,
    /// The pagination, if the answer is a list in pages.
    /// The function that finds the next page of this operation alone.
    pub paging: Option<Paging>,
    /// `true` if it does not run the preset of all requests.
    pub without_presets: bool,
    /// The presets that run for it besides that of all requests, the outermost folder's first.
    pub presets: Vec<CaptureUse>,
    /// The captures that run for it, the outermost folder's first.
    pub captures: Vec<CaptureUse>,
    pub types: Vec<TypeDef>,
    pub deprecated: Option<Deprecated>,
    pub former: Vec<Former>,
}

impl Operation {
    /// Returns the arguments of its function besides the body: the parts of the path, required parameters of the query, and headers with an id.
    pub fn arguments(&self) -> impl Iterator<Item = &Argument> {
        let options = self.options.iter().flat_map(|options| &options.inputs);
        self.path_args.iter().chain(self.said.inputs.iter().chain(options).filter_map(Input::argument))
    }
}

#[derive(Clone, Debug)]
pub enum Method {
    /// A method of the client: `get`, `post`, `put`, `patch`, `delete`, `head`, `options`.
    Named(Name),
    /// `client.request(template, url)`
    Other(String),
}

impl Method {
    /// Returns the method of HTTP: `GET`.
    pub fn http(&self) -> String {
        match self {
            Self::Named(name) => name.as_str().to_uppercase(),
            Self::Other(method) => method.clone(),
        }
    }
}

/// `.headers(super::HEADERS)` instead of the `count` headers from `start` on.
#[derive(Clone, Debug)]
pub struct HeaderTable {
    pub start: usize,
    pub count: usize,
    /// The path to the module that declares it; empty for this module.
    pub module: String,
}

#[derive(Clone, Debug)]
pub enum BehaviorValue {
    Bool(bool),
    /// `&["content-type"]`
    Names(Vec<String>),
    Number(u64),
}

/// The type parameter `T` of the operation's `Call<T, O>`.
#[derive(Clone, Debug)]
pub enum Answer {
    /// `Json<T>`, or `StrictJson<T>`
    Json(TypeRef, Strictness),
    /// `Ndjson<T>`, or `StrictNdjson<T>`
    Lines(TypeRef, Strictness),
    /// `String`
    Text,
    /// `Bytes`
    Bytes,
    /// `()`
    Empty,
    /// `Response`: nothing is known about the answer.
    Untyped,
    /// An enum of this operation, by status.
    ByStatus(Ident),
}

impl Answer {
    /// Returns `true` if clippy considers `Call<Json<T>>` too complex.
    pub fn is_complex(&self) -> bool {
        matches!(self, Self::Json(ty, _) | Self::Lines(ty, _) if ty.is_complex_within(2))
    }
}

/// Where the type of the answers of one status comes from.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "for pages"))]
pub struct AnswerOrigin {
    pub status: u16,
    /// `the saved example “A page”`
    pub origin: String,
}

/// The deprecation of a request that should not be used any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// Markdown of one line: what to use instead, or since when.
    pub note: Option<String>,
}

/// A former name of an operation, with the former names of its types, which become deprecated aliases.
#[derive(Clone, Debug)]
pub struct Former {
    pub ident: Ident,
    /// Pairs of the former and the current name.
    pub types: Vec<(Ident, Ident)>,
}
