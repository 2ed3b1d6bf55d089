//! [`Behavior`]: Postman's `protocolProfileBehavior`.

/// How a request is built and sent: Postman's `protocolProfileBehavior`. The default is that of Postman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behavior {
    /// `true` if path and query are sent as they are written, without percent-encoding. Exceptions are `<`, `>`, `` ` `` in a path and `"` in a
    /// query, which the `http` crate does not accept, and values of the caller, which are encoded.
    pub disable_url_encoding: bool,
    /// Headers, in lower case, that the client does not add: `content-type`, `accept`, `accept-encoding`. Others belong to the connection, or are
    /// never added.
    pub disabled_system_headers: &'static [&'static str],
    /// `true` if the client's cookies are not sent, and those of the answer not stored.
    pub disable_cookies: bool,
    /// `true` if 3xx answers with a `Location` are followed.
    pub follow_redirects: bool,
    /// The number of redirects that are followed before the call fails.
    pub max_redirects: u8,
    /// `true` if every redirect keeps method and body, and not only 307 and 308.
    pub follow_original_http_method: bool,
    /// `true` if a redirect to another host keeps `Authorization`.
    pub follow_authorization_header: bool,
    /// `true` if redirects have no `Referer`.
    pub remove_referer_header_on_redirect: bool,
}

impl Behavior {
    /// Postman's defaults, for `Behavior { max_redirects: 1, ..Behavior::DEFAULT }`.
    pub const DEFAULT: Self = Self {
        disable_url_encoding: false,
        disabled_system_headers: &[],
        disable_cookies: false,
        follow_redirects: true,
        max_redirects: 10,
        follow_original_http_method: false,
        follow_authorization_header: false,
        remove_referer_header_on_redirect: false,
    };

    pub(crate) fn disables(&self, header: &str) -> bool {
        self.disabled_system_headers.contains(&header)
    }
}

impl Default for Behavior {
    fn default() -> Self {
        Self::DEFAULT
    }
}
