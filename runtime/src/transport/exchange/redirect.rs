//! Redirects, as Postman follows them.
//!
//! There are differences to protect credentials: if a redirect leads to another origin, `Cookie` is removed with
//! `Authorization` (as in Postman's newer runtimes), every other header with a credential is left out, and a body
//! with one is not sent. `Referer`, which may contain a token in its query, is sent only within the origin. Redirects from https to
//! http are not followed unless the client allows it.

use std::borrow::Cow;

use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, LOCATION, REFERER};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

use crate::request::Request;
use crate::request::body::Upload;
use crate::request::mask::names_credential;
use crate::request::url::Target;
use crate::response::Response;
use crate::transport::TransportError;

/// Returns the request to which an answer redirects; `None` if it is the last one. `insecure` allows redirects from https to http.
pub(in crate::transport) fn next(
    sent: &Request,
    response: &Response,
    insecure: bool,
) -> Result<Option<Request>, TransportError> {
    let status = response.status();
    let followed = status.is_redirection() && sent.behavior.follow_redirects;
    let Some(location) = response.headers().get(LOCATION).filter(|_| followed) else {
        return Ok(None);
    };
    // like Postman: one Latin-1 character per byte
    let location: String = location.as_bytes().iter().map(|&byte| char::from(byte)).collect();
    let no_url = |_| TransportError::redirect("a redirect to something that is not a URL");
    let from = Target::parse(&sent.url).map_err(no_url)?;
    let to = from.join(&location).map_err(no_url)?;
    if from.is_secure() && !to.is_secure() && !insecure {
        return Err(TransportError::redirect(
            "a redirect from https to http; `ClientBuilder::insecure_redirects(true)` follows it",
        ));
    }

    let mut request = sent.clone();
    let behavior = sent.behavior;
    let keeps_method = behavior.follow_original_http_method
        || matches!(status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT);
    if !keeps_method {
        if request.method != Method::HEAD {
            request.method = Method::GET;
        }
        request.body.clear();
        request.upload = None;
        request.headers.remove(CONTENT_TYPE);
        request.headers.remove(CONTENT_LENGTH);
    }
    if request.upload.as_ref().is_some_and(Upload::is_spent) {
        return Err(TransportError::redirect(
            "a redirect that asks for the body again, which was a stream; give it as a file or as bytes",
        ));
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
        // the content of a large file is unknown before it is sent
        let texts = request.upload.iter().flat_map(Upload::texts).chain([&request.body]);
        if texts.into_iter().any(|text| holds_secret(sent, text)) {
            return Err(TransportError::redirect(
                "a redirect to another origin that asks for the body, which holds secrets; if they may go there, call that origin itself",
            ));
        }
        request.headers.remove(HOST);
        drop_credentials(&mut request.headers, behavior.follow_authorization_header);
    }
    request.url = to.url();
    Ok(Some(request))
}

fn holds_secret(sent: &Request, body: &[u8]) -> bool {
    !body.is_empty() && matches!(sent.secrets.mask(&String::from_utf8_lossy(body)), Cow::Owned(_))
}

/// Removes headers that are marked as sensitive, and those that are credentials by name. `authorization` keeps `Authorization`
/// and `Cookie`.
fn drop_credentials(headers: &mut HeaderMap, authorization: bool) {
    let own = [AUTHORIZATION, COOKIE];
    let is_dropped = |name: &HeaderName, value: &HeaderValue| match own.contains(name) {
        true => !authorization,
        false => value.is_sensitive() || names_credential(name.as_str()),
    };
    let dropped: Vec<HeaderName> =
        headers.iter().filter(|(name, value)| is_dropped(name, value)).map(|(name, _)| name.clone()).collect();
    for name in dropped {
        headers.remove(name);
    }
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
        next(sent, &Response::new(status.as_u16(), "").with_header("location", location), false)
    }

    #[test]
    fn a_redirect_keeps_or_changes_the_method_by_its_status() -> Result<(), TransportError> {
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
    fn what_is_sensitive_stays_with_its_origin() -> Result<(), TransportError> {
        let mut secret = HeaderValue::from_static("s3cret");
        secret.set_sensitive(true);
        let text = HeaderValue::from_static;
        let mut request = sent()
            .with_header(HeaderName::from_static("x-tenant"), secret)
            .with_header(HeaderName::from_static("x-api-key"), text("k"))
            .with_header(HeaderName::from_static("x-trace"), text("t"));
        let names = |request: &Request| {
            let mut names: Vec<String> = request.headers.keys().map(ToString::to_string).collect();
            names.sort();
            names
        };
        let next = |request: &Request, to: &str| follow(request, StatusCode::PERMANENT_REDIRECT, to);
        let Some(within) = next(&request, "/b")? else { panic!("308 is a redirect") };
        assert_eq!(names(&within), ["authorization", "content-type", "referer", "x-api-key", "x-tenant", "x-trace"]);
        let Some(beyond) = next(&request, "http://i/")? else { panic!("308 is a redirect") };
        assert_eq!(names(&beyond), ["content-type", "x-trace"]);
        request.behavior.follow_authorization_header = true;
        let Some(beyond) = next(&request, "http://i/")? else { panic!("308 is a redirect") };
        assert_eq!(names(&beyond), ["authorization", "content-type", "x-trace"]);
        Ok(())
    }

    #[test]
    fn a_body_with_secrets_is_not_sent_on() -> Result<(), TransportError> {
        let mut request = sent().with_body("password=p%26w");
        request.secrets = crate::request::Secrets::new(vec!["p&w".into()]);
        let next = |status, to| follow(&request, status, to);
        let error = next(StatusCode::TEMPORARY_REDIRECT, "http://i/").err();
        assert!(error.is_some_and(|error| error.is_redirect() && error.to_string().contains("holds secrets")));
        let within = next(StatusCode::TEMPORARY_REDIRECT, "/b")?;
        assert_eq!(within.map(|request| request.body.len()), Some(14));
        let without = next(StatusCode::FOUND, "http://i/")?;
        assert_eq!(without.map(|request| request.body.len()), Some(0));
        Ok(())
    }

    #[test]
    fn https_stays_https_unless_the_client_allows() -> Result<(), TransportError> {
        let mut request = sent();
        request.url = "https://h/".into();
        let error = follow(&request, StatusCode::FOUND, "http://h/").err();
        assert!(error.is_some_and(|error| error.is_redirect() && error.to_string().contains("insecure_redirects")));
        let answer = Response::new(302, "").with_header("location", "http://h/");
        assert!(super::next(&request, &answer, true)?.is_some());
        Ok(())
    }

    #[test]
    fn a_location_is_relative_to_the_url_of_the_request() -> Result<(), TransportError> {
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
    fn a_redirect_without_location_or_that_is_switched_off_is_not_followed() -> Result<(), TransportError> {
        let mut request = sent();
        assert!(next(&request, &Response::new(302, ""), false)?.is_none());
        assert!(follow(&request, StatusCode::OK, "/")?.is_none());
        request.behavior.follow_redirects = false;
        assert!(follow(&request, StatusCode::FOUND, "/")?.is_none());
        Ok(())
    }
}
