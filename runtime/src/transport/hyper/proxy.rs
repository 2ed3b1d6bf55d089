//! [`Proxies`]: the proxy for each request.

use http::Uri;
use hyper_util::client::proxy::matcher::Matcher;

/// The rule that selects the proxy for a request.
#[derive(Clone, Debug, Default)]
pub(super) enum Proxies {
    /// The proxies of the environment.
    #[default]
    Environment,
    None,
    All(String),
}

impl Proxies {
    /// Returns the rules; `None` if there is no proxy at all, so that requests need not be checked.
    pub(super) fn matcher(&self) -> Result<Option<Matcher>, String> {
        match self {
            Self::Environment => Ok(names_any().then(Matcher::from_env)),
            Self::None => Ok(None),
            Self::All(url) => {
                let uri = url.parse::<Uri>().ok().filter(|uri| uri.host().is_some());
                // the URL may contain a password
                if !uri.is_some_and(|uri| matches!(uri.scheme_str(), Some("http" | "https"))) {
                    return Err("the proxy of the client is no URL that starts with `http://` or `https://`".to_owned());
                }
                Ok(Some(Matcher::builder().all(url.as_str()).build()))
            }
        }
    }
}

/// Returns `true` if the environment names a proxy, in one of the variables that [`Matcher::from_env`] reads.
fn names_any() -> bool {
    let variables = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
    variables.iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
