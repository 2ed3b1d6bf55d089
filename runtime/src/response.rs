//! [`Response`]: an answer before it has a type.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, SET_COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::request::{Secrets, names_credential};

/// An answer before it has a type: status, headers and the whole body. It is cheap to clone.
///
/// Operations without a saved example return one, and tests answer with one:
///
/// ```
/// use postman_client::Response;
///
/// let response = Response::new(200, r#"{"items": [{"id": 7}]}"#).with_header("X-Request-Id", "r-1");
/// assert_eq!(response.pointer("/items/0/id"), Some(7.into()));
/// assert_eq!(response.request_id(), Some("r-1"));
/// ```
///
/// `Debug` shows only the length of the body, and neither cookies nor other headers whose name or value is that of a credential.
#[derive(Clone)]
pub struct Response(Arc<Parts>);

#[derive(Clone)]
struct Parts {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    attempts: u32,
}

impl Response {
    /// Creates an answer without headers, for tests and transports. A status outside 100 to 999 becomes 500.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::from_parts(status, HeaderMap::new(), body.into())
    }

    /// Creates an answer of these parts.
    pub fn from_parts(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self(Arc::new(Parts { status, headers, body, attempts: 1 }))
    }

    /// Returns the answer with this body.
    pub(crate) fn with_body(mut self, body: Bytes) -> Self {
        Arc::make_mut(&mut self.0).body = body;
        self
    }

    /// Returns status, headers and body.
    pub(crate) fn into_parts(self) -> (StatusCode, HeaderMap, Bytes) {
        let Parts { status, headers, body, .. } = Arc::unwrap_or_clone(self.0);
        (status, headers, body)
    }

    /// Adds a header. An invalid one is left out.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value)) {
            Arc::make_mut(&mut self.0).headers.append(name, value);
        }
        self
    }

    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Returns the first value of a header as text; `None` if it is absent or not ASCII.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.headers.get(name)?.to_str().ok()
    }

    /// Returns the value of a cookie that the answer sets; the last of several with one name.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let cookies = self.0.headers.get_all(SET_COOKIE).iter().rev().filter_map(|value| value.to_str().ok());
        let pairs = cookies.filter_map(|cookie| cookie.split(';').next()?.split_once('='));
        pairs.map(|(key, value)| (key.trim(), value.trim())).find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Returns the raw body, decompressed.
    pub fn bytes(&self) -> &Bytes {
        &self.0.body
    }

    /// Returns the body as text.
    ///
    /// The charset of `Content-Type` is used if it is UTF-8, US-ASCII or ISO 8859-1; any other text is read as UTF-8. Bytes that do
    /// not belong to the charset become U+FFFD.
    pub fn text(&self) -> Cow<'_, str> {
        let body = &self.0.body[..];
        if self.charset().is_some_and(|charset| ["iso-8859-1", "latin1", "l1"].contains(&charset.as_str())) {
            return body.iter().map(|&byte| char::from(byte)).collect();
        }
        String::from_utf8_lossy(without_mark(body))
    }

    /// Returns the body for a JSON parser.
    pub(crate) fn json_bytes(&self) -> &[u8] {
        without_mark(&self.0.body)
    }

    /// Returns the id that the server gave the request, for a report to its operators: the first header whose name ends in `request-id`
    /// or `correlation-id`, with or without the hyphen. `None` if it is absent or not ASCII.
    pub fn request_id(&self) -> Option<&str> {
        let named = |end: &str| {
            let is = |name: &HeaderName| name.as_str().replace('-', "").ends_with(end);
            self.0.headers.iter().find(|(name, _)| is(name)).and_then(|(_, value)| value.to_str().ok())
        };
        named("requestid").or_else(|| named("correlationid"))
    }

    /// Returns how many attempts there were to send the request: 1 unless the client retries.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    #[cfg(feature = "retry")]
    pub(crate) fn after(mut self, attempts: u32) -> Self {
        if attempts > 1 {
            Arc::make_mut(&mut self.0).attempts = attempts;
        }
        self
    }

    /// Hides headers that contain a secret from `Debug`.
    pub(crate) fn conceal(&mut self, secrets: &Secrets) {
        let holds = |value: &HeaderValue| {
            let text = String::from_utf8_lossy(value.as_bytes());
            !value.is_sensitive() && secrets.mask(&text) != text
        };
        if self.0.headers.values().any(holds) {
            let headers = &mut Arc::make_mut(&mut self.0).headers;
            headers.values_mut().filter(|value| holds(value)).for_each(|value| value.set_sensitive(true));
        }
    }

    fn charset(&self) -> Option<String> {
        let content_type = self.0.headers.get(CONTENT_TYPE)?.to_str().ok()?.to_ascii_lowercase();
        let (_, charset) = content_type.split_once("charset=")?;
        Some(charset.split(';').next()?.trim().trim_matches('"').to_owned())
    }
}

/// Returns `body` without a byte order mark.
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.0.status.as_u16())
            .field("headers", &without_credentials(&self.0.headers))
            .field("body", &format_args!("{} bytes", self.0.body.len()))
            .finish()
    }
}

/// Returns the headers that `Debug` shows.
pub(crate) fn without_credentials(headers: &HeaderMap) -> HeaderMap {
    let mut headers = headers.clone();
    for (_, value) in headers.iter_mut().filter(|(name, _)| names_credential(name.as_str())) {
        value.set_sensitive(true);
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_decoded_by_its_charset() {
        let body = &b"caf\xE9"[..];
        let latin = Response::new(200, body).with_header("content-type", "text/plain; charset=\"ISO-8859-1\"");
        assert_eq!(latin.text(), "café");
        assert_eq!(Response::new(200, body).text(), "caf\u{FFFD}");
        assert_eq!(Response::new(200, "\u{FEFF}é").text(), "é");
    }

    #[test]
    fn the_id_of_a_request_is_found_in_the_headers_of_vendors() {
        for (name, id) in [
            ("X-Request-Id", Some("r")),
            ("request-id", Some("r")),
            ("x-vendor-RequestId", Some("r")),
            ("X-Correlation-ID", Some("r")),
            ("x-request-identity", None),
            ("id", None),
        ] {
            assert_eq!(Response::new(500, "").with_header(name, "r").request_id(), id, "{name}");
        }
        let both = Response::new(500, "").with_header("x-correlation-id", "c").with_header("x-request-id", "r");
        assert_eq!(both.request_id(), Some("r"));
    }

    #[test]
    fn debug_hides_the_body_and_sensitive_headers() {
        let response = Response::new(200, "tok").with_header("set-cookie", "s3cret").with_header("x-a", "b");
        let response = response.with_header("x-auth-token", "s3cret");
        assert_eq!(
            format!("{response:?}"),
            r#"Response { status: 200, headers: {"set-cookie": Sensitive, "x-a": "b", "x-auth-token": Sensitive}, body: 3 bytes }"#
        );
    }
}
