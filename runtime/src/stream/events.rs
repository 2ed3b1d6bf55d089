//! [`Events`]: server-sent events.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use serde::de::DeserializeOwned;
use sse_stream::SseByteStream;

use super::body_stream::BodyStream;
use super::origin::Origin;
use crate::decode::{self, DecodeError};
use crate::error::Error;
use crate::transport::{Pieces, TransportError};

/// The server-sent events of an answer (`text/event-stream`), as they arrive: a [`Stream`] of [`Event`]s, which
/// [`Call::events`](crate::Call::events) returns.
///
/// It does not connect again by itself when it ends or fails. To do so, wait for [`retry`](Self::retry), and send
/// [`last_id`](Self::last_id) as the header `Last-Event-ID`:
///
/// ```
/// use std::time::Duration;
///
/// use futures_util::StreamExt;
/// use postman_client::{Call, Error};
///
/// async fn watch(news: Call<()>) -> Result<(), Error> {
///     let mut call = news.clone();
///     loop {
///         let mut events = call.events().await?.into_inner();
///         while let Some(Ok(event)) = events.next().await {
///             println!("{}", event.data);
///         }
///         tokio::time::sleep(events.retry().unwrap_or(Duration::from_secs(3))).await;
///         call = match events.last_id() {
///             Some(id) => news.clone().header("Last-Event-ID", id),
///             None => news.clone(),
///         };
///     }
/// }
/// ```
pub struct Events {
    origin: Origin,
    blocks: SseByteStream<Counted>,
    /// The number of bytes since the last event.
    pending: Arc<AtomicUsize>,
    last_id: Option<String>,
    retry: Option<Duration>,
}

/// A server-sent event that has data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// The type of the event; `message` if the server names none.
    pub event: String,
    /// The data. Several lines are joined with line feeds.
    pub data: String,
    /// The id of this event, if it has one.
    pub id: Option<String>,
    /// The time to wait before a new connection, if this event sets it.
    pub retry: Option<Duration>,
}

impl Event {
    /// Reads the data as JSON of a type.
    ///
    /// # Errors
    ///
    /// If the data is not JSON, or does not fit the type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        decode::json(self.data.as_bytes())
    }
}

impl Events {
    /// `most` is the size of the largest event.
    pub(crate) fn new(body: BodyStream, most: usize) -> Self {
        let (origin, pending) = (body.origin(), Arc::new(AtomicUsize::new(0)));
        let counted = Counted { pieces: body.pieces(), pending: Arc::clone(&pending), most };
        Self { origin, blocks: SseByteStream::new(counted), pending, last_id: None, retry: None }
    }

    /// Returns the id of the last event that had one; `None` if there was none, or if it was empty.
    pub fn last_id(&self) -> Option<&str> {
        self.last_id.as_deref().filter(|id| !id.is_empty())
    }

    /// Returns the time to wait before a new connection, as the server has last set it.
    pub fn retry(&self) -> Option<Duration> {
        self.retry
    }
}

impl Stream for Events {
    type Item = Result<Event, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let block = match ready!(Pin::new(&mut self.blocks).poll_next(context)) {
                None => return Poll::Ready(None),
                Some(Ok(block)) => block,
                Some(Err(error)) => {
                    let source = match error {
                        sse_stream::Error::Body(source) => TransportError::from_box(source),
                        other => TransportError::new(other),
                    };
                    return Poll::Ready(Some(Err(self.origin.failed(source))));
                }
            };
            self.pending.store(0, Ordering::Relaxed);
            let retry = block.retry.map(Duration::from_millis);
            self.retry = retry.or(self.retry);
            if block.id.is_some() {
                self.last_id.clone_from(&block.id);
            }
            // in the HTML standard, a block without data is not an event
            if let Some(data) = block.data {
                let event = block.event.filter(|name| !name.is_empty()).unwrap_or_else(|| "message".to_owned());
                return Poll::Ready(Some(Ok(Event { event, data, id: block.id, retry })));
            }
        }
    }
}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Events({})", self.origin.operation)
    }
}

/// Limits the number of bytes without the end of an event.
struct Counted {
    pieces: Pieces,
    pending: Arc<AtomicUsize>,
    most: usize,
}

impl Stream for Counted {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = ready!(self.pieces.poll_piece(context));
        if let Some(Ok(bytes)) = &piece {
            let before = self.pending.fetch_add(bytes.len(), Ordering::Relaxed);
            if before > self.most {
                return Poll::Ready(Some(Err(TransportError::limit(format!(
                    "an event is larger than {} bytes; `ClientBuilder::max_answer_size` allows more",
                    self.most
                )))));
            }
        }
        Poll::Ready(piece)
    }
}
