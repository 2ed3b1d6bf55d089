//! [`Error`]: the reason why a call has no answer.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::fault::Fault;
use crate::decode::{DecodeError, NoFailure};
use crate::request::{Operation, Secrets};
use crate::response::Response;
use crate::template::dynamic::needs_fake;
use crate::transport::TransportError;

/// The reason why a call has no answer of its type.
///
/// `E` is the type of the failures in the collection's saved examples; without any, it is [`NoFailure`].
///
/// ```
/// use postman_client::{Call, Error, Json};
/// # #[derive(postman_client::FromJson)] struct Order { total: f64 }
/// # #[derive(Debug, postman_client::FromJson)] struct Failure { code: String }
///
/// async fn total(order: Call<Json<Order>, Json<Failure>>) -> Result<Option<f64>, Error<Failure>> {
///     match order.await {
///         Ok(order) => Ok(Some(order.total)),
///         Err(error) if error.status().is_some_and(|status| status == 404) => Ok(None),
///         Err(error) => {
///             match &error {
///                 Error::Api { body, .. } => eprintln!("refused: {}", body.code),
///                 Error::Transport { source, .. } if source.is_timeout() => eprintln!("no answer in time"),
///                 _ => {}
///             }
///             eprintln!("{error}, request {:?}, {} attempts", error.request_id(), error.attempts());
///             Err(error)
///         }
///     }
/// }
/// ```
///
/// The failure of a layer, a retry, a stream or a limit is [`Error::Transport`]; the methods of its
/// [`source`](TransportError) distinguish them.
///
/// # Secrets
///
/// `Display` names the operation by its method and URL template, never by the URL that was sent. It shows no header, no value of a
/// body that could not be decoded, and only the start of a failure's body, with the client's secrets and the values of keys such as
/// `token` masked. `Debug` shows no header of the answer that contains a secret of the client or has the name of a credential.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E = NoFailure> {
    /// Variables that the request needs have no value. Nothing was sent.
    #[non_exhaustive]
    Unset {
        /// The operation.
        operation: Operation,
        /// The names of the variables as the collection spells them, in alphabetical order.
        variables: Vec<String>,
    },
    /// The request cannot be built. Nothing was sent.
    #[non_exhaustive]
    Invalid {
        /// The operation.
        operation: Operation,
        /// The invalid part, such as a URL, header, method, file or body, and the reason.
        reason: String,
    },
    /// The client could not fetch the token that the request needs, by OAuth 2 or by the request that renews it. The request was not
    /// sent, or was refused with the old token.
    #[non_exhaustive]
    Token {
        /// The operation.
        operation: Operation,
        /// The answer of the token server, without secrets.
        reason: String,
    },
    /// There was no answer, or it could not be read to its end: no connection, a limit of time or size, a redirect that is not followed, or
    /// a failed layer.
    #[non_exhaustive]
    Transport {
        /// The operation.
        operation: Operation,
        /// The cause.
        source: TransportError,
        /// The number of times that the request was sent.
        attempts: u32,
    },
    /// The API refused, with a body of the type of the collection's examples.
    #[non_exhaustive]
    Api {
        /// The operation.
        operation: Operation,
        /// The answer.
        response: Response,
        /// The failure in the answer's body.
        body: Box<E>,
        /// The start of the body, without secrets.
        excerpt: String,
    },
    /// The API refused, and the collection has no example of such an answer.
    #[non_exhaustive]
    Unexpected {
        /// The operation.
        operation: Operation,
        /// The answer.
        response: Response,
        /// The start of the body, without secrets.
        excerpt: String,
    },
    /// The status is 2xx, but the body does not fit the type of the answer.
    #[non_exhaustive]
    Decode {
        /// The operation.
        operation: Operation,
        /// The answer.
        response: Response,
        /// The place where the body differs, and how.
        error: DecodeError,
    },
}

impl<E> Error<E> {
    pub(crate) fn from_fault(operation: Operation, fault: Fault) -> Self {
        match fault {
            Fault::Unset(variables) => Self::Unset { operation, variables },
            Fault::Invalid(invalid) => Self::Invalid { operation, reason: invalid.into_reason() },
            Fault::Token(reason) => Self::Token { operation, reason },
            Fault::Transport(source) => Self::Transport { operation, source, attempts: 1 },
            #[cfg(feature = "retry")]
            Fault::Attempts(source, attempts) => Self::Transport { operation, source, attempts },
        }
    }

    pub(crate) fn api(operation: Operation, mut response: Response, body: E, secrets: &Secrets) -> Self {
        response.conceal(secrets);
        let excerpt = secrets.excerpt(response.bytes());
        Self::Api { operation, response, body: Box::new(body), excerpt }
    }

    pub(crate) fn unexpected(operation: Operation, mut response: Response, secrets: &Secrets) -> Self {
        response.conceal(secrets);
        let excerpt = secrets.excerpt(response.bytes());
        Self::Unexpected { operation, response, excerpt }
    }

    pub(crate) fn decode(operation: Operation, mut response: Response, error: DecodeError, secrets: &Secrets) -> Self {
        response.conceal(secrets);
        Self::Decode { operation, response, error }
    }

    /// Returns the operation that failed.
    pub fn operation(&self) -> Operation {
        match self {
            Self::Unset { operation, .. }
            | Self::Invalid { operation, .. }
            | Self::Token { operation, .. }
            | Self::Transport { operation, .. }
            | Self::Api { operation, .. }
            | Self::Unexpected { operation, .. }
            | Self::Decode { operation, .. } => *operation,
        }
    }

    /// Returns the answer, if there was one.
    pub fn response(&self) -> Option<&Response> {
        match self {
            Self::Api { response, .. } | Self::Unexpected { response, .. } | Self::Decode { response, .. } => {
                Some(response)
            }
            Self::Unset { .. } | Self::Invalid { .. } | Self::Token { .. } | Self::Transport { .. } => None,
        }
    }

    /// Returns the status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(Response::status)
    }

    /// Returns the headers of the answer, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response().map(Response::headers)
    }

    /// Returns the body of the answer as it came, if there was one.
    pub fn body(&self) -> Option<&Bytes> {
        self.response().map(Response::bytes)
    }

    /// Returns the id that the server gave the request, for a report to its operators: [`Response::request_id`].
    pub fn request_id(&self) -> Option<&str> {
        self.response().and_then(Response::request_id)
    }

    /// Returns the body of [`Error::Api`].
    pub fn failure(&self) -> Option<&E> {
        match self {
            Self::Api { body, .. } => Some(body),
            _ => None,
        }
    }

    /// Returns the JSON path at which the answer differs from its type, if the error is [`Error::Decode`].
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Decode { error, .. } => Some(error.path()),
            _ => None,
        }
    }

    /// Returns how many attempts there were to send the request: 1 unless the client retries, and 0 if the request could not be built.
    pub fn attempts(&self) -> u32 {
        match self {
            Self::Unset { .. } | Self::Invalid { .. } | Self::Token { .. } => 0,
            Self::Transport { attempts, .. } => *attempts,
            Self::Api { response, .. } | Self::Unexpected { response, .. } | Self::Decode { response, .. } => {
                response.attempts()
            }
        }
    }

    /// Returns `true` if the time for the call ran out.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Transport { source, .. } if source.is_timeout())
    }

    /// Returns `true` if there was no connection, so that nothing was sent.
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Transport { source, .. } if source.is_connect())
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation())?;
        if self.attempts() > 1 {
            write!(f, "after {} attempts: ", self.attempts())?;
        }
        match self {
            Self::Unset { variables, .. } => {
                let names = variables.iter().map(|name| format!("{{{{{name}}}}}")).collect::<Vec<_>>().join(", ");
                write!(f, "unset {}: {names}", if variables.len() == 1 { "variable" } else { "variables" })?;
                match variables.iter().find(|name| needs_fake(name)) {
                    Some(name) => write!(f, "; {{{{{name}}}}} needs the feature `fake` of the crate `postman-client`"),
                    None => Ok(()),
                }
            }
            Self::Invalid { reason, .. } => f.write_str(reason),
            Self::Token { reason, .. } => write!(f, "no token: {reason}"),
            Self::Transport { source, .. } => write!(f, "{source}"),
            Self::Api { response, excerpt, .. } | Self::Unexpected { response, excerpt, .. } if excerpt.is_empty() => {
                write!(f, "{}", response.status())
            }
            Self::Api { response, excerpt, .. } => write!(f, "{}: {excerpt}", response.status()),
            Self::Unexpected { response, excerpt, .. } => write!(f, "unexpected {}: {excerpt}", response.status()),
            Self::Decode { response, error, .. } => write!(f, "{}, but the body differs: {error}", response.status()),
        }
    }
}

impl<E: fmt::Debug> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // their messages are part of this one, so that only their sources follow
            Self::Transport { source, .. } => source.source(),
            _ => None,
        }
    }
}
