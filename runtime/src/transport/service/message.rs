//! Conversions of requests and answers between the types of the `http` crate and data.

use std::time::Duration;

use http::Uri;

use crate::request::{Behavior, OneConnection, Request, Secrets};
use crate::response::Response;
use crate::transport::TransportError;
use crate::transport::body::HttpBody;
use crate::transport::body::read;

/// The number of headers that a transport adds: host, length, what it accepts, cookies.
const ADDED: usize = 5;

/// Parts of a request that have no place in an [`http::Request`]. They are passed as an extension.
#[derive(Clone)]
pub(in crate::transport) struct Particulars {
    timeout: Option<Duration>,
    pub(in crate::transport) behavior: Behavior,
    secrets: Secrets,
    pub(in crate::transport) connection: Option<OneConnection>,
}

impl Request {
    /// Returns the request for a service. `self` is kept for redirects, and for the cookies of the answer.
    pub(in crate::transport) fn to_http(&self) -> Result<http::Request<HttpBody>, TransportError> {
        let uri: Uri = self.url.parse().map_err(TransportError::new)?;
        let body = match &self.upload {
            Some(upload) => HttpBody::upload(upload.clone()),
            None => self.body.clone().into(),
        };
        let mut message = http::Request::new(body);
        *message.method_mut() = self.method.clone();
        *message.uri_mut() = uri;
        let headers = message.headers_mut();
        headers.reserve(self.headers.len() + ADDED);
        headers.extend(self.headers.iter().map(|(name, value)| (name.clone(), value.clone())));
        let extensions = message.extensions_mut();
        if let Some(operation) = self.operation {
            extensions.insert(operation);
        }
        extensions.insert(Particulars {
            timeout: self.timeout,
            behavior: self.behavior,
            secrets: self.secrets.clone(),
            connection: self.connection.clone(),
        });
        Ok(message)
    }

    /// Returns the request as data, for services that answer by themselves. Its body is read to the end.
    ///
    /// # Errors
    ///
    /// If the body cannot be read.
    pub async fn read(message: http::Request<HttpBody>) -> Result<Self, TransportError> {
        let (mut parts, body) = message.into_parts();
        let mut request = Self::new(parts.method, parts.uri.to_string());
        request.headers = parts.headers;
        request.body = read::all(body).await?;
        request.operation = parts.extensions.get().copied();
        if let Some(rest) = parts.extensions.remove::<Particulars>() {
            request.timeout = rest.timeout;
            request.behavior = rest.behavior;
            request.secrets = rest.secrets;
            request.connection = rest.connection;
        }
        Ok(request)
    }
}

impl From<Response> for http::Response<HttpBody> {
    fn from(response: Response) -> Self {
        let (status, headers, body) = response.into_parts();
        let mut message = Self::new(body.into());
        *message.status_mut() = status;
        *message.headers_mut() = headers;
        message
    }
}
