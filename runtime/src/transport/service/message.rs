//! Requests and answers as the `http` crate has them, and as data.

use std::time::Duration;

use http::Uri;

use crate::request::{Behavior, OneConnection, Request, Secrets};
use crate::response::Response;
use crate::transport::TransportError;
use crate::transport::body::HttpBody;
use crate::transport::body::read;

/// Parts of a request that have no place in an [`http::Request`]. They go along as an extension.
#[derive(Clone)]
pub(in crate::transport) struct Particulars {
    /// The URL as it is written; an [`Uri`] has `/` for no path.
    url: String,
    timeout: Option<Duration>,
    pub(in crate::transport) behavior: Behavior,
    secrets: Secrets,
    pub(in crate::transport) connection: Option<OneConnection>,
}

impl Request {
    /// The request for a service.
    pub(in crate::transport) fn into_http(self) -> Result<http::Request<HttpBody>, TransportError> {
        let uri: Uri = self.url.parse().map_err(TransportError::new)?;
        let body = match self.upload {
            Some(upload) => HttpBody::upload(upload),
            None => self.body.into(),
        };
        let mut message = http::Request::new(body);
        *message.method_mut() = self.method;
        *message.uri_mut() = uri;
        *message.headers_mut() = self.headers;
        *message.extensions_mut() = self.extensions;
        message.extensions_mut().insert(Particulars {
            url: self.url,
            timeout: self.timeout,
            behavior: self.behavior,
            secrets: self.secrets,
            connection: self.connection,
        });
        Ok(message)
    }

    /// The request as data, for services that answer by themselves. Its body is read to the end.
    ///
    /// # Errors
    ///
    /// When the body cannot be read.
    pub async fn read(message: http::Request<HttpBody>) -> Result<Self, TransportError> {
        let (parts, body) = message.into_parts();
        let mut request = Self::new(parts.method, parts.uri.to_string());
        request.headers = parts.headers;
        request.body = read::all(body).await?;
        request.extensions = parts.extensions;
        if let Some(rest) = request.extensions.remove::<Particulars>() {
            // Unless a layer has changed it.
            if rest.url.parse::<Uri>().is_ok_and(|uri| uri == parts.uri) {
                request.url = rest.url;
            }
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
