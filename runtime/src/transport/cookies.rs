//! [`Jar`]: the cookies that answers set, as Postman keeps them: one jar for all requests, sent in
//! one `Cookie` header after the request's own cookies.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cookie_store::{CookieStore, RawCookie};
use http::HeaderValue;
use http::header::{COOKIE, SET_COOKIE};
use url::Url;

use crate::answer::Response;
use crate::request::Request;

/// The cookies of a client and its clones. Which are stored and which are sent is RFC 6265,
/// section 5.
#[derive(Clone, Default)]
pub(crate) struct Jar(Option<Arc<Mutex<CookieStore>>>);

impl Jar {
    /// An empty jar.
    pub(crate) fn new() -> Self {
        Self(Some(Arc::default()))
    }

    /// Another jar that begins with the same cookies.
    pub(crate) fn fork(&self) -> Self {
        Self(self.0.as_ref().map(|store| Arc::new(Mutex::new(lock(store).clone()))))
    }

    /// Adds the cookies for this URL, those of longer paths first. A cookie that the request has
    /// of its own is sent, too: Postman does not look for duplicates.
    pub(super) fn attach(&self, request: &mut Request) {
        let Some(store) = self.used_by(request).map(lock).filter(|store| store.iter_any().next().is_some()) else {
            return;
        };
        let Ok(url) = Url::parse(&request.url) else { return };
        let mut cookies = store.matches(&url);
        if cookies.is_empty() {
            return;
        }
        cookies.sort_by_cached_key(|cookie| {
            (std::cmp::Reverse(String::from(&cookie.path).len()), cookie.name().to_owned())
        });
        let mut line = request.headers.get(COOKIE).map(|value| value.as_bytes().to_vec()).unwrap_or_default();
        for cookie in cookies {
            if !line.is_empty() {
                line.extend(b"; ");
            }
            line.extend(format!("{}={}", cookie.name(), cookie.value()).into_bytes());
        }
        if let Ok(mut value) = HeaderValue::from_bytes(&line) {
            value.set_sensitive(true);
            request.headers.insert(COOKIE, value);
        }
    }

    /// Stores what the answer sets. A cookie that cannot be read, or that is for another site, is
    /// left out.
    pub(super) fn store(&self, request: &Request, response: &Response) {
        if !response.headers().contains_key(SET_COOKIE) {
            return;
        }
        let (Some(store), Ok(url)) = (self.used_by(request), Url::parse(&request.url)) else { return };
        let mut store = lock(store);
        for line in response.headers().get_all(SET_COOKIE) {
            if let Some(cookie) = line.to_str().ok().and_then(|line| RawCookie::parse(line).ok()) {
                let _ = store.insert_raw(&cookie.into_owned(), &url);
            }
        }
    }

    fn used_by(&self, request: &Request) -> Option<&Mutex<CookieStore>> {
        self.0.as_deref().filter(|_| !request.behavior.disable_cookies)
    }
}

/// A panic elsewhere does not make the cookies unusable.
fn lock(store: &Mutex<CookieStore>) -> MutexGuard<'_, CookieStore> {
    store.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;

    fn sent(jar: &Jar, url: &str, own: Option<&'static str>) -> Option<String> {
        let mut request = Request::new(Method::GET, url);
        if let Some(own) = own {
            request = request.with_header(COOKIE, HeaderValue::from_static(own));
        }
        jar.attach(&mut request);
        request.header("cookie").map(str::to_owned)
    }

    fn answered(jar: &Jar, url: &str, lines: &[&str]) {
        let response =
            lines.iter().fold(Response::new(200, ""), |response, line| response.with_header("set-cookie", line));
        jar.store(&Request::new(Method::GET, url), &response);
    }

    #[test]
    fn cookies_come_back_to_their_site() {
        let jar = Jar::new();
        answered(&jar, "http://h/a/b", &["s=1", "q=\"x\"; Path=/a", "d=2; Domain=elsewhere.example", "t=3; Secure"]);
        assert_eq!(sent(&jar, "http://h/a/c", None).as_deref(), Some("q=\"x\"; s=1"));
        assert_eq!(sent(&jar, "http://h/", None), None);
        assert_eq!(sent(&jar, "http://i/a/c", None), None);
        answered(&jar, "http://h/a/b", &["s=; Max-Age=0"]);
        assert_eq!(sent(&jar, "http://h/a/c", None).as_deref(), Some("q=\"x\""));
    }

    #[test]
    fn longer_paths_first_after_the_requests_own() {
        let jar = Jar::new();
        answered(&jar, "http://127.0.0.1:1/", &["a=jar; Path=/", "b=1; Path=/x/y", "c=1; Path=/x; Secure"]);
        assert_eq!(sent(&jar, "http://127.0.0.1:1/x/y", Some("a=user")).as_deref(), Some("a=user; b=1; c=1; a=jar"));
    }

    #[test]
    fn switched_off() {
        let jar = Jar::default();
        answered(&jar, "http://h/", &["s=1"]);
        assert_eq!(sent(&jar, "http://h/", None), None);
        let jar = Jar::new();
        answered(&jar, "http://h/", &["s=1"]);
        let mut request = Request::new(Method::GET, "http://h/");
        request.behavior.disable_cookies = true;
        jar.attach(&mut request);
        assert_eq!(request.header("cookie"), None);
    }

    #[test]
    fn a_fork_goes_its_own_way() {
        let jar = Jar::new();
        answered(&jar, "http://h/", &["s=1"]);
        let fork = jar.fork();
        answered(&fork, "http://h/", &["s=2"]);
        assert_eq!(sent(&jar, "http://h/", None).as_deref(), Some("s=1"));
        assert_eq!(sent(&fork, "http://h/", None).as_deref(), Some("s=2"));
    }
}
