//! [`BodyStream`]: a body in pieces.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use tokio::io::AsyncRead;
use tokio_util::io::StreamReader;

use crate::error::{Error, Fault, Operation};
use crate::transport::{Pieces, TransportError};

/// The body of an answer, in pieces as they arrive, decompressed. It is a [`Stream`] of [`Bytes`], and ends with the first
/// error. To drop it ends the transfer.
pub struct BodyStream {
    operation: Operation,
    pieces: Pieces,
}

impl BodyStream {
    pub(crate) fn new(operation: Operation, pieces: Pieces) -> Self {
        Self { operation, pieces }
    }

    /// The body for what reads bytes: [`tokio::io::copy`], decoders of tokio-util.
    pub fn into_reader(self) -> impl AsyncRead + Send + Unpin + 'static {
        self.reader()
    }

    pub(super) fn operation(&self) -> Operation {
        self.operation
    }

    pub(super) fn pieces(self) -> Pieces {
        self.pieces
    }

    pub(super) fn reader(self) -> StreamReader<Readable, Bytes> {
        StreamReader::new(Readable(self.pieces))
    }
}

impl Stream for BodyStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let operation = self.operation;
        self.pieces.poll_piece(context).map_err(|source| Error::from_fault(operation, Fault::Transport(source)))
    }
}

impl fmt::Debug for BodyStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BodyStream({})", self.operation)
    }
}

/// Pieces whose errors are those of reading.
pub(super) struct Readable(Pieces);

impl Stream for Readable {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_piece(context).map_err(io::Error::other)
    }
}

/// Why reading failed.
pub(super) fn cause(error: io::Error) -> TransportError {
    error.downcast::<TransportError>().unwrap_or_else(TransportError::new)
}
