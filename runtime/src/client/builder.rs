//! [`ClientBuilder`]: the settings of a client.

use std::sync::Arc;
use std::time::SystemTime;

use super::client::Client;
#[cfg(feature = "renewal")]
use super::client::Renewing;
use super::network_settings::NetworkSettings;
#[cfg(feature = "renewal")]
use super::renewal::{Renewal, Renewals};
use crate::auth::Memory;
#[cfg(feature = "observe")]
use crate::call::Observer;
#[cfg(feature = "retry")]
use crate::call::Retry;
use crate::call::{Core, Defaults, OnMismatch};
use crate::decode::Mismatches;
use crate::request::Operation;
use crate::request::Request;
use crate::response::Response;
use crate::template::Text;
use crate::template::{Clock, Sources};
use crate::transport::{Jar, Transport};
use crate::variables::{Shared, Variables};

impl<V: Variables> Client<V> {
    /// Creates a client that sends over the network, with the default settings of [`ClientBuilder`].
    #[cfg(feature = "hyper")]
    pub fn new(variables: V) -> Self {
        Self::builder(variables).build()
    }

    /// Creates a client that sends through `transport`, which in tests is a closure:
    /// `Client::with_transport(variables, |_| Response::new(200, "ok"))`.
    pub fn with_transport(variables: V, transport: impl Transport) -> Self {
        Self::builder(variables).transport(transport).build()
    }

    /// Creates a builder for a client with other settings.
    pub fn builder(variables: V) -> ClientBuilder<V> {
        ClientBuilder::new(variables)
    }
}

/// The settings of a [`Client`].
///
/// ```
/// use std::time::Duration;
///
/// use postman_client::{Client, Retry, Variables};
///
/// fn client<V: Variables>(variables: V) -> Client<V> {
///     Client::builder(variables)
///         .retry(Retry::standard())
///         .timeout(Duration::from_secs(20))
///         .connect_timeout(Duration::from_secs(3))
///         .user_agent("shop/1.2")
///         .build()
/// }
/// ```
///
/// | to set | methods |
/// |---|---|
/// | limits of time | [`timeout`](Self::timeout), `connect_timeout`, [`first_byte_timeout`](Self::first_byte_timeout), [`idle_timeout`](Self::idle_timeout) |
/// | limits of size | [`max_answer_size`](Self::max_answer_size), `max_headers` |
/// | the common parts of all requests | [`default_header`](Self::default_header), [`user_agent`](Self::user_agent), [`base_url`](Self::base_url), [`before_send`](Self::before_send) |
/// | hooks for all answers | [`on_answer`](Self::on_answer), [`on_mismatch`](Self::on_mismatch), `observe` |
/// | retries and logins | `retry`, `renew`, `fetch_tokens` |
/// | connections | `proxy`, `no_proxy`, `root_certificates`, `pool_idle_timeout`, `pool_max_idle` |
/// | the service that sends | [`service`](Self::service), [`transport`](Self::transport), `layer`, `reqwest` |
/// | Postman's own behavior | [`captures`](Self::captures), [`presets`](Self::presets), `cookies`, [`insecure_redirects`](Self::insecure_redirects) |
/// | for tests | [`clock`](Self::clock), [`seed`](Self::seed) |
///
/// Methods that need a feature are marked.
#[must_use]
pub struct ClientBuilder<V> {
    variables: V,
    pub(super) network: NetworkSettings,
    captures: bool,
    #[cfg(feature = "cookies")]
    cookies: bool,
    presets: bool,
    on_mismatch: Option<OnMismatch>,
    defaults: Defaults,
    #[cfg(feature = "observe")]
    observer: Option<Observer>,
    #[cfg(feature = "retry")]
    retry: Option<Retry>,
    #[cfg(feature = "oauth2")]
    fetch_tokens: bool,
    #[cfg(feature = "renewal")]
    renewals: Vec<Renewal<V>>,
    clock: Option<Clock>,
    seed: Option<u64>,
}

impl<V: Variables> ClientBuilder<V> {
    pub(super) fn new(variables: V) -> Self {
        Self {
            variables,
            network: NetworkSettings::default(),
            captures: true,
            #[cfg(feature = "cookies")]
            cookies: true,
            presets: true,
            on_mismatch: None,
            defaults: Defaults::default(),
            #[cfg(feature = "observe")]
            observer: None,
            #[cfg(feature = "retry")]
            retry: None,
            #[cfg(feature = "oauth2")]
            fetch_tokens: true,
            #[cfg(feature = "renewal")]
            renewals: Vec::new(),
            clock: None,
            seed: None,
        }
    }

    /// Sets whether the collection's scripts store values of answers in the variables. The default is `true`.
    pub fn captures(mut self, captures: bool) -> Self {
        self.captures = captures;
        self
    }

    /// Sets whether cookies that answers set are sent with later requests, as in Postman. The default is `true`.
    #[cfg(feature = "cookies")]
    pub fn cookies(mut self, cookies: bool) -> Self {
        self.cookies = cookies;
        self
    }

    /// Sets whether the collection's scripts set variables before a request. The default is `true`.
    pub fn presets(mut self, presets: bool) -> Self {
        self.presets = presets;
        self
    }

    /// Calls `see` with the places where an answer, or the body of a failure, has a value of another kind than its type, which was
    /// converted or left out: [`Answer::mismatches`](crate::Answer::mismatches) for all calls. It is not called for an answer that
    /// fits.
    ///
    /// ```
    /// # use postman_client::{Client, Variables};
    /// # fn client<V: Variables>(variables: V) -> Client<V> {
    /// Client::builder(variables)
    ///     .on_mismatch(|operation, mismatches| {
    ///         for mismatch in mismatches {
    ///             eprintln!("{operation}: {mismatch}");
    ///         }
    ///     })
    ///     .build()
    /// # }
    /// ```
    pub fn on_mismatch(mut self, see: impl Fn(Operation, &Mismatches) + Send + Sync + 'static) -> Self {
        self.on_mismatch = Some(Arc::new(see));
        self
    }

    /// Sends a header with each request that has none of that name from the collection, the caller or the auth. The value is data;
    /// [`Text::variable`] is the value of a variable. Requests for OAuth 2 tokens do not get it.
    ///
    /// ```
    /// # use postman_client::{Client, Variables};
    /// # fn client<V: Variables>(variables: V) -> Client<V> {
    /// Client::builder(variables)
    ///     .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
    ///     .default_header("Accept-Language", "en")
    ///     .base_url("http://localhost:8080/mock")
    ///     .before_send(|operation, request| println!("{operation}: {} bytes", request.body.len()))
    ///     .on_answer(|operation, response| println!("{operation}: {}", response.status()))
    ///     .build()
    /// # }
    /// ```
    pub fn default_header(mut self, name: impl Into<String>, value: impl Into<Text>) -> Self {
        self.defaults.headers.push((name.into().into(), value.into()));
        self
    }

    /// Sends this `User-Agent` with each request that has none: `"shop/1.2"`. By default none is sent.
    pub fn user_agent(self, value: impl Into<Text>) -> Self {
        self.default_header("User-Agent", value)
    }

    /// Sends all requests to this URL instead of their own scheme, host and port: to a mock server, for example. Its path precedes
    /// theirs, and signatures are made for the new URL. Requests for OAuth 2 tokens are not redirected.
    ///
    /// If the URL cannot be used, or has a query, each call fails with [`Error::Invalid`](crate::Error::Invalid).
    pub fn base_url(mut self, url: impl AsRef<str>) -> Self {
        self.defaults.set_base_url(url.as_ref());
        self
    }

    /// Calls `change` with each request, as data, after it is signed and before it is sent: at each attempt, and before
    /// [`Call::prepare`](crate::Call::prepare). Hooks run in the order in which they were added. Mark credentials that a hook adds
    /// [as sensitive](http::HeaderValue::set_sensitive), so that they do not show in `Debug`.
    pub fn before_send(mut self, change: impl Fn(Operation, &mut Request) + Send + Sync + 'static) -> Self {
        self.defaults.before_send.push(Arc::new(change));
        self
    }

    /// Calls `see` with each answer before it is decoded: that of each attempt, including challenges of the auth, but not redirects that
    /// are followed. `Debug` of a [`Response`] shows no body.
    pub fn on_answer(mut self, see: impl Fn(Operation, &Response) + Send + Sync + 'static) -> Self {
        self.defaults.on_answer.push(Arc::new(see));
        self
    }

    /// Records the shapes of answers in a file, for the types of the next generated client: `observe("shop.observations.json")`, or an
    /// [`Observer`], with which the program decides when to save. No value of an answer is recorded. It is meant for test suites and runs
    /// against a staging system.
    #[cfg(feature = "observe")]
    pub fn observe(mut self, observer: impl Into<Observer>) -> Self {
        self.observer = Some(observer.into());
        self
    }

    /// Retries failed requests by a [`Retry`]: `retry(Retry::standard())`. By default each request is sent once, as in Postman.
    /// [`Call::retry`](crate::Call::retry) and [`Call::no_retry`](crate::Call::no_retry) are for one call.
    #[cfg(feature = "retry")]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets whether OAuth 2 tokens are fetched and renewed. The default is `true`. With `false`, only a token that is set is sent, as
    /// in Postman's runner.
    #[cfg(feature = "oauth2")]
    pub fn fetch_tokens(mut self, fetch_tokens: bool) -> Self {
        self.fetch_tokens = fetch_tokens;
        self
    }

    /// Logs in and renews a token with a request of the collection: `renew(auth::renew_refresh_token())`, or a [`Renewal`] of your own.
    ///
    /// The login is sent before a call that uses its variable while that is unset, and once after a 401 to a call that used it;
    /// then the call is sent with the new value. All calls that need it at that time wait for one login, and a call that is
    /// cancelled while it logs in does not hold up the others. A login renews nothing itself, and what it captures is stored even with
    /// [`captures(false)`](Self::captures). If it fails, so does the call: with [`Error::Token`](crate::Error::Token),
    /// [`Error::Unset`](crate::Error::Unset) or [`Error::Transport`](crate::Error::Transport). Time limits apply to each request.
    ///
    /// Nothing is renewed without this method: Postman's runner renews nothing, and a login may have side effects.
    #[cfg(feature = "renewal")]
    pub fn renew(mut self, renewal: Renewal<V>) -> Self {
        self.renewals.push(renewal);
        self
    }

    /// Sets the clock of dynamic variables (`{{$timestamp}}`), signatures and the expiry of tokens. The default is the system's clock.
    /// Limits such as [`timeout`](Self::timeout) do not follow it.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Makes random values repeatable, for tests: dynamic variables (`{{$guid}}`), boundaries of multipart bodies and nonces of
    /// signatures. Two clients with the same seed draw the same values for the first request that they build, for the second, and so
    /// on; [`Call::request`](crate::Call::request) builds one, too. Another version of this library may draw other values.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Builds the client. Without the feature `hyper` it needs a [`transport`](Self::transport) or a [`service`](Self::service): its
    /// calls fail otherwise.
    pub fn build(self) -> Client<V> {
        let timeout = self.network.timeout;
        let sources = Sources::new(self.clock, self.seed);
        let core = Core {
            transport: self.network.sender(),
            timeout,
            captures: self.captures,
            presets: self.presets,
            on_mismatch: self.on_mismatch,
            defaults: self.defaults,
            #[cfg(feature = "observe")]
            observer: self.observer,
            #[cfg(feature = "retry")]
            retry: self.retry,
            #[cfg(feature = "oauth2")]
            fetch_tokens: self.fetch_tokens,
            sources,
            memory: Memory::default(),
        };
        #[cfg(feature = "cookies")]
        let jar = if self.cookies { Jar::new() } else { Jar::default() };
        #[cfg(not(feature = "cookies"))]
        let jar = Jar;
        Client {
            core: Arc::new(core),
            jar,
            variables: Arc::new(Shared::new(self.variables)),
            #[cfg(feature = "renewal")]
            renewals: Some(self.renewals)
                .filter(|given| !given.is_empty())
                .map(|given| Arc::new(Renewals::new(given)) as Arc<dyn Renewing<V>>),
        }
    }
}
