//! What can go wrong before there is an answer, without the type of an answer.

use std::fmt;

use crate::transport::TransportError;

/// Why a request cannot be built. Never quotes a value: it could be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Invalid(String);

impl Invalid {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    pub(crate) fn into_reason(self) -> String {
        self.0
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Invalid {}

/// The errors that do not depend on an operation's types.
pub(crate) enum Fault {
    Unset(Vec<String>),
    Invalid(Invalid),
    Transport(TransportError),
    /// Why there is no token.
    #[cfg_attr(not(any(feature = "oauth2", feature = "renewal")), expect(dead_code, reason = "nothing fetches tokens"))]
    Token(String),
}

impl From<Invalid> for Fault {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}
