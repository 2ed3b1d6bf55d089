//! Authentication of requests.

#[derive(Clone, Debug)]
pub enum AuthUse {
    /// It is not signed, as (nearly) all are.
    None,
    /// `.auth(Auth::none())`: it is not signed, where the others are.
    Unsigned,
    /// As [`Common`] says.
    Common,
    /// `.auth(super::super::auth())`: the path to the module that declares it, empty for this one.
    Inherited(String),
    Own(Auth),
}

/// `Auth::constructor("template", …)`
#[derive(Clone, Debug, Default)]
pub struct Auth {
    pub constructor: &'static str,
    pub args: Vec<String>,
    /// Instead of `args`, for kinds with many parameters.
    pub settings: Option<AuthSettings>,
    /// The features of the runtime that it needs.
    pub features: Vec<&'static str>,
}

/// `Digest { username: "template", ..Digest::DEFAULT }`
#[derive(Clone, Debug)]
pub struct AuthSettings {
    pub ty: &'static str,
    /// Those that are not absent.
    pub fields: Vec<(&'static str, AuthValue)>,
    /// Every field is in `fields`.
    pub complete: bool,
}

#[derive(Clone, Debug)]
pub enum AuthValue {
    Text(String),
    Flag,
    /// `&[TokenParameter::Body("name", "value"), …]`
    Parameters(Vec<TokenParameter>),
}

/// A variant of the runtime's `TokenParameter` with name and value.
#[derive(Clone, Debug)]
pub struct TokenParameter {
    pub variant: &'static str,
    pub name: String,
    pub value: String,
}

/// `const COMMON: Common = Common { … }`: what (nearly) all requests have, and those that differ say so.
#[derive(Clone, Debug, Default)]
pub struct Common {
    pub auth: Option<Auth>,
    /// Names and templates.
    pub headers: Vec<(String, String)>,
}

impl Common {
    pub fn is_empty(&self) -> bool {
        self.auth.is_none() && self.headers.is_empty()
    }
}
