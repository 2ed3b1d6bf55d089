//! [`Auth`]: how a request proves who sends it.

use super::kind::{Kind, Templates};
#[cfg(feature = "oauth2")]
use super::login::grant::GrantSettings;
use super::schemes::plain::{api_key, basic, bearer, oauth2};
#[allow(unused_imports, reason = "each kind of auth has a feature")]
use super::settings::*;
use super::signer::Signer;
use crate::template::Resolver;

/// The authentication of a request. All texts are templates.
///
/// Auth is applied last: its header or parameter replaces one of the same name.
/// If a credential that the kind needs is empty, nothing is added and the caller's header stays,
/// as in Postman. An invalid value, such as a private key that cannot be read, is
/// [`Error::Invalid`](crate::Error::Invalid), where Postman sends the request without auth.
#[derive(Clone, Copy, Debug, Default)]
pub struct Auth(Templates);

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

    /// OAuth 2 (RFC 6749) with a token that the client fetches, keeps and renews.
    #[cfg(feature = "oauth2")]
    pub const fn oauth2_grant(settings: OAuth2) -> Self {
        Self(Kind::Grant(settings))
    }

    /// OAuth 1 (RFC 5849).
    #[cfg(feature = "oauth1")]
    pub const fn oauth1(settings: OAuth1) -> Self {
        Self(Kind::OAuth1(settings))
    }

    /// HTTP Digest (RFC 7616).
    #[cfg(feature = "digest")]
    pub const fn digest(settings: Digest) -> Self {
        Self(Kind::Digest(settings))
    }

    /// AWS Signature Version 4.
    #[cfg(feature = "aws")]
    pub const fn aws(settings: Aws) -> Self {
        Self(Kind::Aws(settings))
    }

    /// Hawk.
    #[cfg(feature = "hawk")]
    pub const fn hawk(settings: Hawk) -> Self {
        Self(Kind::Hawk(settings))
    }

    /// NTLM, version 2.
    ///
    /// NTLM authenticates a connection, not a request: [`HyperTransport`](crate::HyperTransport) sends the messages of one handshake over one
    /// connection; another [`Transport`](crate::Transport) has to do the same.
    #[cfg(feature = "ntlm")]
    pub const fn ntlm(settings: Ntlm) -> Self {
        Self(Kind::Ntlm(settings))
    }

    /// Akamai EdgeGrid.
    #[cfg(feature = "edgegrid")]
    pub const fn edgegrid(settings: EdgeGrid) -> Self {
        Self(Kind::EdgeGrid(settings))
    }

    /// A JSON Web Token that the request signs (RFC 7519).
    #[cfg(feature = "jwt")]
    pub const fn jwt(settings: Jwt) -> Self {
        Self(Kind::Jwt(settings))
    }

    /// Atlassian's service to service authentication: a JSON Web Token with special claims.
    #[cfg(feature = "asap")]
    pub const fn asap(settings: Asap) -> Self {
        Self(Kind::Asap(settings))
    }

    /// The same as [`resolve`](Self::resolve), or no auth if a variable of it is unset.
    pub(crate) fn resolve_if_set(&self, resolver: &Resolver<'_>) -> Signer {
        let mut own = resolver.fork();
        let signer = self.resolve(&mut own);
        if own.into_unset().is_empty() { signer } else { Self::none().resolve(&mut resolver.fork()) }
    }

    pub(crate) fn resolve(&self, resolver: &mut Resolver<'_>) -> Signer {
        let text = &mut |template: &'static str| resolver.resolve(template).into_owned();
        Signer::new(match &self.0 {
            Kind::None => Kind::None,
            Kind::Basic(basic) => Kind::Basic(basic.resolve(text)),
            Kind::Bearer(bearer) => Kind::Bearer(bearer.resolve(text)),
            Kind::ApiKey(api_key) => Kind::ApiKey(api_key.resolve(text)),
            Kind::OAuth2(oauth2) => Kind::OAuth2(oauth2.resolve(text)),
            #[cfg(feature = "oauth2")]
            // which of its variables are needed depends on whether a token has to be fetched
            Kind::Grant(settings) => {
                Kind::Grant(GrantSettings::new(settings, &mut |template| resolver.substitute(template).into_owned()))
            }
            #[cfg(feature = "oauth1")]
            Kind::OAuth1(oauth1) => Kind::OAuth1(oauth1.resolve(text)),
            #[cfg(feature = "digest")]
            Kind::Digest(digest) => Kind::Digest(digest.resolve(text)),
            #[cfg(feature = "aws")]
            Kind::Aws(aws) => Kind::Aws(aws.resolve(text)),
            #[cfg(feature = "hawk")]
            Kind::Hawk(hawk) => Kind::Hawk(hawk.resolve(text)),
            #[cfg(feature = "ntlm")]
            Kind::Ntlm(ntlm) => Kind::Ntlm(ntlm.resolve(text)),
            #[cfg(feature = "edgegrid")]
            Kind::EdgeGrid(edgegrid) => Kind::EdgeGrid(edgegrid.resolve(text)),
            #[cfg(feature = "jwt")]
            Kind::Jwt(jwt) => Kind::Jwt(jwt.resolve(text)),
            #[cfg(feature = "asap")]
            Kind::Asap(asap) => Kind::Asap(asap.resolve(text)),
        })
    }
}
