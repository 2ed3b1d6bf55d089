//! [`Behavior`]: Postman's `protocolProfileBehavior`.

/// The settings of a request that change how it is built or sent. The default is Postman's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behavior {
    /// Sends path and query as they are written, without percent-encoding, except `<`, `>`, `` ` `` in a
    /// path and `"` in a query, which HTTP libraries refuse.
    /// Values given by the caller are encoded all the same.
    pub disable_url_encoding: bool,
    /// Headers, in lower case, that are not added by themselves: `content-type`, `accept` and
    /// `accept-encoding`. The other ones belong to the connection, or are never added.
    pub disabled_system_headers: &'static [&'static str],
    /// Neither sends the client's cookies nor stores those of the answer.
    pub disable_cookies: bool,
    /// `true` if 3xx answers with a `Location` are followed.
    pub follow_redirects: bool,
    /// The number of redirects that are followed before the call fails.
    pub max_redirects: u8,
    /// Keeps method and body on every redirect, not on 307 and 308 only.
    pub follow_original_http_method: bool,
    /// Keeps `Authorization` when a redirect leads to another host.
    pub follow_authorization_header: bool,
    /// Does not send `Referer` on redirects.
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
