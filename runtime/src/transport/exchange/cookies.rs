//! [`Jar`]: the cookies that answers set, as Postman keeps them: one jar for all requests, sent in
//! one `Cookie` header after the request's own cookies.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cookie_store::{Cookie, CookieDomain, CookieStore, RawCookie, StoreAction};
use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};
use public_suffix::DEFAULT_PROVIDER as PUBLIC_SUFFIXES;
use url::Url;

use crate::request::Request;
use crate::response::Response;

/// The longest cookie that is stored, in bytes, attributes included. RFC 6265, section 6.1, asks for at least this much, and
/// browsers store no more.
const MAX_COOKIE_BYTES: usize = 4096;

/// The largest number of cookies of one domain; RFC 6265, section 6.1, asks for at least 50. The oldest are removed
/// first.
const MAX_COOKIES_OF_A_DOMAIN: usize = 180;

/// The largest number of cookies of a jar, the minimum of RFC 6265, section 6.1. The oldest are removed first.
const MAX_COOKIES: usize = 3000;

/// The cookies of a client and its clones. They are stored and sent by RFC 6265, section 5.
#[derive(Clone, Default)]
pub(crate) struct Jar(Option<Arc<Mutex<Stored>>>);

impl Jar {
    /// An empty jar.
    pub(crate) fn new() -> Self {
        Self(Some(Arc::default()))
    }

    /// Returns another jar that starts with the same cookies.
    pub(crate) fn fork(&self) -> Self {
        Self(self.0.as_ref().map(|store| Arc::new(Mutex::new(lock(store).clone()))))
    }

    /// Adds the cookies for this URL, those of longer paths first. A cookie that the request has
    /// of its own is sent, too: Postman does not remove duplicates.
    pub(in crate::transport) fn attach(&self, request: &Request, headers: &mut HeaderMap) {
        let Some(stored) = self.used_by(request).map(lock).filter(|stored| !stored.by_age.is_empty()) else { return };
        let Ok(url) = Url::parse(&request.url) else { return };
        let mut cookies = stored.cookies.matches(&url);
        if cookies.is_empty() {
            return;
        }
        cookies.sort_by_cached_key(|cookie| {
            (std::cmp::Reverse(String::from(&cookie.path).len()), cookie.name().to_owned())
        });
        let mut line = headers.get(COOKIE).map(|value| value.as_bytes().to_vec()).unwrap_or_default();
        for cookie in cookies {
            if !line.is_empty() {
                line.extend(b"; ");
            }
            line.extend(format!("{}={}", cookie.name(), cookie.value()).into_bytes());
        }
        if let Ok(mut value) = HeaderValue::from_bytes(&line) {
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
    }

    /// Stores the cookies that the answer sets. A cookie that cannot be read, or that is for another site, is
    /// left out.
    pub(in crate::transport) fn store(&self, request: &Request, response: &Response) {
        if !response.headers().contains_key(SET_COOKIE) {
            return;
        }
        let (Some(stored), Ok(url)) = (self.used_by(request), Url::parse(&request.url)) else { return };
        let mut stored = lock(stored);
        for line in response.headers().get_all(SET_COOKIE).iter().filter(|line| line.len() <= MAX_COOKIE_BYTES) {
            let cookie = line.to_str().ok().and_then(|line| RawCookie::parse(line).ok());
            if let Some(cookie) = cookie.and_then(|cookie| Cookie::try_from_raw_cookie(&cookie, &url).ok()) {
                stored.insert(cookie.into_owned(), &url);
            }
        }
    }

    fn used_by(&self, request: &Request) -> Option<&Mutex<Stored>> {
        self.0.as_deref().filter(|_| !request.behavior.disable_cookies)
    }
}

/// Locks the cookies, even after a panic elsewhere.
fn lock(stored: &Mutex<Stored>) -> MutexGuard<'_, Stored> {
    stored.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Cookies, in the limits of RFC 6265, section 6.1.
#[derive(Clone, Default)]
struct Stored {
    cookies: CookieStore,
    /// The keys by age, the oldest first.
    by_age: VecDeque<Key>,
}

/// The identity of a cookie (RFC 6265, section 5.3, step 11).
#[derive(Clone, PartialEq, Eq)]
struct Key {
    domain: String,
    path: String,
    name: String,
}

impl Stored {
    fn insert(&mut self, mut cookie: Cookie<'static>, url: &Url) {
        // RFC 6265, section 5.3, step 5: a cookie for a public suffix, such as `co.uk`, would be sent to hosts of other
        // owners
        if let CookieDomain::Suffix(domain) = &cookie.domain
            && PUBLIC_SUFFIXES.is_effective_tld(domain.trim_end_matches('.'))
        {
            match CookieDomain::host_only(url) {
                Ok(host) if cookie.domain.host_is_identical(url) => cookie.domain = host,
                _ => return,
            }
        }
        let key = Key {
            domain: String::from(&cookie.domain),
            path: String::from(&cookie.path),
            name: cookie.name().to_owned(),
        };
        match self.cookies.insert(cookie, url) {
            Ok(StoreAction::Inserted) => {
                self.by_age.push_back(key);
                self.make_room();
            }
            Ok(StoreAction::ExpiredExisting) => {
                let at = self.by_age.iter().position(|other| *other == key);
                at.into_iter().for_each(|at| self.remove(at));
            }
            Ok(StoreAction::UpdatedExisting) | Err(_) => {}
        }
    }

    /// Removes the oldest cookie of the newest one's domain, or of all, if there are too many.
    fn make_room(&mut self) {
        let Some(newest) = self.by_age.back() else { return };
        let mut of_its_domain = (0..self.by_age.len()).filter(|&at| self.by_age[at].domain == newest.domain);
        if let Some(oldest) = of_its_domain.next()
            && of_its_domain.count() >= MAX_COOKIES_OF_A_DOMAIN
        {
            self.remove(oldest);
        }
        if self.by_age.len() > MAX_COOKIES {
            self.remove(0);
        }
    }

    fn remove(&mut self, at: usize) {
        if let Some(key) = self.by_age.remove(at) {
            self.cookies.remove(&key.domain, &key.path, &key.name);
        }
    }
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
        let mut headers = request.headers.clone();
        jar.attach(&request, &mut headers);
        headers.get(COOKIE).and_then(|line| line.to_str().ok()).map(str::to_owned)
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
    fn no_cookie_is_kept_or_sent_when_cookies_are_switched_off() {
        let jar = Jar::default();
        answered(&jar, "http://h/", &["s=1"]);
        assert_eq!(sent(&jar, "http://h/", None), None);
        let jar = Jar::new();
        answered(&jar, "http://h/", &["s=1"]);
        let mut request = Request::new(Method::GET, "http://h/");
        request.behavior.disable_cookies = true;
        let mut headers = HeaderMap::new();
        jar.attach(&request, &mut headers);
        assert!(headers.is_empty());
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

    #[test]
    fn a_cookie_for_a_public_suffix_goes_nowhere() {
        for (host, suffix, sibling) in [
            ("shop.example.co.uk", "co.uk", "http://evil.co.uk/"),
            ("me.github.io", "github.io", "http://you.github.io/"),
            ("example.com", "com", "http://bank.com/"),
            ("example.com", ".COM", "http://bank.com/"),
            ("example.com.", "com.", "http://bank.com./"),
            ("a.intern", "intern", "http://b.intern/"),
        ] {
            let jar = Jar::new();
            let url = format!("http://{host}/");
            answered(&jar, &url, &[&format!("s=1; Domain={suffix}"), "own=2"]);
            assert_eq!(sent(&jar, sibling, None), None, "{suffix}");
            assert_eq!(sent(&jar, &url, None).as_deref(), Some("own=2"), "{suffix}");
        }
        // a host that is itself a public suffix can have cookies
        let jar = Jar::new();
        answered(&jar, "http://github.io/", &["s=1; Domain=github.io"]);
        assert_eq!(sent(&jar, "http://github.io/", None).as_deref(), Some("s=1"));
        assert_eq!(sent(&jar, "http://me.github.io/", None), None);
    }

    #[test]
    fn a_cookie_of_a_domain_goes_to_its_hosts() {
        let jar = Jar::new();
        answered(&jar, "http://login.example.co.uk/", &["s=1; Domain=example.co.uk"]);
        assert_eq!(sent(&jar, "http://api.example.co.uk/", None).as_deref(), Some("s=1"));
    }

    #[test]
    fn the_oldest_cookies_make_room() {
        let jar = Jar::new();
        for at in 0..2 * MAX_COOKIES_OF_A_DOMAIN {
            answered(&jar, "http://h/", &[&format!("c{at}=1")]);
        }
        let line = sent(&jar, "http://h/", None).unwrap_or_default();
        assert_eq!(line.split("; ").count(), MAX_COOKIES_OF_A_DOMAIN);
        assert!(line.contains(&format!("c{}=1", 2 * MAX_COOKIES_OF_A_DOMAIN - 1)) && !line.contains("c0=1"), "{line}");

        for host in 0..MAX_COOKIES {
            answered(&jar, &format!("http://h{host}/"), &["s=1"]);
        }
        assert_eq!(jar.0.as_deref().map(lock).map(|stored| stored.cookies.iter_any().count()), Some(MAX_COOKIES));
        assert_eq!(sent(&jar, "http://h/", None), None);

        answered(&jar, "http://h0/", &["s=; Max-Age=0", &format!("long={}", "x".repeat(MAX_COOKIE_BYTES))]);
        assert_eq!(jar.0.as_deref().map(lock).map(|stored| stored.cookies.iter_any().count()), Some(MAX_COOKIES - 1));
    }
}
