//! [`Lines`]: JSON values, one per line.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio_util::codec::{FramedRead, LinesCodec, LinesCodecError};
use tokio_util::io::StreamReader;

use super::body_stream::{BodyStream, Readable, cause};
use super::origin::Origin;
use crate::decode::{DecodeError, Mismatches};
use crate::error::Error;
use crate::request::Secrets;
use crate::response::Response;
use crate::transport::TransportError;

/// The function that reads a line.
pub(crate) type Read<T> = fn(&[u8]) -> Result<(T, Mismatches), DecodeError>;

/// A hook that is called with the mismatches of a line.
pub(crate) type Tell = Box<dyn Fn(&Mismatches) + Send + Sync>;

/// The lines of an answer in NDJSON (JSON Lines), as they arrive: a [`Stream`] of `T`s, which [`Call::lines`](crate::Call::lines)
/// returns.
///
/// Empty lines are skipped. A line that is not a `T` is an error, after which the following lines can still be read.
pub struct Lines<T> {
    origin: Origin,
    /// Status and headers of the answer.
    head: Response,
    secrets: Secrets,
    most: usize,
    lines: FramedRead<StreamReader<Readable, Bytes>, LinesCodec>,
    read: Read<T>,
    tell: Option<Tell>,
}

impl<T> Lines<T> {
    /// `most` is the length of the longest line; `tell` is called with the mismatches of each.
    pub(crate) fn new(
        head: Response,
        body: BodyStream,
        most: usize,
        secrets: Secrets,
        read: Read<T>,
        tell: Option<Tell>,
    ) -> Self {
        let origin = body.origin();
        let lines = FramedRead::new(body.reader(), LinesCodec::new_with_max_length(most));
        Self { origin, head, secrets, most, lines, read, tell }
    }
}

impl<T> Stream for Lines<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let origin = self.origin;
        loop {
            let source = match ready!(Pin::new(&mut self.lines).poll_next(context)) {
                None => return Poll::Ready(None),
                Some(Ok(line)) if line.trim().is_empty() => continue,
                Some(Ok(line)) => {
                    let read = (self.read)(line.as_bytes()).map_err(|error| {
                        let response = self.head.clone().with_body(line.into());
                        Error::decode(origin.operation, response, error, &self.secrets)
                    });
                    return Poll::Ready(Some(read.map(|(value, mismatches)| {
                        if let Some(tell) = self.tell.as_ref().filter(|_| !mismatches.is_empty()) {
                            tell(&mismatches);
                        }
                        value
                    })));
                }
                Some(Err(LinesCodecError::MaxLineLengthExceeded)) => TransportError::limit(format!(
                    "a line is longer than {} bytes; `ClientBuilder::max_answer_size` allows more",
                    self.most
                )),
                Some(Err(LinesCodecError::Io(error))) => cause(error),
            };
            return Poll::Ready(Some(Err(origin.failed(source))));
        }
    }
}

impl<T> fmt::Debug for Lines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lines({})", self.origin.operation)
    }
}
