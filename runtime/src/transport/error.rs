//! [`TransportError`]: why there was no answer.

use std::error::Error;
use std::fmt;

/// Why there was no answer.
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    source: Box<dyn Error + Send + Sync>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Timeout,
    Connect,
    Other,
}

impl TransportError {
    /// A failure that is neither a timeout nor a failed connection. `source` must not show secrets,
    /// such as the URL.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind: Kind::Other, source: source.into() }
    }

    /// The time ran out.
    pub fn timeout(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind: Kind::Timeout, source: source.into() }
    }

    /// No connection was made, so nothing was sent.
    pub fn connect(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { kind: Kind::Connect, source: source.into() }
    }

    /// Whether the time ran out.
    pub fn is_timeout(&self) -> bool {
        self.kind == Kind::Timeout
    }

    /// Whether no connection was made.
    pub fn is_connect(&self) -> bool {
        self.kind == Kind::Connect
    }
}

#[cfg(any(feature = "oauth2", feature = "renewal"))]
impl TransportError {
    /// The same failure for another call that waited for it, with what is beneath it as a text.
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
            Kind::Other => "no answer",
        })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
