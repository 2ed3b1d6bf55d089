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
    /// A client that sends over the network, with the settings of [`ClientBuilder`].
    #[cfg(feature = "hyper")]
    pub fn new(variables: V) -> Self {
        Self::builder(variables).build()
    }

    /// A client that sends through `transport`: a closure in tests.
    pub fn with_transport(variables: V, transport: impl Transport) -> Self {
        Self::builder(variables).transport(transport).build()
    }

    /// A client with settings of its own.
    pub fn builder(variables: V) -> ClientBuilder<V> {
        ClientBuilder::new(variables)
    }
}

/// Settings of a [`Client`].
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

    /// Sets whether answers are stored into the variables as the collection's scripts do; they are
    /// unless set to `false`.
    pub fn captures(mut self, captures: bool) -> Self {
        self.captures = captures;
        self
    }

    /// Sets whether cookies that answers set are sent with later requests, as in Postman; they are
    /// unless set to `false`.
    #[cfg(feature = "cookies")]
    pub fn cookies(mut self, cookies: bool) -> Self {
        self.cookies = cookies;
        self
    }

    /// Sets whether variables are set before a request as the collection's scripts do; they are unless
    /// set to `false`.
    pub fn presets(mut self, presets: bool) -> Self {
        self.presets = presets;
        self
    }

    /// Sees what was forgiven of an answer, of a failure too: values of another kind than the collection's examples have.
    /// [`Answer::mismatches`](crate::Answer::mismatches) has the same. It is not called for an answer that fits.
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

    /// Sends a header with each request that has none of that name, neither of the collection nor of the caller or the auth.
    /// The value is data; [`Text::variable`] takes one of the variables. OAuth 2 token requests do not get it.
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

    /// Sends this `User-Agent` with each request that has none: `"shop/1.2"`. Without it, none is sent.
    pub fn user_agent(self, value: impl Into<Text>) -> Self {
        self.default_header("User-Agent", value)
    }

    /// Sends all requests of the collection to this URL instead of their own scheme, host and port, such as that of a mock
    /// server. Its path comes before theirs. Signatures are made for where the request goes. Requests for OAuth 2 tokens go
    /// where they go otherwise.
    ///
    /// A URL that cannot be used, or that has a query, is the error of each call: [`Error::Invalid`](crate::Error::Invalid).
    pub fn base_url(mut self, url: impl AsRef<str>) -> Self {
        self.defaults.set_base_url(url.as_ref());
        self
    }

    /// Changes each request, as data, after it is signed and before it is sent: at each attempt, and before
    /// [`Call::prepare`](crate::Call::prepare). Credentials that it adds are to be marked as sensitive. Hooks run in the order
    /// in which they are given.
    pub fn before_send(mut self, change: impl Fn(Operation, &mut Request) + Send + Sync + 'static) -> Self {
        self.defaults.before_send.push(Arc::new(change));
        self
    }

    /// Sees each answer before it is read, after redirects: that of each attempt, and those that ask for credentials too.
    /// `Debug` of a [`Response`] shows no body.
    pub fn on_answer(mut self, see: impl Fn(Operation, &Response) + Send + Sync + 'static) -> Self {
        self.defaults.on_answer.push(Arc::new(see));
        self
    }

    /// Notes what answers look like into a file, for the types of the next generated client: `observe("shop.observations.json")`, or an
    /// [`Observer`] that says when it saves. No value of an answer is noted. It is meant for test suites and staging runs.
    #[cfg(feature = "observe")]
    pub fn observe(mut self, observer: impl Into<Observer>) -> Self {
        self.observer = Some(observer.into());
        self
    }

    /// Sends requests again that fail for a while, as [`Retry`] says: `retry(Retry::standard())`. Without it each request is
    /// sent once, as in Postman. [`Call::retry`](crate::Call::retry) and [`Call::no_retry`](crate::Call::no_retry) say it for one
    /// call.
    #[cfg(feature = "retry")]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets whether tokens of OAuth 2 are fetched and renewed; they are unless set to `false`. Postman's runner sends only
    /// tokens that are given.
    #[cfg(feature = "oauth2")]
    pub fn fetch_tokens(mut self, fetch_tokens: bool) -> Self {
        self.fetch_tokens = fetch_tokens;
        self
    }

    /// Logs in and renews a token with a request of the collection: `renew(auth::renew_refresh_token())`, or a
    /// [`Renewal`] of your own.
    ///
    /// The request is sent before a call that uses its variable while that is unset, and once after a 401 to a call
    /// that has used it; then the call goes out with the new value. One is sent at a time, however many calls wait for
    /// it. It renews nothing itself, and what it captures is stored also with [`captures(false)`](Self::captures).
    /// When it fails, that is the error of the call: [`Error::Token`](crate::Error::Token),
    /// [`Error::Unset`](crate::Error::Unset) or [`Error::Transport`](crate::Error::Transport). Time limits are for each
    /// request.
    ///
    /// No renewal is done that is not given here: Postman's runner does none, and a login may have effects.
    #[cfg(feature = "renewal")]
    pub fn renew(mut self, renewal: Renewal<V>) -> Self {
        self.renewals.push(renewal);
        self
    }

    /// Sets the clock of dynamic variables (`{{$timestamp}}`), signatures and the expiry of tokens. The
    /// system's clock unless set. Limits such as [`timeout`](Self::timeout) do not follow it.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Makes random values repeatable, for tests: dynamic variables (`{{$guid}}`), boundaries of
    /// multipart bodies and nonces of signatures. The first request that two clients with one seed
    /// build has the same ones, and the second, and so on; each call of
    /// [`Call::request`](crate::Call::request) counts. Another version of this library may make
    /// other values of a seed.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// The client. Without the feature `hyper` and without [`transport`](Self::transport) or [`service`](Self::service),
    /// its calls fail.
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
