//! Failures before there is an answer, independent of its type.

use crate::request::Invalid;
use crate::transport::TransportError;

/// The errors that do not depend on an operation's types.
pub(crate) enum Fault {
    Unset(Vec<String>),
    Invalid(Invalid),
    Transport(TransportError),
    /// The transport failed after this many attempts.
    #[cfg(feature = "retry")]
    Attempts(TransportError, u32),
    /// There is no token, with the reason.
    #[cfg_attr(not(any(feature = "oauth2", feature = "renewal")), expect(dead_code, reason = "nothing fetches tokens"))]
    Token(String),
}

#[cfg(any(feature = "oauth2", feature = "renewal"))]
impl Fault {
    /// Returns the same failure for another call.
    pub(crate) fn share(&self) -> Self {
        match self {
            Self::Unset(names) => Self::Unset(names.clone()),
            Self::Invalid(invalid) => Self::Invalid(invalid.clone()),
            Self::Transport(error) => Self::Transport(error.share()),
            #[cfg(feature = "retry")]
            Self::Attempts(error, attempts) => Self::Attempts(error.share(), *attempts),
            Self::Token(reason) => Self::Token(reason.clone()),
        }
    }
}

impl From<Invalid> for Fault {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}
