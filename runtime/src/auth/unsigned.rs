//! [`Unsigned`]: a request as auth sees it, and [`Next`]: the step after an answer.

use http::Method;

use crate::request::Headers;
use crate::request::body::Encoded;
use crate::request::url::Target;
use crate::template::Sources;

/// A request that auth can read and change. URL and headers are not encoded yet.
#[allow(dead_code, reason = "each kind of auth uses a part")]
pub(crate) struct Unsigned<'r> {
    pub(crate) method: &'r Method,
    pub(crate) target: &'r mut Target,
    pub(crate) headers: &'r mut Headers,
    pub(crate) body: &'r mut Encoded,
    /// `disableUrlEncoding` of the request.
    pub(crate) disable_url_encoding: bool,
    pub(crate) sources: &'r Sources,
    /// Texts that must not be shown from here on.
    pub(crate) secrets: &'r mut Vec<String>,
}

/// The step after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// It is the answer of the call.
    Done,
    /// The signer has learned from it: the request is to be signed and sent again.
    #[cfg_attr(
        not(any(feature = "digest", feature = "ntlm", feature = "oauth2")),
        expect(dead_code, reason = "without these features no kind is challenged")
    )]
    Again,
}
