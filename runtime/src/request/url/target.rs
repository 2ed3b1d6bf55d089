//! A URL taken apart the way Postman does it, which normalises less than `url::Url`.

use std::borrow::Cow;
use std::net::Ipv4Addr;

use url::Host;

use super::encode;
use crate::request::Invalid;

/// A parsed URL. Its path and query are not encoded yet: auth may still change the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Target {
    scheme: &'static str,
    /// The host in lower case and punycode and, after `:`, the port as it was written: a default port stays.
    authority: String,
    /// The length of the host.
    host: usize,
    path: String,
    /// The parameters between the `&`s, undecoded; `None` without `?`.
    query: Option<Vec<String>>,
    /// User and password, decoded. They are never part of the URL that is sent.
    pub(crate) user: Option<(String, String)>,
}

impl Target {
    /// Takes a substituted URL apart. The fragment is dropped: it is never sent.
    pub(crate) fn parse(text: &str) -> Result<Self, Invalid> {
        let text = text.trim_start();
        let text = text.split_once('#').map_or(text, |(before, _)| before);
        let (address, query) = match text.split_once('?') {
            Some((address, query)) => (address, Some(query.split('&').map(str::to_owned).collect())),
            None => (text, None),
        };
        let address = match address.contains('\\') {
            true => Cow::Owned(address.replace('\\', "/")),
            false => Cow::Borrowed(address),
        };
        // searched by the first character, because preparing a search for the whole text costs more
        let (scheme, rest) = match address.match_indices(':').find(|&(at, _)| address[at..].starts_with("://")) {
            Some((at, _)) => (known_scheme(&address[..at])?, address[at + 3..].trim_start_matches('/')),
            None => ("http", &*address),
        };
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (user, address) = match authority.rsplit_once('@') {
            Some((user, address)) => (Some(user), address),
            None => (None, authority),
        };
        let (authority, host) = authority_and_host(address)?;
        Ok(Self {
            scheme,
            authority,
            host,
            path: if path.is_empty() { "/".to_owned() } else { path.to_owned() },
            query,
            user: user.map(|user| {
                let (user, password) = user.split_once(':').unwrap_or((user, ""));
                (encode::decode(user), encode::decode(password))
            }),
        })
    }

    /// Resolves a `Location` against this target. Dot segments stay, as in Postman.
    pub(crate) fn join(&self, location: &str) -> Result<Self, Invalid> {
        let origin = self.origin();
        let end = |stop: &[char]| location.find(stop).unwrap_or(location.len());
        if location[..end(&['/', '?', '#'])].ends_with(':') {
            return Self::parse(location);
        }
        let base = match location.chars().next() {
            Some('/') if location.starts_with("//") => format!("{}:", self.scheme),
            Some('/') => origin,
            Some('?') => origin + &self.path,
            None | Some('#') => return Ok(self.clone()),
            Some(_) => origin + &self.path[..=self.path.rfind('/').unwrap_or(0)],
        };
        Self::parse(&(base + location))
    }

    /// Returns `true` if both lead to one server: same scheme, host and port (RFC 6454, section 4).
    pub(crate) fn same_origin(&self, other: &Self) -> bool {
        self.scheme == other.scheme && self.host() == other.host() && self.port_number() == other.port_number()
    }

    /// Returns `true` if the scheme is https.
    pub(crate) fn is_secure(&self) -> bool {
        self.scheme == "https"
    }

    /// Returns the same target on another server, below the path of `base`.
    pub(crate) fn at(mut self, base: &Self) -> Self {
        self.scheme = base.scheme;
        self.authority.clone_from(&base.authority);
        self.host = base.host;
        if base.user.is_some() {
            self.user.clone_from(&base.user);
        }
        self.path.insert_str(0, base.path.trim_end_matches('/'));
        self
    }

    /// Returns the same target with the user and the password of `other`, unless it has its own.
    pub(crate) fn with_user_of(mut self, other: Self) -> Self {
        self.user = self.user.or(other.user);
        self
    }

    /// Returns the port of the connection.
    pub(crate) fn port_number(&self) -> Option<u16> {
        match self.port() {
            Some(port) => port.parse().ok(),
            None => Some(if self.scheme == "https" { 443 } else { 80 }),
        }
    }

    /// Scheme, host and port as they are written.
    fn origin(&self) -> String {
        // With room for the path and the query that may follow.
        let query = self.query.iter().flatten().map(|parameter| parameter.len() + 1).sum::<usize>();
        let mut origin = String::with_capacity(self.authority.len() + self.path.len() + query + 16);
        origin.extend([self.scheme, "://", &self.authority]);
        origin
    }

    /// The first value of the parameter named `key`, as it is written.
    pub(crate) fn parameter(&self, key: &str) -> Option<&str> {
        let mut name = String::new();
        encode::query_key(key, &mut name);
        let pairs = self.query.iter().flatten().filter_map(|parameter| parameter.split_once('='));
        pairs.into_iter().find(|(existing, _)| *existing == name).map(|(_, value)| value)
    }

    /// Removes the parameters named `key`, case-sensitively, and puts `key=value` at the end. Both
    /// are raw text.
    pub(crate) fn replace_parameter(&mut self, key: &str, value: &str) {
        let mut parameter = String::new();
        encode::query_key(key, &mut parameter);
        let parameters = self.query.get_or_insert_default();
        parameters.retain(|existing| existing.split('=').next() != Some(parameter.as_str()));
        parameter.push('=');
        encode::query_value(value, &mut parameter);
        parameters.push(parameter);
    }

    /// Removes the parameters for whose key, as it is written, `is` returns `true`.
    #[cfg(any(feature = "oauth1", feature = "aws"))]
    pub(crate) fn remove_parameters(&mut self, is: impl Fn(&str) -> bool) {
        if let Some(parameters) = &mut self.query {
            parameters.retain(|parameter| !is(parameter.split('=').next().unwrap_or_default()));
            if parameters.is_empty() {
                self.query = None;
            }
        }
    }

    /// Adds a parameter at the end, as it is written.
    #[cfg(any(feature = "oauth1", feature = "aws"))]
    pub(crate) fn push_parameter(&mut self, parameter: String) {
        self.query.get_or_insert_default().push(parameter);
    }

    /// Replaces all parameters, as they are written.
    #[cfg(feature = "oauth1")]
    pub(crate) fn set_parameters(&mut self, parameters: Vec<String>) {
        self.query = (!parameters.is_empty()).then_some(parameters);
    }

    /// `http` or `https`.
    #[cfg(any(feature = "signing", feature = "tracing"))]
    #[allow(dead_code, reason = "each kind of auth uses a part")]
    pub(crate) fn scheme(&self) -> &str {
        self.scheme
    }

    /// The host, in lower case and punycode.
    pub(crate) fn host(&self) -> &str {
        &self.authority[..self.host]
    }

    /// The port, as it was written.
    pub(crate) fn port(&self) -> Option<&str> {
        self.authority[self.host..].strip_prefix(':')
    }

    /// Host and, when it was written, port.
    #[cfg(feature = "signing")]
    #[allow(dead_code, reason = "each kind of auth uses a part")]
    pub(crate) fn authority(&self) -> String {
        self.authority.clone()
    }

    /// The path and, after `?`, the query, encoded.
    #[cfg(feature = "signing")]
    #[allow(dead_code, reason = "each kind of auth uses a part")]
    pub(crate) fn path_and_query(&self) -> (String, Option<String>) {
        (encode::path(&self.path), self.query.as_ref().map(|query| encode::query(&query.join("&"))))
    }

    /// Path and query of the URL, encoded.
    #[cfg(feature = "signing")]
    #[allow(dead_code, reason = "each kind of auth uses a part")]
    pub(crate) fn resource(&self) -> String {
        match self.path_and_query() {
            (path, Some(query)) => format!("{path}?{query}"),
            (path, None) => path,
        }
    }

    /// The URL to send, each component encoded.
    pub(crate) fn url(&self) -> String {
        let mut url = self.origin();
        encode::push_path(&self.path, &mut url);
        for (at, parameter) in self.query.iter().flatten().enumerate() {
            url.push(if at == 0 { '?' } else { '&' });
            encode::push_query(parameter, &mut url);
        }
        url
    }

    /// Returns the URL without encoding, for `disableUrlEncoding`. Characters that a request line cannot contain
    /// (RFC 9112, section 3.2) are an error, as in Postman.
    pub(crate) fn unencoded_url(&self) -> Result<String, Invalid> {
        let query = self.query.as_ref().map(|query| query.join("&"));
        let mut chars = self.path.chars().chain(query.iter().flat_map(|query| query.chars()));
        if let Some(char) = chars.find(|char| !char.is_ascii_graphic()) {
            let reason = format!("the URL holds the character {char:?}, and its request disables URL encoding");
            return Err(Invalid::new(reason));
        }
        let query = query.map(|query| format!("?{}", encode::unsendable_in_query(&query)));
        Ok(self.origin() + &encode::unsendable_in_path(&self.path) + &query.unwrap_or_default())
    }
}

fn known_scheme(scheme: &str) -> Result<&'static str, Invalid> {
    if scheme.eq_ignore_ascii_case("http") {
        Ok("http")
    } else if scheme.eq_ignore_ascii_case("https") {
        Ok("https")
    } else {
        Err(Invalid::new("the URL's protocol is neither http nor https"))
    }
}

/// The host in lower case and punycode with the port as it was written, and the length of the host.
fn authority_and_host(address: &str) -> Result<(String, usize), Invalid> {
    let (host, port) = match address.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (address, None),
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let forbidden = |char: char| char.is_whitespace() || char.is_control() || "<>\"`{}|^%".contains(char);
    if host.is_empty() || (!host.bytes().all(plain) && host.contains(forbidden)) {
        return Err(Invalid::new("the URL has no valid host"));
    }
    let port = port.filter(|port| !port.is_empty());
    if port.is_some_and(|port| {
        !port.bytes().all(|byte| byte.is_ascii_digit()) || port.parse::<u32>().is_ok_and(|port| port > 65_535)
    }) {
        return Err(Invalid::new("the URL's port is not a number up to 65535"));
    }
    let host = normal(host);
    let mut authority = String::with_capacity(address.len());
    authority.push_str(&host);
    if let Some(port) = port {
        authority.extend([":", port]);
    }
    Ok((authority, host.len()))
}

/// Normalises a host by the URL standard.
fn normal(host: &str) -> Cow<'_, str> {
    if host.parse::<Ipv4Addr>().is_ok() {
        return Cow::Borrowed(host);
    }
    Cow::Owned(match Host::parse(host) {
        Ok(Host::Domain(domain)) => domain,
        Ok(address) => address.to_string(),
        // a host that the standard does not accept is sent unchanged
        Err(_) => host.to_lowercase(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> String {
        Target::parse(text).map_or_else(|error| error.to_string(), |target| target.url())
    }

    #[test]
    fn a_url_is_split_and_written_as_postman_does() {
        assert_eq!(url("http://h"), "http://h/");
        assert_eq!(url("http://h?a"), "http://h/?a");
        assert_eq!(url("http://h?"), "http://h/?");
        assert_eq!(url("h/x"), "http://h/x");
        assert_eq!(url("HTTP:///H/x"), "http://h/x");
        assert_eq!(url("  http://h/x?a=1   "), "http://h/x?a=1%20%20%20");
        assert_eq!(url("http://h\\a\\b?c\\d"), "http://h/a/b?c\\d");
        assert_eq!(url("http://h/a#b?c"), "http://h/a");
        assert_eq!(url("http://h:80/"), "http://h:80/");
        assert_eq!(url("http://[::1]:8080/a"), "http://[::1]:8080/a");
        assert_eq!(url("http://[::1]/a"), "http://[::1]/a");
        assert_eq!(url("http://münchen.localhost/"), "http://xn--mnchen-3ya.localhost/");
        for query in ["?a&&b", "?&a", "?a&", "?=b", "?a=b=c", "?a=1&amp;b=2"] {
            assert_eq!(url(&format!("http://h/{query}")), format!("http://h/{query}"));
        }
    }

    #[test]
    fn a_url_without_a_host_or_with_another_scheme_is_refused() {
        for bad in ["ftp://h/", "", "/x", "http://", "http://h:x/", "http://h:99999/", "http://a b/"] {
            assert!(Target::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn user_goes_to_basic_auth() -> Result<(), Invalid> {
        let target = Target::parse("http://us er:p@ss:w@h/")?;
        assert_eq!(target.user, Some(("us er".into(), "p@ss:w".into())));
        assert_eq!(target.url(), "http://h/");
        assert_eq!(Target::parse("http://u@h")?.user, Some(("u".into(), String::new())));
        Ok(())
    }

    #[test]
    fn auth_parameters_replace() -> Result<(), Invalid> {
        let mut target = Target::parse("http://h/?a=1&k=old&K=2")?;
        target.replace_parameter("k", "a&b=c d");
        assert_eq!(target.url(), "http://h/?a=1&K=2&k=a%26b=c%20d");
        Ok(())
    }
}
