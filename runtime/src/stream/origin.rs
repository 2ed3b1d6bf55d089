//! [`Origin`]: the call of a stream.

use crate::error::Error;
use crate::request::Operation;
use crate::transport::TransportError;

/// The call of a stream.
#[derive(Clone, Copy)]
pub(crate) struct Origin {
    pub(crate) operation: Operation,
    pub(crate) attempts: u32,
}

impl Origin {
    /// Returns the error of a stream that cannot be read further.
    pub(super) fn failed(self, source: TransportError) -> Error {
        Error::Transport { operation: self.operation, source, attempts: self.attempts }
    }
}
