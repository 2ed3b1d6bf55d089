//! Authentication of requests.

use crate::lower::model::text::Ident;
use crate::lower::runtime::functions::Name;
use crate::lower::runtime::types::Item;

#[derive(Clone, Debug)]
pub enum AuthUse {
    /// It is not signed, as (nearly) all are.
    None,
    /// `.auth(Auth::none())`: it is not signed, where the others are.
    Unsigned,
    /// As [`Common`] says.
    Common,
    /// `.auth(crate::lower::operations::auth())`: the path to the module that declares it, empty for this one.
    Inherited(String),
    Own(Auth),
}

/// `Auth::constructor("template", …)`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auth {
    pub constructor: Name,
    pub args: Vec<String>,
    /// Instead of `args`, for kinds with many parameters.
    pub settings: Option<AuthSettings>,
    /// The features of the runtime that it needs.
    pub features: Vec<&'static str>,
}

impl Auth {
    /// A kind whose parameters are arguments.
    pub fn simple(constructor: Name, args: Vec<String>) -> Self {
        Self { constructor, args, settings: None, features: Vec::new() }
    }
}

/// `fn auth() -> Auth`, which the requests of a folder inherit, or several of them have.
#[derive(Clone, Debug)]
pub struct FolderAuth {
    pub auth: Auth,
    /// A request of the folder, or of one below, names it: it is declared.
    pub inherited: bool,
    /// The requests that name it are behind features.
    pub may_be_unused: bool,
}

/// `Digest { username: "template", ..Digest::DEFAULT }`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthSettings {
    pub ty: Item,
    /// Those that are not absent.
    pub fields: Vec<(&'static str, AuthValue)>,
    /// Every field is in `fields`.
    pub complete: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthValue {
    Text(String),
    Flag,
    /// `&[TokenParameter::Body("name", "value"), …]`
    Parameters(Vec<TokenParameter>),
}

/// A variant of the runtime's `TokenParameter` with name and value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenParameter {
    pub variant: Name,
    pub name: String,
    pub value: String,
}

/// `const COMMON: Common<Variables> = Common { … }`: what (nearly) all requests have, and those that differ say so.
#[derive(Clone, Debug, Default)]
pub struct Common {
    pub auth: Option<Auth>,
    /// Names and templates.
    pub headers: Vec<(String, String)>,
    /// The function of the root that sets variables before each request.
    pub preset: Option<Ident>,
}

impl Common {
    pub fn is_empty(&self) -> bool {
        self.auth.is_none() && self.headers.is_empty() && self.preset.is_none()
    }
}
