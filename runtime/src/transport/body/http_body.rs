//! [`HttpBody`]: the body of a request or an answer in services and layers.

use std::any::Any;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt;
#[cfg(feature = "hyper")]
use hyper::body::Incoming;

use super::upload::UploadBody;
use crate::request::body::Upload;
use crate::transport::error::BoxError;

/// The body of a request or an answer in layers and services: bytes in memory, or a stream of them. It is an
/// [`http_body::Body`].
///
/// `Debug` shows no content.
#[derive(Default)]
pub struct HttpBody(Kind);

enum Kind {
    Whole(Option<Bytes>),
    Upload(Box<UploadBody>),
    /// From the network.
    #[cfg(feature = "hyper")]
    Incoming(Incoming),
    Stream(Pin<Box<dyn Body<Data = Bytes, Error = BoxError> + Send>>),
}

impl Default for Kind {
    fn default() -> Self {
        Self::Whole(None)
    }
}

impl HttpBody {
    /// Wraps any body of bytes.
    pub fn new(body: impl Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static) -> Self {
        // an `HttpBody`, which services of this crate return, is not wrapped again
        let mut body = Some(body);
        if let Some(own) = (&mut body as &mut dyn Any).downcast_mut::<Option<Self>>() {
            return own.take().unwrap_or_default();
        }
        body.map_or_else(Self::empty, |body| Self(Kind::Stream(Box::pin(body.map_err(Into::into)))))
    }

    /// A body from the network.
    #[cfg(feature = "hyper")]
    pub(in crate::transport) fn incoming(body: Incoming) -> Self {
        Self(Kind::Incoming(body))
    }

    /// Creates a body without bytes.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Creates a body that is read while it is sent.
    pub(in crate::transport) fn upload(upload: Upload) -> Self {
        Self(Kind::Upload(Box::new(UploadBody::new(upload))))
    }

    /// Returns the bytes, if all of them are in memory.
    #[cfg(all(feature = "reqwest", not(all(target_family = "wasm", target_os = "unknown"))))]
    pub(in crate::transport) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Kind::Whole(bytes) => Ok(bytes.unwrap_or_default()),
            _ => Err(self),
        }
    }

    /// Returns a copy of the body; `None` for a stream, which can be read only once.
    #[cfg(feature = "hyper")]
    pub(in crate::transport) fn again(&self) -> Option<Self> {
        match &self.0 {
            Kind::Whole(bytes) => Some(Self(Kind::Whole(bytes.clone()))),
            Kind::Upload(upload) => Some(Self(Kind::Upload(Box::new(upload.again()?)))),
            Kind::Incoming(_) | Kind::Stream(_) => None,
        }
    }
}

impl From<Bytes> for HttpBody {
    fn from(bytes: Bytes) -> Self {
        Self(Kind::Whole(Some(bytes).filter(|bytes| !bytes.is_empty())))
    }
}

impl From<Vec<u8>> for HttpBody {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for HttpBody {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for HttpBody {
    fn from(text: &'static str) -> Self {
        Bytes::from(text).into()
    }
}

impl Body for HttpBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Kind::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Kind::Upload(body) => Pin::new(body).poll_frame(context),
            #[cfg(feature = "hyper")]
            Kind::Incoming(body) => Pin::new(body).poll_frame(context).map_err(Into::into),
            Kind::Stream(body) => body.as_mut().poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Whole(bytes) => bytes.is_none(),
            Kind::Upload(body) => body.is_end_stream(),
            #[cfg(feature = "hyper")]
            Kind::Incoming(body) => body.is_end_stream(),
            Kind::Stream(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Kind::Upload(body) => body.size_hint(),
            #[cfg(feature = "hyper")]
            Kind::Incoming(body) => body.size_hint(),
            Kind::Stream(body) => body.size_hint(),
        }
    }
}

impl fmt::Debug for HttpBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Whole(bytes) => write!(f, "HttpBody({} bytes)", bytes.as_ref().map_or(0, Bytes::len)),
            _ => f.write_str("HttpBody(stream)"),
        }
    }
}
