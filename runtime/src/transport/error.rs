//! [`TransportError`]: the reason why there was no answer.

use std::error::Error;
use std::fmt;

/// Any error, as in tower's services.
pub(crate) type BoxError = Box<dyn Error + Send + Sync>;

/// The reason why there was no answer: the source of [`Error::Transport`](crate::Error::Transport), and the error of transports and services.
///
/// The cause is its [`source`](Error::source).
///
/// ```
/// use postman_client::TransportError;
///
/// fn advice(error: &TransportError) -> &'static str {
///     match error {
///         error if error.is_timeout() => "try again later",
///         error if error.is_connect() => "check the host and the network",
///         error if error.is_limit() => "raise the limit that the text names, or stream the answer",
///         error if error.is_service() => "a layer refused: the load is too high",
///         _ => "see the source of the error",
///     }
/// }
/// ```
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    source: BoxError,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Timeout,
    Connect,
    Body,
    Broken,
    Redirect,
    Limit,
    Service,
    Other,
}

impl TransportError {
    /// Creates the error of a failure that is neither a timeout nor a failed connection. `source` must not show secrets, such as the URL.
    pub fn new(source: impl Into<BoxError>) -> Self {
        Self { kind: Kind::Other, source: source.into() }
    }

    /// Creates the error of a time limit.
    pub fn timeout(source: impl Into<BoxError>) -> Self {
        Self { kind: Kind::Timeout, source: source.into() }
    }

    /// Creates the error of a connection that could not be made, so that nothing was sent.
    pub fn connect(source: impl Into<BoxError>) -> Self {
        Self { kind: Kind::Connect, source: source.into() }
    }

    /// Creates the error of a request body that could not be read while it was sent.
    pub(crate) fn body(source: impl Into<BoxError>) -> Self {
        Self { kind: Kind::Body, source: source.into() }
    }

    /// Creates the error of a redirect that is not followed. `reason` is shown.
    pub(crate) fn redirect(reason: impl Into<String>) -> Self {
        Self { kind: Kind::Redirect, source: reason.into().into() }
    }

    /// Creates the error of an exceeded limit. `reason` is shown.
    pub(crate) fn limit(reason: impl Into<String>) -> Self {
        Self { kind: Kind::Limit, source: reason.into().into() }
    }

    /// Converts the error of a connection, or of the body that was sent over it.
    #[cfg(feature = "hyper")]
    pub(super) fn from_hyper(error: impl Into<BoxError>) -> Self {
        Self::from_box_or(Kind::Other, error.into())
    }

    /// Converts the error of an answer's body.
    pub(super) fn of_answer(error: BoxError) -> Self {
        Self::from_box_or(Kind::Broken, error)
    }

    /// Converts the error of a service: that of a transport, or that of a layer around it.
    pub(crate) fn from_box(error: BoxError) -> Self {
        Self::from_box_or(Kind::Service, error)
    }

    fn from_box_or(kind: Kind, error: BoxError) -> Self {
        let error = match error.downcast::<Self>() {
            Ok(own) => return *own,
            Err(other) => other,
        };
        let mut beneath = error.source();
        while let Some(cause) = beneath {
            if let Some(own) = cause.downcast_ref::<Self>() {
                return Self { kind: own.kind, source: error };
            }
            beneath = cause.source();
        }
        Self { kind, source: error }
    }

    /// Returns `true` if the time ran out.
    pub fn is_timeout(&self) -> bool {
        self.kind == Kind::Timeout
    }

    /// Returns `true` if no connection could be made, so that nothing was sent.
    pub fn is_connect(&self) -> bool {
        self.kind == Kind::Connect
    }

    /// Returns `true` if the server redirects and the client does not follow: too often, from https to http, or to another origin with a
    /// body that holds secrets.
    pub fn is_redirect(&self) -> bool {
        self.kind == Kind::Redirect
    }

    /// Returns `true` if the body of the request could not be read while it was sent.
    pub fn is_body(&self) -> bool {
        self.kind == Kind::Body
    }

    /// Returns `true` if a layer or service of the program failed. The [`source`](Error::source) is its own error, and can be downcast.
    pub fn is_service(&self) -> bool {
        self.kind == Kind::Service
    }

    /// Returns `true` if the answer is larger than the client reads into memory: `max_answer_size` of the client or the call.
    pub fn is_limit(&self) -> bool {
        self.kind == Kind::Limit
    }
}

#[cfg(any(feature = "oauth2", feature = "renewal"))]
impl TransportError {
    /// Returns the same failure for another waiting call, with its sources as text.
    pub(crate) fn share(&self) -> Self {
        let mut text = self.source.to_string();
        let mut beneath = self.source.source();
        while let Some(cause) = beneath {
            text = format!("{text}: {cause}");
            beneath = cause.source();
        }
        Self { kind: self.kind, source: text.into() }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Timeout => "no answer in time",
            Kind::Connect => "cannot connect",
            Kind::Body => "the body cannot be sent",
            Kind::Broken => "the answer has broken off",
            Kind::Service => "a layer or service of the client has failed",
            Kind::Other => "no answer",
            Kind::Redirect | Kind::Limit => return self.source.fmt(f),
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self.kind {
            // already shown, so that only its source follows
            Kind::Redirect | Kind::Limit => self.source.source(),
            _ => Some(&*self.source),
        }
    }
}
