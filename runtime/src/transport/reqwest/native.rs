//! Sends and reads bodies piece by piece.

use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt;

use crate::transport::TransportError;
use crate::transport::body::HttpBody;
use crate::transport::error::BoxError;
use crate::transport::service::framing::unframed;

pub(super) async fn exchange(
    client: reqwest::Client,
    request: http::Request<HttpBody>,
) -> Result<http::Response<HttpBody>, TransportError> {
    let (parts, body) = request.into_parts();
    let mut builder = client.request(parts.method, parts.uri.to_string()).headers(unframed(parts.headers));
    builder = match body.into_bytes() {
        Ok(bytes) if bytes.is_empty() => builder,
        Ok(bytes) => builder.body(bytes),
        Err(stream) => builder.body(reqwest::Body::wrap(Shareable(Mutex::new(stream)))),
    };
    let answer = builder.send().await.map_err(failed)?;
    Ok(http::Response::from(answer).map(|body| HttpBody::new(body.map_err(failed))))
}

/// A body that is `Sync`, as reqwest requires: only one thread ever reads it.
struct Shareable(Mutex<HttpBody>);

impl Body for Shareable {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Pin::new(self.0.get_mut().unwrap_or_else(PoisonError::into_inner)).poll_frame(context)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}

fn failed(error: reqwest::Error) -> TransportError {
    // its message would show the URL
    let error = error.without_url();
    if error.is_timeout() {
        TransportError::timeout(error)
    } else if error.is_connect() {
        TransportError::connect(error)
    } else {
        TransportError::new(error)
    }
}
