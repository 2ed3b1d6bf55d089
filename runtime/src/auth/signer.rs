//! [`Signer`]: signs one request, as its [`Auth`](super::Auth) describes.

use super::kind::{Kind, Texts};
use super::memory::Memory;
use super::unsigned::{Next, Unsigned};
use crate::request::Invalid;
use crate::request::OneConnection;
use crate::request::url::Target;
use crate::response::Response;

/// An [`Auth`](super::Auth) with its resolved texts, for one request and its repetitions.
pub(crate) struct Signer {
    kind: Texts,
    #[cfg(feature = "digest")]
    digest: super::schemes::challenged::digest::Round,
    #[cfg(feature = "oauth2")]
    grant: super::login::grant::Round,
    #[cfg(feature = "ntlm")]
    ntlm: super::schemes::challenged::ntlm::Step,
    #[cfg(feature = "ntlm")]
    connection: OneConnection,
}

impl Signer {
    pub(super) fn new(kind: Texts) -> Self {
        Self {
            kind,
            #[cfg(feature = "digest")]
            digest: super::schemes::challenged::digest::Round::default(),
            #[cfg(feature = "oauth2")]
            grant: super::login::grant::Round::default(),
            #[cfg(feature = "ntlm")]
            ntlm: super::schemes::challenged::ntlm::Step::default(),
            #[cfg(feature = "ntlm")]
            connection: OneConnection::default(),
        }
    }

    /// Signs the request; called each time it is sent.
    #[allow(
        unused_variables,
        clippy::unnecessary_wraps,
        reason = "the kinds without a feature neither fail nor remember"
    )]
    pub(crate) fn sign(&mut self, request: &mut Unsigned<'_>, memory: &Memory) -> Result<(), Invalid> {
        match &self.kind {
            Kind::None => {}
            Kind::Basic(basic) => basic.sign(request),
            Kind::Bearer(bearer) => bearer.sign(request),
            Kind::ApiKey(api_key) => api_key.sign(request),
            Kind::OAuth2(oauth2) => oauth2.sign(request),
            #[cfg(feature = "oauth2")]
            Kind::Grant(settings) => settings.sign(&self.grant, request),
            #[cfg(feature = "oauth1")]
            Kind::OAuth1(oauth1) => oauth1.sign(request)?,
            #[cfg(feature = "digest")]
            Kind::Digest(digest) => digest.sign(&memory.digest, request)?,
            #[cfg(feature = "aws")]
            Kind::Aws(aws) => aws.sign(request),
            #[cfg(feature = "hawk")]
            Kind::Hawk(hawk) => hawk.sign(request)?,
            #[cfg(feature = "ntlm")]
            Kind::Ntlm(ntlm) => ntlm.sign(&self.ntlm, request)?,
            #[cfg(feature = "edgegrid")]
            Kind::EdgeGrid(edgegrid) => edgegrid.sign(request)?,
            #[cfg(feature = "jwt")]
            Kind::Jwt(jwt) => jwt.sign(request)?,
            #[cfg(feature = "asap")]
            Kind::Asap(asap) => asap.sign(request)?,
        }
        Ok(())
    }

    /// Returns `true` if the signature may cover the body, which must then be known before it is sent.
    #[allow(clippy::match_like_matches_macro, clippy::match_single_binding, reason = "one arm a feature")]
    pub(crate) fn covers_body(&self) -> bool {
        match &self.kind {
            #[cfg(feature = "oauth1")]
            Kind::OAuth1(_) => true,
            #[cfg(feature = "digest")]
            Kind::Digest(_) => true,
            #[cfg(feature = "aws")]
            Kind::Aws(_) => true,
            #[cfg(feature = "hawk")]
            Kind::Hawk(_) => true,
            #[cfg(feature = "edgegrid")]
            Kind::EdgeGrid(_) => true,
            _ => false,
        }
    }

    /// The connection that the requests of a handshake share: NTLM authenticates connections, not requests.
    pub(crate) fn connection(&self) -> Option<&OneConnection> {
        match &self.kind {
            #[cfg(feature = "ntlm")]
            Kind::Ntlm(_) => Some(&self.connection),
            _ => None,
        }
    }

    /// Returns `true` if an answer can be a challenge, after which the request is sent again.
    #[allow(clippy::match_like_matches_macro, clippy::match_single_binding, reason = "one arm a feature")]
    pub(crate) fn is_challenged(&self) -> bool {
        match &self.kind {
            #[cfg(feature = "digest")]
            Kind::Digest(_) => true,
            #[cfg(feature = "ntlm")]
            Kind::Ntlm(_) => true,
            #[cfg(feature = "oauth2")]
            Kind::Grant(_) => true,
            _ => false,
        }
    }

    /// Learns from an answer to the signed request, which was sent to `target`.
    #[allow(
        unused_variables,
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "the kinds without a feature are not challenged"
    )]
    pub(crate) fn learn(&mut self, response: &Response, target: &Target, memory: &Memory) -> Result<Next, Invalid> {
        match &self.kind {
            #[cfg(feature = "digest")]
            Kind::Digest(digest) => Ok(digest.learn(&mut self.digest, response, target, &memory.digest)),
            #[cfg(feature = "ntlm")]
            Kind::Ntlm(ntlm) => ntlm.learn(&mut self.ntlm, response),
            #[cfg(feature = "oauth2")]
            Kind::Grant(_) => Ok(self.grant.learn(response)),
            _ => Ok(Next::Done),
        }
    }

    /// Returns the settings of OAuth 2 and the state of this request, if it uses a grant.
    #[cfg(feature = "oauth2")]
    pub(crate) fn grant(&mut self) -> Option<(&super::login::grant::GrantSettings, &mut super::login::grant::Round)> {
        match &self.kind {
            Kind::Grant(settings) => Some((settings, &mut self.grant)),
            _ => None,
        }
    }
}
