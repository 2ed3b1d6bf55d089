//! [`BodyStream`]: a body in pieces.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use tokio::io::AsyncRead;
use tokio_util::io::StreamReader;

use super::origin::Origin;
use crate::error::Error;
use crate::transport::{Pieces, TransportError};

/// The decompressed body of an answer that is read while it arrives: a [`Stream`] of [`Bytes`].
///
/// It ends after the first error. Dropping it ends the transfer.
///
/// ```
/// use futures_util::TryStreamExt;
/// use postman_client::{Call, Error};
///
/// async fn size(download: Call<()>) -> Result<usize, Error> {
///     let body = download.stream().await?.into_inner();
///     body.try_fold(0, |size, piece| async move { Ok(size + piece.len()) }).await
/// }
/// ```
pub struct BodyStream {
    origin: Origin,
    pieces: Pieces,
}

impl BodyStream {
    pub(crate) fn new(origin: Origin, pieces: Pieces) -> Self {
        Self { origin, pieces }
    }

    /// Returns a reader of the body, for [`tokio::io::copy`] and the decoders of tokio-util.
    pub fn into_reader(self) -> impl AsyncRead + Send + Unpin + 'static {
        self.reader()
    }

    pub(super) fn origin(&self) -> Origin {
        self.origin
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
        let origin = self.origin;
        self.pieces.poll_piece(context).map_err(|source| origin.failed(source))
    }
}

impl fmt::Debug for BodyStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BodyStream({})", self.origin.operation)
    }
}

/// Pieces whose errors are `io::Error`s.
pub(super) struct Readable(Pieces);

impl Stream for Readable {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_piece(context).map_err(io::Error::other)
    }
}

/// Returns the cause of a failed read.
pub(super) fn cause(error: io::Error) -> TransportError {
    error.downcast::<TransportError>().unwrap_or_else(TransportError::new)
}
