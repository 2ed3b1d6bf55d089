//! [`Kind`]: the kinds of auth.

#[cfg(feature = "oauth2")]
use super::login::grant::GrantSettings;
use super::schemes::plain::{api_key, basic, bearer, oauth2};
#[allow(unused_imports, reason = "each kind of auth has a feature")]
use super::settings::*;

#[cfg(feature = "oauth2")]
pub(super) type Templates = Kind<&'static str, OAuth2>;
#[cfg(not(feature = "oauth2"))]
pub(super) type Templates = Kind<&'static str>;

/// Resolved templates.
#[cfg(feature = "oauth2")]
pub(super) type Texts = Kind<String, GrantSettings>;
#[cfg(not(feature = "oauth2"))]
pub(super) type Texts = Kind<String>;

/// The kinds of auth, generic over templates and resolved texts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Kind<T, #[cfg(feature = "oauth2")] G> {
    #[default]
    None,
    Basic(basic::Basic<T>),
    Bearer(bearer::Bearer<T>),
    ApiKey(api_key::ApiKey<T>),
    OAuth2(oauth2::OAuth2<T>),
    #[cfg(feature = "oauth2")]
    Grant(G),
    #[cfg(feature = "oauth1")]
    OAuth1(OAuth1<T>),
    #[cfg(feature = "digest")]
    Digest(Digest<T>),
    #[cfg(feature = "aws")]
    Aws(Aws<T>),
    #[cfg(feature = "hawk")]
    Hawk(Hawk<T>),
    #[cfg(feature = "ntlm")]
    Ntlm(Ntlm<T>),
    #[cfg(feature = "edgegrid")]
    EdgeGrid(EdgeGrid<T>),
    #[cfg(feature = "jwt")]
    Jwt(Jwt<T>),
    #[cfg(feature = "asap")]
    Asap(Asap<T>),
}
