//! `Host` in HTTP/2, where it is `:authority` (RFC 9113, section 8.3.1).

use http::header::HOST;
use http::request::Parts;
use http::uri::{Authority, PathAndQuery, Scheme};
use http::{HeaderValue, Uri};

/// Moves `Host` to the authority of the URI, which is `:authority` in HTTP/2 and the `Host` that hyper writes in HTTP/1.1: which of them the
/// server speaks is known only when there is a connection. Returns the server to connect to if `Host` names another one.
pub(super) fn from_host(parts: &mut Parts) -> Option<Authority> {
    // HTTP/2 is negotiated while TLS is set up
    let own = parts.uri.authority().filter(|_| parts.uri.scheme() == Some(&Scheme::HTTPS))?;
    let host = parts.headers.get(HOST)?;
    let named = if host.as_bytes() == own.as_str().as_bytes() { own.clone() } else { authority(host)? };
    // hyper would leave out a default port in HTTP/1.1
    if named.port_u16() != Some(443) {
        parts.headers.remove(HOST);
    }
    if parts.uri.authority() == Some(&named) {
        return None;
    }
    let path = parts.uri.path_and_query().cloned().unwrap_or_else(|| PathAndQuery::from_static("/"));
    let uri = Uri::builder().scheme(Scheme::HTTPS).authority(named).path_and_query(path).build().ok()?;
    std::mem::replace(&mut parts.uri, uri).into_parts().authority
}

/// Returns the authority in a `Host`; `None` if it is not one, and stays a header.
fn authority(host: &HeaderValue) -> Option<Authority> {
    host.to_str().ok()?.parse().ok().filter(|authority: &Authority| !authority.as_str().contains('@'))
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    /// Returns the URI, the header and the server afterwards.
    fn moved(uri: &'static str, host: &'static str) -> (String, Option<String>, Option<String>) {
        let (mut parts, ()) = Request::get(uri).header(HOST, host).body(()).unwrap_or_default().into_parts();
        let server = from_host(&mut parts).map(|server| server.to_string());
        let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok()).map(str::to_owned);
        (parts.uri.to_string(), host, server)
    }

    #[test]
    fn the_authority_says_the_host() {
        for (uri, host, expected) in [
            ("https://h/a?b", "h", ("https://h/a?b", None, None)),
            ("https://h:8443/", "h:8443", ("https://h:8443/", None, None)),
            ("https://h/a?b", "other.example", ("https://other.example/a?b", None, Some("h"))),
            ("https://h:1/", "other.example:2", ("https://other.example:2/", None, Some("h:1"))),
            // hyper would leave it out
            ("https://h:443/", "h:443", ("https://h:443/", Some("h:443"), None)),
            // no HTTP/2
            ("http://h/", "other.example", ("http://h/", Some("other.example"), None)),
            // no host
            ("https://h/", "a b", ("https://h/", Some("a b"), None)),
            ("https://h/", "user@other.example", ("https://h/", Some("user@other.example"), None)),
        ] {
            let (to, header, server) = moved(uri, host);
            assert_eq!((to.as_str(), header.as_deref(), server.as_deref()), expected, "{uri} {host}");
        }
    }
}
