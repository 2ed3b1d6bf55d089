//! [`Given`]: a stream of the caller as a body, or a part of one.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use http_body::Body;
use http_body_util::BodyExt;

/// Any error.
pub(crate) type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A stream that is read once.
pub(crate) type GivenBody = Pin<Box<dyn Body<Data = Bytes, Error = Failed> + Send>>;

/// A stream of the caller. Clones share it, so that it is sent only once.
#[derive(Clone)]
pub(crate) struct Given {
    body: Arc<Mutex<Option<GivenBody>>>,
    length: Option<u64>,
}

impl Given {
    pub(super) fn new(body: impl Body<Data = Bytes, Error: Into<Failed>> + Send + 'static) -> Self {
        let length = body.size_hint().exact();
        let body: GivenBody = Box::pin(body.map_err(Into::into));
        Self { body: Arc::new(Mutex::new(Some(body))), length }
    }

    #[cfg(feature = "stream")]
    pub(super) fn stream<S, B, E>(stream: S) -> Self
    where
        S: futures_core::Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Failed>,
    {
        Self::new(Pieces(Box::pin(stream)))
    }

    pub(super) fn set_length(&mut self, length: u64) {
        self.length = Some(length);
    }

    pub(super) fn length(&self) -> Option<u64> {
        self.length
    }

    /// Takes the stream; `None` if it was already taken.
    pub(crate) fn take(&self) -> Option<GivenBody> {
        self.body.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(super) fn is_spent(&self) -> bool {
        self.body.lock().unwrap_or_else(PoisonError::into_inner).is_none()
    }
}

/// A stream as a body.
#[cfg(feature = "stream")]
struct Pieces<S>(Pin<Box<S>>);

#[cfg(feature = "stream")]
impl<S, B, E> Body for Pieces<S>
where
    S: futures_core::Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Failed>,
{
    type Data = Bytes;
    type Error = Failed;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Failed>>> {
        self.0
            .as_mut()
            .poll_next(context)
            .map(|piece| piece.map(|piece| piece.map(|bytes| http_body::Frame::data(bytes.into())).map_err(Into::into)))
    }
}
