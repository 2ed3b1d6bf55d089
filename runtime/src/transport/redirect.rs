//! Redirects, as Postman follows them.
//!
//! Two differences, for the sake of credentials: `Cookie` goes with `Authorization` when a redirect
//! leads to another origin (as in Postman's newer runtimes), and `Referer`, which may hold a token
//! in its query, stays within the origin.

use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, LOCATION, REFERER};
use http::{HeaderValue, Method, StatusCode};

use crate::answer::Response;
use crate::request::Request;
use crate::request::url::Target;
use crate::transport::TransportError;

/// What an answer asks for next; `None` when it is the last one.
pub(super) fn next(sent: &Request, response: &Response) -> Result<Option<Request>, TransportError> {
    let status = response.status();
    let followed = status.is_redirection() && sent.behavior.follow_redirects;
    let Some(location) = response.headers().get(LOCATION).filter(|_| followed) else {
        return Ok(None);
    };
    // As Postman reads it: one latin-1 character a byte.
    let location: String = location.as_bytes().iter().map(|&byte| char::from(byte)).collect();
    let no_url = |_| TransportError::new("a redirect to what is not a URL");
    let from = Target::parse(&sent.url).map_err(no_url)?;
    let to = from.join(&location).map_err(no_url)?;

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
    if from.same_origin(&to) {
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
    request.url = to.url();
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

    fn follow(sent: &Request, status: StatusCode, location: &str) -> Result<Option<Request>, TransportError> {
        next(sent, &Response::new(status.as_u16(), "").with_header("location", location))
    }

    #[test]
    fn methods() -> Result<(), TransportError> {
        for status in [StatusCode::MULTIPLE_CHOICES, StatusCode::FOUND, StatusCode::SEE_OTHER, StatusCode::USE_PROXY] {
            let Some(request) = follow(&sent(), status, "../up")? else { panic!("{status} is a redirect") };
            assert_eq!(
                (request.method.as_str(), request.url.as_str(), request.body.len()),
                ("GET", "http://h/d/../up", 0)
            );
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
    fn locations() -> Result<(), TransportError> {
        for (location, url) in [
            ("http://i:80/x#f", "http://i:80/x"),
            ("//i/x", "http://i/x"),
            ("/x y?a b", "http://h/x%20y?a%20b"),
            ("?q", "http://h/d/a?q"),
            ("#f", "http://h/d/a?k=1"),
            ("x/./y", "http://h/d/x/./y"),
            ("x?u=http://i/", "http://h/d/x?u=http://i/"),
        ] {
            let next = follow(&sent(), StatusCode::FOUND, location)?;
            assert_eq!(next.map(|request| request.url), Some(url.to_owned()), "{location}");
        }
        assert!(follow(&sent(), StatusCode::FOUND, "ftp://h/").is_err());
        Ok(())
    }

    #[test]
    fn not_followed() -> Result<(), TransportError> {
        let mut request = sent();
        assert!(next(&request, &Response::new(302, ""))?.is_none());
        assert!(follow(&request, StatusCode::OK, "/")?.is_none());
        request.behavior.follow_redirects = false;
        assert!(follow(&request, StatusCode::FOUND, "/")?.is_none());
        Ok(())
    }
}
