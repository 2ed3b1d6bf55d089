//! Authentication of requests.

use crate::lower::model::text::{Docs, Ident};
use crate::lower::runtime::functions::Name;
use crate::lower::runtime::types::Item;

#[derive(Clone, Debug)]
pub enum AuthUse {
    /// It is not signed, and neither are (nearly) all others.
    None,
    /// `.auth(Auth::none())`: it is not signed, but the others are.
    Unsigned,
    /// It has the auth of [`Common`].
    Common,
    /// `.auth(super::super::auth())`, with the path to the module that declares it; empty for this module.
    Inherited(String),
    Own(Auth),
}

/// `Auth::constructor("template", …)`
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Auth {
    pub constructor: Name,
    pub args: Vec<String>,
    /// The settings of kinds with many parameters, instead of `args`.
    pub settings: Option<AuthSettings>,
    /// The features of the runtime that it needs.
    pub features: Vec<&'static str>,
}

impl Auth {
    /// Creates a kind whose parameters are arguments.
    pub fn simple(constructor: Name, args: Vec<String>) -> Self {
        Self { constructor, args, settings: None, features: Vec::new() }
    }
}

/// `fn auth() -> Auth`, which the requests of a folder inherit, or several of them share.
#[derive(Clone, Debug)]
pub struct FolderAuth {
    pub auth: Auth,
    pub docs: Docs,
    /// `true` if a request of the folder, or of one below, uses it, so that it is declared.
    pub inherited: bool,
    /// `true` if all requests that use it are behind features.
    pub may_be_unused: bool,
}

/// `Digest { username: "template", ..Digest::DEFAULT }`
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AuthSettings {
    pub ty: Item,
    /// The fields that are set.
    pub fields: Vec<(&'static str, AuthValue)>,
    /// `true` if all fields are set.
    pub complete: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuthValue {
    Text(String),
    Flag,
    /// `&[TokenParameter::Body("name", "value"), …]`
    Parameters(Vec<TokenParameter>),
}

/// A variant of the runtime's `TokenParameter` with name and value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TokenParameter {
    pub variant: Name,
    pub name: String,
    pub value: String,
}

/// `const COMMON: Common<Variables> = Common { … }`: the parts that (nearly) all requests share, unless they declare otherwise.
#[derive(Clone, Debug, Default)]
pub struct Common {
    /// The template before URLs that begin with `/`.
    pub base: Option<String>,
    pub auth: Option<Auth>,
    /// Names and templates.
    pub headers: Vec<(String, String)>,
    /// The function of the root that sets variables before each request.
    pub preset: Option<Ident>,
}

impl Common {
    pub fn is_empty(&self) -> bool {
        self.base.is_none() && self.auth.is_none() && self.headers.is_empty() && self.preset.is_none()
    }
}
