//! [`Pieces`]: a body that is read while it arrives.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::Body;
use tokio::time::Sleep;

use super::HttpBody;
use crate::transport::TransportError;
use crate::transport::time::{End, clock};

/// A body in pieces, each of which must arrive in time after the previous one. It ends with the first error.
pub(crate) struct Pieces {
    body: Option<HttpBody>,
    idle: Option<Duration>,
    /// The timer while waiting for the next piece.
    clock: Option<(End, Pin<Box<Sleep>>)>,
}

impl Pieces {
    pub(in crate::transport) fn new(body: HttpBody, idle: Option<Duration>) -> Self {
        Self { body: Some(body), idle, clock: None }
    }

    /// The next piece.
    pub(crate) fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        let piece = ready!(self.poll_body(context));
        self.clock = None;
        if !matches!(piece, Some(Ok(_))) {
            self.body = None;
        }
        Poll::Ready(piece)
    }

    fn poll_body(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            let Some(body) = &mut self.body else { return Poll::Ready(None) };
            match Pin::new(body).poll_frame(context) {
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(TransportError::of_answer(error)))),
                Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                    Ok(data) => return Poll::Ready(Some(Ok(data))),
                    // A trailer.
                    Err(_) => continue,
                },
                Poll::Pending => {}
            }
            if self.clock.is_none() {
                self.clock = End::of_piece(self.idle).and_then(|end| Some((end, Box::pin(clock(end)?))));
            }
            let Some((end, clock)) = &mut self.clock else { return Poll::Pending };
            ready!(clock.as_mut().poll(context));
            return Poll::Ready(Some(Err(end.error())));
        }
    }
}
