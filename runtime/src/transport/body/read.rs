//! Reads bodies, within limits.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body::Body;

use super::HttpBody;
use crate::clock::Instant;
use crate::transport::TransportError;
use crate::transport::time::{End, pause, until};

/// The largest rest of an answer that is read so that its connection can be used again, in bytes.
const DRAINED: usize = 64 * 1024;

/// The number of pieces without waiting after which other tasks may run.
const AT_ONCE: usize = 32;

/// The time limits of a body.
#[derive(Clone, Copy, Default)]
pub(in crate::transport) struct Until {
    /// The whole body.
    pub(in crate::transport) end: Option<End>,
    /// The limit of each piece after the previous one.
    pub(in crate::transport) idle: Option<Duration>,
}

/// The next piece; `None` at the end.
pub(in crate::transport) async fn next(body: &mut HttpBody, limit: Until) -> Result<Option<Bytes>, TransportError> {
    loop {
        if let Some(end) = limit.end.filter(|end| end.at <= Instant::now()) {
            return Err(end.error());
        }
        let frame = poll_fn(|context| Pin::new(&mut *body).poll_frame(context));
        match until(End::earlier(limit.end, End::of_piece(limit.idle)), frame).await? {
            None => return Ok(None),
            Some(frame) => {
                // other frames are trailers, which collections do not know
                if let Ok(data) = frame.map_err(TransportError::of_answer)?.into_data() {
                    return Ok(Some(data));
                }
            }
        }
    }
}

/// Reads a whole body of at most `most` bytes.
pub(in crate::transport) async fn whole(
    mut body: HttpBody,
    most: usize,
    limit: Until,
) -> Result<Bytes, TransportError> {
    let large = || {
        TransportError::limit(format!(
            "the answer is larger than the {most} bytes that are read into memory; `ClientBuilder::max_answer_size` allows more"
        ))
    };
    if body.size_hint().lower() > most as u64 {
        return Err(large());
    }
    let Some(first) = next(&mut body, limit).await? else { return Ok(Bytes::new()) };
    if first.len() > most {
        return Err(large());
    }
    if body.is_end_stream() {
        return Ok(first);
    }
    let expected = usize::try_from(body.size_hint().lower()).unwrap_or_default();
    let mut all = BytesMut::with_capacity(first.len() + expected);
    all.extend_from_slice(&first);
    let mut pieces = 0;
    while let Some(piece) = next(&mut body, limit).await? {
        if piece.len() > most - all.len() {
            return Err(large());
        }
        all.extend_from_slice(&piece);
        pieces += 1;
        if pieces % AT_ONCE == 0 {
            pause().await;
        }
    }
    Ok(all.freeze())
}

/// Reads a whole body of this program, without a limit.
pub(in crate::transport) async fn all(body: HttpBody) -> Result<Bytes, TransportError> {
    whole(body, usize::MAX, Until::default()).await
}

/// Reads the rest of a short body, so that its connection can be used again. Failures do not matter.
pub(in crate::transport) async fn drain(body: HttpBody, end: Option<End>) {
    let _ = whole(body, DRAINED, Until { end, idle: None }).await;
}
