//! [`Auth`]: how a request is signed. One file a kind.

mod api_key;
pub(crate) mod basic;
mod bearer;
mod oauth2;

use crate::address::Target;
use crate::headers::Headers;
use crate::template::Resolver;

/// How a request proves who sends it. All texts are templates.
///
/// Auth has the last word: what it adds replaces the caller's header or parameter of that name. A
/// bearer or OAuth 2 token that is empty adds nothing, and the caller's header stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct Auth(Kind<&'static str>);

/// The kinds of auth, over templates and, when they are resolved, over texts.
#[derive(Clone, Copy, Debug, Default)]
enum Kind<T> {
    #[default]
    None,
    Basic(basic::Basic<T>),
    Bearer(bearer::Bearer<T>),
    ApiKey(api_key::ApiKey<T>),
    OAuth2(oauth2::OAuth2<T>),
}

impl Auth {
    /// No auth: the caller's headers are sent as they are.
    pub const fn none() -> Self {
        Self(Kind::None)
    }

    /// `Authorization: Basic …`, also when user and password are empty.
    pub const fn basic(user: &'static str, password: &'static str) -> Self {
        Self(Kind::Basic(basic::Basic { user, password }))
    }

    /// `Authorization: Bearer token`.
    pub const fn bearer(token: &'static str) -> Self {
        Self(Kind::Bearer(bearer::Bearer { token }))
    }

    /// The header `key: value`.
    pub const fn api_key_header(key: &'static str, value: &'static str) -> Self {
        Self(Kind::ApiKey(api_key::ApiKey { key, value, place: api_key::Place::Header }))
    }

    /// The query parameter `key=value`, after all others.
    pub const fn api_key_query(key: &'static str, value: &'static str) -> Self {
        Self(Kind::ApiKey(api_key::ApiKey { key, value, place: api_key::Place::Query }))
    }

    /// `Authorization: prefix token`; the prefix is usually `Bearer`.
    pub const fn oauth2(token: &'static str, prefix: &'static str) -> Self {
        Self(Kind::OAuth2(oauth2::OAuth2 { token, place: oauth2::Place::Header { prefix } }))
    }

    /// The query parameter `access_token`, after all others.
    pub const fn oauth2_query(token: &'static str) -> Self {
        Self(Kind::OAuth2(oauth2::OAuth2 { token, place: oauth2::Place::Query }))
    }

    pub(crate) fn resolve(&self, resolver: &mut Resolver<'_>) -> Signer {
        let text = &mut |template: &'static str| resolver.resolve(template).into_owned();
        Signer(match &self.0 {
            Kind::None => Kind::None,
            Kind::Basic(basic) => Kind::Basic(basic.resolve(text)),
            Kind::Bearer(bearer) => Kind::Bearer(bearer.resolve(text)),
            Kind::ApiKey(api_key) => Kind::ApiKey(api_key.resolve(text)),
            Kind::OAuth2(oauth2) => Kind::OAuth2(oauth2.resolve(text)),
        })
    }
}

/// What auth may change of a request.
pub(crate) struct Unsigned<'r> {
    pub(crate) target: &'r mut Target,
    pub(crate) headers: &'r mut Headers,
    /// Texts that must not show, from here on.
    pub(crate) secrets: &'r mut Vec<String>,
}

/// An [`Auth`] with its texts.
pub(crate) struct Signer(Kind<String>);

impl Signer {
    pub(crate) fn sign(self, request: &mut Unsigned<'_>) {
        match self.0 {
            Kind::None => {}
            Kind::Basic(basic) => basic.sign(request),
            Kind::Bearer(bearer) => bearer.sign(request),
            Kind::ApiKey(api_key) => api_key.sign(request),
            Kind::OAuth2(oauth2) => oauth2.sign(request),
        }
    }
}
