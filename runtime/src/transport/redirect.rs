//! Redirects, as Postman follows them.
//!
//! Two differences, for the sake of credentials: `Cookie` goes with `Authorization` when a redirect
//! leads to another origin (as in Postman's newer runtimes), and `Referer`, which may hold a token
//! in its query, stays within the origin.

use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, LOCATION, REFERER};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use url::Url;

use super::TransportError;
use crate::request::Request;

/// What an answer with this status and these headers asks for next; `None` when it is the last
/// answer.
pub(super) fn next(sent: &Request, status: StatusCode, headers: &HeaderMap) -> Result<Option<Request>, TransportError> {
    let Some(location) = headers.get(LOCATION).filter(|_| status.is_redirection() && sent.behavior.follow_redirects)
    else {
        return Ok(None);
    };
    let from = Url::parse(&sent.url).map_err(TransportError::new)?;
    // As Postman reads it: one latin-1 character a byte.
    let location: String = location.as_bytes().iter().map(|&byte| char::from(byte)).collect();
    let to = from.join(&location).map_err(|_| TransportError::new("a redirect to what is not a URL"))?;

    let mut request = sent.clone();
    let behavior = sent.behavior;
    let keeps_method = behavior.follow_original_http_method
        || matches!(status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT);
    if !keeps_method {
        if request.method != Method::HEAD {
            request.method = Method::GET;
        }
        request.body.clear();
        request.headers.remove(CONTENT_TYPE);
        request.headers.remove(CONTENT_LENGTH);
    }
    request.headers.remove(REFERER);
    if from.origin() == to.origin() {
        if !behavior.remove_referer_header_on_redirect
            && let Ok(mut referer) = HeaderValue::from_str(&sent.url)
        {
            referer.set_sensitive(true);
            request.headers.insert(REFERER, referer);
        }
    } else {
        request.headers.remove(HOST);
        if !behavior.follow_authorization_header {
            request.headers.remove(AUTHORIZATION);
            request.headers.remove(COOKIE);
        }
    }
    request.url = to.into();
    Ok(Some(request))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent() -> Request {
        let text = HeaderValue::from_static;
        Request::new(Method::POST, "http://h/d/a?k=1")
            .with_header(AUTHORIZATION, text("t"))
            .with_header(CONTENT_TYPE, text("a/b"))
            .with_body("x")
    }

    fn follow(sent: &Request, status: StatusCode, location: &'static str) -> Result<Option<Request>, TransportError> {
        let headers = HeaderMap::from_iter([(LOCATION, HeaderValue::from_static(location))]);
        next(sent, status, &headers)
    }

    #[test]
    fn methods() -> Result<(), TransportError> {
        for status in [StatusCode::MULTIPLE_CHOICES, StatusCode::FOUND, StatusCode::SEE_OTHER, StatusCode::USE_PROXY] {
            let Some(request) = follow(&sent(), status, "../up")? else { panic!("{status} is a redirect") };
            assert_eq!((request.method.as_str(), request.url.as_str(), request.body.len()), ("GET", "http://h/up", 0));
            assert_eq!(request.headers.get(CONTENT_TYPE), None);
            assert_eq!(request.header("referer"), Some("http://h/d/a?k=1"));
            assert_eq!(request.header("authorization"), Some("t"));
        }
        let Some(request) = follow(&sent(), StatusCode::TEMPORARY_REDIRECT, "?q")? else { panic!("307 is a redirect") };
        assert_eq!((request.method.as_str(), request.url.as_str(), request.body.len()), ("POST", "http://h/d/a?q", 1));
        Ok(())
    }

    #[test]
    fn credentials_stay_with_their_origin() -> Result<(), TransportError> {
        for elsewhere in ["http://i/", "http://h:81/", "https://h/"] {
            let Some(request) = follow(&sent(), StatusCode::FOUND, elsewhere)? else { panic!("{elsewhere}") };
            assert!(request.headers.is_empty(), "{:?}", request.headers);
        }
        Ok(())
    }

    #[test]
    fn not_followed() -> Result<(), TransportError> {
        let mut request = sent();
        assert!(next(&request, StatusCode::FOUND, &HeaderMap::new())?.is_none());
        assert!(follow(&request, StatusCode::OK, "/")?.is_none());
        request.behavior.follow_redirects = false;
        assert!(follow(&request, StatusCode::FOUND, "/")?.is_none());
        Ok(())
    }
}
