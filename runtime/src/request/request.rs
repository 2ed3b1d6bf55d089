//! [`Request`]: a request as data; and [`OneConnection`]: the connection that requests share where auth signs connections.

use std::any::Any;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method};

use crate::request::Behavior;
use crate::request::Operation;
use crate::request::Secrets;
use crate::request::body::Upload;

/// A request as data: what [`Call::request`](crate::Call::request) returns, what a hook changes, and what the
/// [`Transport`](crate::Transport) of a test sees.
///
/// ```
/// use postman_client::{Request, Response};
///
/// fn answer(request: Request) -> Response {
///     match (request.method.as_str(), request.target()) {
///         ("POST", "/orders") => Response::new(201, request.body),
///         _ => Response::new(404, ""),
///     }
/// }
/// ```
///
/// `Debug` shows neither credentials nor the values of [`Secret`](crate::Secret)s, and only the length of the body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Request {
    /// The method, in upper case.
    pub method: Method,
    /// The absolute URL that Postman would send, encoded, without user and fragment.
    pub url: String,
    /// The headers. Credentials are marked as sensitive.
    pub headers: HeaderMap,
    /// The body. It is empty if there is none, and if it is read while it is sent: a file of more than 64 KiB, or a stream. The request that
    /// [`Call::request`](crate::Call::request) returns has the content of files, too. A body that is set here takes the place of the file.
    pub body: Bytes,
    /// The time limit of the exchange, until the last byte of the answer; `None` for no limit.
    pub timeout: Option<Duration>,
    /// The redirect policy of the collection.
    pub behavior: Behavior,
    /// Its operation, which services find among the extensions.
    pub(crate) operation: Option<Operation>,
    pub(crate) upload: Option<Upload>,
    pub(crate) secrets: Secrets,
    /// The connection for auth that signs connections.
    pub(crate) connection: Option<OneConnection>,
}

impl Request {
    /// Creates a request without headers or body, for tests of a transport.
    pub fn new(method: Method, url: impl Into<String>) -> Self {
        Self {
            method,
            url: url.into(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            timeout: None,
            behavior: Behavior::DEFAULT,
            operation: None,
            upload: None,
            secrets: Secrets::default(),
            connection: None,
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    /// Returns the first value of a header as text; `None` if it is absent or not ASCII.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns path and query of the URL: `"/orders?limit=20"`.
    pub fn target(&self) -> &str {
        let after_scheme = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest);
        after_scheme.find(['/', '?']).map_or("/", |at| &after_scheme[at..])
    }

    /// Returns the body as text; bytes that are not UTF-8 become U+FFFD.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.secrets.mask(&self.url))
            .field("headers", &self.headers)
            .field("body", self.upload.as_ref().map_or(&format_args!("{} bytes", self.body.len()), |upload| upload))
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// A connection that several requests share and no other request uses, for auth that signs connections (NTLM). The
/// transport keeps its connection here from one request to the next.
#[derive(Clone, Default)]
pub(crate) struct OneConnection(Arc<Mutex<Option<Box<dyn Any + Send>>>>);

#[cfg_attr(not(feature = "hyper"), expect(dead_code, reason = "for the network"))]
impl OneConnection {
    /// Takes the transport's connection, until it is put back.
    pub(crate) fn take(&self) -> Option<Box<dyn Any + Send>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(crate) fn put(&self, connection: Box<dyn Any + Send>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(connection);
    }
}
