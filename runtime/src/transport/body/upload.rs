//! [`UploadBody`]: an [`Upload`] while it is sent.

use std::fs::File;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::request::body::{GivenBody, Part, Upload};
use crate::transport::TransportError;
use crate::transport::error::BoxError;

/// The size of the piece of a file that is in memory at one time, in bytes.
const PIECE: usize = 64 * 1024;

/// An [`Upload`] while it is sent. A piece of a file is read after the previous one was sent, on a thread that may block.
pub(in crate::transport) struct UploadBody {
    upload: Upload,
    /// The index of the part after the current one.
    next: usize,
    /// The number of remaining bytes, if it is known.
    left: Option<u64>,
    reading: Option<Reading>,
    /// The last bytes that were sent of a part.
    tail: Vec<u8>,
}

enum Reading {
    File { job: Job, left: u64 },
    Given(GivenBody),
}

/// A file, and a piece of it.
type Piece = io::Result<(File, Bytes)>;

enum Job {
    #[cfg(feature = "tokio")]
    Running(tokio::task::JoinHandle<Piece>),
    /// A piece that was read at once, outside of a runtime.
    Done(Option<Piece>),
}

impl Job {
    fn start(read: impl FnOnce() -> Piece + Send + 'static) -> Self {
        #[cfg(feature = "tokio")]
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            return Self::Running(runtime.spawn_blocking(read));
        }
        Self::Done(Some(read()))
    }

    #[cfg_attr(not(feature = "tokio"), expect(unused_variables, reason = "nothing is waited for"))]
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Piece> {
        match self {
            #[cfg(feature = "tokio")]
            Self::Running(job) => {
                Pin::new(job).poll(context).map(|piece| piece.unwrap_or_else(|error| Err(io::Error::other(error))))
            }
            Self::Done(piece) => Poll::Ready(piece.take().unwrap_or_else(|| Err(io::ErrorKind::UnexpectedEof.into()))),
        }
    }
}

/// Reads the next piece of a file that has `left` bytes to send.
fn read_piece(mut file: File, left: u64) -> Piece {
    let mut bytes = vec![0; usize::try_from(left).unwrap_or(PIECE).min(PIECE)];
    let read = file.read(&mut bytes)?;
    if read == 0 {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it has become shorter while it was sent"));
    }
    bytes.truncate(read);
    Ok((file, bytes.into()))
}

impl UploadBody {
    pub(in crate::transport) fn new(upload: Upload) -> Self {
        Self { left: upload.length(), upload, next: 0, reading: None, tail: Vec::new() }
    }

    /// Returns a copy of the body; `None` if it can be read only once.
    #[cfg(feature = "hyper")]
    pub(in crate::transport) fn again(&self) -> Option<Self> {
        self.upload.is_repeatable().then(|| Self::new(self.upload.clone()))
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BoxError>>> {
        loop {
            match &mut self.reading {
                None => {
                    let Some(part) = self.upload.parts().get(self.next) else { return Poll::Ready(None) };
                    self.next += 1;
                    self.tail.clear();
                    match part {
                        Part::Bytes(bytes) if bytes.is_empty() => {}
                        Part::Bytes(bytes) => return Poll::Ready(Some(Ok(bytes.clone()))),
                        Part::File { path, length } => {
                            let (path, left) = (path.clone(), *length);
                            let job = Job::start(move || read_piece(File::open(path)?, left));
                            self.reading = Some(Reading::File { job, left });
                        }
                        Part::Given(given) => match given.take() {
                            Some(body) => self.reading = Some(Reading::Given(body)),
                            None => return Poll::Ready(Some(Err("it is a stream that was sent before".into()))),
                        },
                    }
                }
                Some(Reading::File { job, left }) => {
                    let (file, bytes) = ready!(job.poll(context))?;
                    let rest = left.saturating_sub(bytes.len() as u64);
                    self.reading = (rest > 0)
                        .then(|| Reading::File { job: Job::start(move || read_piece(file, rest)), left: rest });
                    return Poll::Ready(Some(self.checked(bytes)));
                }
                Some(Reading::Given(body)) => match ready!(body.as_mut().poll_frame(context)) {
                    None => self.reading = None,
                    Some(frame) => {
                        if let Ok(bytes) = frame?.into_data() {
                            return Poll::Ready(Some(self.checked(bytes)));
                        }
                    }
                },
            }
        }
    }

    /// Checks that a piece does not complete the delimiter.
    fn checked(&mut self, bytes: Bytes) -> Result<Bytes, BoxError> {
        let Some(delimiter) = self.upload.delimiter() else { return Ok(bytes) };
        self.tail.extend_from_slice(&bytes);
        if self.tail.windows(delimiter.len()).any(|window| window == delimiter) {
            return Err("a file holds the boundary of the body".into());
        }
        let surplus = self.tail.len().saturating_sub(delimiter.len());
        self.tail.drain(..surplus);
        Ok(bytes)
    }
}

impl Body for UploadBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        let piece = ready!(this.poll_piece(context));
        if let (Some(left), Some(Ok(bytes))) = (&mut this.left, &piece) {
            *left = left.saturating_sub(bytes.len() as u64);
        }
        Poll::Ready(piece.map(|piece| piece.map(Frame::data).map_err(|error| TransportError::body(error).into())))
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
