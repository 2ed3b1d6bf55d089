//! [`Origin`]: the call that a stream is the answer of.

use crate::error::Error;
use crate::request::Operation;
use crate::transport::TransportError;

/// The call that a stream is the answer of.
#[derive(Clone, Copy)]
pub(crate) struct Origin {
    pub(crate) operation: Operation,
    pub(crate) attempts: u32,
}

impl Origin {
    /// The error of a stream that cannot be read on.
    pub(super) fn failed(self, source: TransportError) -> Error {
        Error::Transport { operation: self.operation, source, attempts: self.attempts }
    }
}
