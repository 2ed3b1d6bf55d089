//! [`Unsigned`]: a request as auth sees it, and [`Next`]: what it makes of an answer.

use http::Method;

use crate::request::Headers;
use crate::request::body::Encoded;
use crate::request::url::Target;
use crate::template::Sources;

/// A request as auth sees and may change it. URL and headers are not encoded yet.
#[allow(dead_code, reason = "each kind of auth uses a part")]
pub(crate) struct Unsigned<'r> {
    pub(crate) method: &'r Method,
    pub(crate) target: &'r mut Target,
    pub(crate) headers: &'r mut Headers,
    pub(crate) body: &'r mut Encoded,
    /// `disableUrlEncoding` of the request.
    pub(crate) disable_url_encoding: bool,
    pub(crate) sources: &'r Sources,
    /// Texts that must not show, from here on.
    pub(crate) secrets: &'r mut Vec<String>,
}

/// The step after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// It is the answer of the call.
    Done,
    /// It taught the signer something: the request is to be signed and sent again.
    #[cfg_attr(
        not(any(feature = "digest", feature = "ntlm", feature = "oauth2")),
        expect(dead_code, reason = "without these features no kind is challenged")
    )]
    Again,
}
