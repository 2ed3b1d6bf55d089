//! [`Proxies`]: through which proxy a request goes.

use http::Uri;
use hyper_util::client::proxy::matcher::Matcher;

/// Through which proxy a request goes.
#[derive(Clone, Debug, Default)]
pub(super) enum Proxies {
    /// As the environment says.
    #[default]
    Environment,
    None,
    All(String),
}

impl Proxies {
    pub(super) fn matcher(&self) -> Result<Matcher, String> {
        match self {
            Self::Environment => Ok(Matcher::from_env()),
            Self::None => Ok(Matcher::builder().build()),
            Self::All(url) => {
                let uri = url.parse::<Uri>().ok().filter(|uri| uri.host().is_some());
                // The URL may hold a password.
                if !uri.is_some_and(|uri| matches!(uri.scheme_str(), Some("http" | "https"))) {
                    return Err("the proxy of the client is no URL that starts with `http://` or `https://`".to_owned());
                }
                Ok(Matcher::builder().all(url.as_str()).build())
            }
        }
    }
}
