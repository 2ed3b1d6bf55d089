//! [`LoginContext`]: the parts of a client that a login needs.

use std::time::Duration;

use super::tokens::Tokens;
use crate::template::Sources;
use crate::transport::Sender;

/// The parts of a client that a login needs.
#[derive(Clone, Copy)]
pub(crate) struct LoginContext<'c> {
    pub(crate) tokens: &'c Tokens,
    pub(crate) sender: &'c Sender,
    pub(crate) sources: &'c Sources,
    /// `true` if the client fetches tokens at all.
    pub(crate) fetches: bool,
    /// The time limit of a token request.
    pub(crate) timeout: Option<Duration>,
}
